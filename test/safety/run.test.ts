import axios, { type AxiosRequestConfig } from 'axios';
import { describe, expect, it } from 'vitest';
import { type Failure, type FailureEvent, run } from '../../src/index.js';
import { rejected } from '../flows/client.js';
import { serve } from '../flows/server.js';
import { CANARIES, leaks, SECRET } from './canaries.js';
import { ECHOES, FAULTS, LIMITS } from './faults.js';

const ran = async (fn: () => Promise<unknown>) => {
  const events: FailureEvent[] = [];
  const options = { retries: 1, backoff: () => 0, throttleBackoff: () => 0 };
  const error = await rejected(run(fn, { ...options, onEvent: (event) => void events.push(event) }));
  return { error, told: { events: JSON.stringify(events) } };
};

const request = (port: number, config: AxiosRequestConfig) => () =>
  axios.request({
    baseURL: `http://127.0.0.1:${String(port)}`,
    url: '/',
    proxy: false,
    ...LIMITS,
    ...config,
  });

describe.each([...Object.entries(ECHOES), ...Object.entries(FAULTS)])(
  'run of a plain axios call that fails with %s',
  (_, step) => {
    it.each(Object.entries(CANARIES))('shows nothing of %s', async (_, carrying) => {
      const { port } = await serve(step);
      const { error, told } = await ran(request(port, carrying(port)));
      expect(axios.isAxiosError(error)).toBe(true);
      expect(error.failure.stop).toBeDefined();
      expect(leaks(error, told)).toEqual([]);
    });
  },
);

describe('run of a function of another kind', () => {
  it('throws the very thing it threw, and leaves it as it is', async () => {
    const thrown = Object.assign(new Error('no'), { code: 'ECONNRESET', address: { password: SECRET } });
    const { error, told } = await ran(() => Promise.reject(thrown));
    expect(error).toBe(thrown);
    expect(Object.keys(error)).toEqual(['code', 'address', 'failure']);
    expect(JSON.stringify([error.failure, told])).not.toContain(SECRET);
  });

  it.each([
    ['an address in the message', `GET https://h/?Signature=${encodeURIComponent(SECRET)}&a=b failed`],
    ['a refused signature', `server string to sign is: AccessKeyId%3D${encodeURIComponent(SECRET)}`],
  ])('tells nothing of %s', async (_, message) => {
    const { error, told } = await ran(() => Promise.reject(new Error(message)));
    const failure: Failure = error.failure;
    expect(JSON.stringify([failure, told])).not.toContain('s3cret');
  });
});
