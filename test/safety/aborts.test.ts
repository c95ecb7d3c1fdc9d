import axios from 'axios';
import { describe, expect, it } from 'vitest';
import { hang, nas, serve } from '../flows/server.js';
import { CANARIES, fail, leaks, SECRET } from './canaries.js';

const ways = {
  'a signal': (after: number) => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(new Error(`enough of ${SECRET}`)), after);
    return { signal: controller.signal };
  },
  'a cancel token': (after: number) => {
    const source = axios.CancelToken.source();
    setTimeout(() => source.cancel('enough'), after);
    return { cancelToken: source.token };
  },
};

describe.each(Object.entries(ways))('after an abort by %s', (_, way) => {
  it.each(Object.entries(CANARIES))('in flight, %s is nowhere', async (_, carrying) => {
    const server = await serve(hang);
    const { error, told } = await fail(server, { ...carrying(server.port), ...way(25) });
    expect(error.failure.stop).toBe('cancelled');
    expect(leaks(error, told)).toEqual([]);
  });

  it.each(Object.entries(CANARIES))('during the wait, %s is nowhere', async (_, carrying) => {
    const server = await serve(nas(503, 'ServiceUnavailable', `No ${SECRET} here.`));
    const options = { backoff: () => 60_000 };
    const { error, told } = await fail(server, { ...carrying(server.port), ...way(50) }, options);
    expect(error.failure.stop).toBe('cancelled');
    expect(leaks(error, told)).toEqual([]);
  });
});
