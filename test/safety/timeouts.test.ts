import { describe, expect, it } from 'vitest';
import { hang, serve } from '../flows/server.js';
import { CANARIES, fail, leaks, UNSENT } from './canaries.js';
import { ECHOES } from './faults.js';

describe.each([
  ["axios's timeout", {}, { timeout: 25 }],
  ['attemptTimeout', { attemptTimeout: 25 }, {}],
  ['totalTimeout', { totalTimeout: 25 }, {}],
])('after %s', (_, options, request) => {
  it.each(Object.entries({ ...CANARIES, ...UNSENT }))('%s is nowhere', async (_, carrying) => {
    const server = await serve(hang);
    const { error, told } = await fail(server, { ...carrying(server.port), ...request }, options);
    expect(error.failure.category).toBe('timeout');
    expect(leaks(error, told)).toEqual([]);
  });
});

describe('after a deadline that would pass during the wait', () => {
  it.each(Object.entries(CANARIES))('%s is nowhere', async (_, carrying) => {
    const server = await serve(ECHOES['an error that is repeated'] ?? {});
    const options = { totalTimeout: 1_000, backoff: () => 60_000 };
    const { error, told } = await fail(server, carrying(server.port), options);
    expect(error.failure.stop).toBe('deadline');
    expect(leaks(error, told)).toEqual([]);
  });
});
