import axios from 'axios';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { attach, constant, createPolicy, run } from '../../src/index.js';
import { fakeClock, recordWaits } from '../../src/testing/index.js';
import { rehearse } from './rehearse.js';

const HOUR = 3_600_000;

afterEach(() => void vi.useRealTimers());

/** Each way to use them that a suite may have set for all its tests. */
const ways = [
  ['all of them', {}],
  ['the date alone', { toFake: ['Date'] }],
  ['the timers alone', { toFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'clearImmediate'] }],
  [
    'those of every kind',
    { toFake: ['setTimeout', 'setImmediate', 'queueMicrotask', 'performance', 'Date'] },
  ],
  ['those that go on by themselves', { shouldAdvanceTime: true }],
] satisfies [string, Parameters<typeof vi.useFakeTimers>[0]][];

describe.each(ways)('under fake timers of the test tool, %s', (_, config) => {
  it('recorded waits take no time, and nobody has to move anything', async () => {
    const server = await rehearse({ script: '503,ServiceUnavailable,ok' });
    vi.useFakeTimers({ ...config, now: 1_000 });
    const { policy, waits } = recordWaits(createPolicy({ backoff: constant(HOUR), attemptTimeout: 60_000 }));
    const api = axios.create({ baseURL: server.url, proxy: false });
    attach(api, policy);
    expect((await api.get('/')).status).toBe(200);
    expect(waits.map(({ delayMs, attempt }) => [delayMs, attempt])).toEqual([
      [HOUR, 1],
      [HOUR, 2],
    ]);
  });

  it('a fake clock does its work for a function', async () => {
    vi.useFakeTimers(config);
    const clock = fakeClock({ now: 0 });
    const fn = async ({ attempt }: { attempt: number }) => {
      if (attempt < 3) throw Object.assign(new Error('broken pipe'), { code: 'EPIPE' });
      return attempt;
    };
    await expect(run(fn, { clock, backoff: constant(HOUR) })).resolves.toBe(3);
    expect(clock.now()).toBe(2 * HOUR);
  });
});

describe('under fake timers of the test tool', () => {
  it('a fake clock starts at their time', () => {
    vi.useFakeTimers({ now: 12_345 });
    expect(fakeClock().now()).toBe(12_345);
  });

  it('the limit of an attempt goes by them', async () => {
    vi.useFakeTimers();
    const { policy } = recordWaits({ attemptTimeout: HOUR, retries: 0 });
    const cut = expect(run(() => new Promise(() => undefined), policy)).rejects.toMatchObject({
      code: 'ETIMEDOUT',
    });
    await vi.advanceTimersByTimeAsync(HOUR);
    await cut;
    expect(vi.getTimerCount()).toBe(0);
  });

  it('timers that are not due stay where they are', async () => {
    const server = await rehearse({ script: '503,ok' });
    vi.useFakeTimers();
    const other = vi.fn();
    setTimeout(other, 1);
    const { policy } = recordWaits({ backoff: constant(HOUR) });
    const api = axios.create({ baseURL: server.url, proxy: false });
    attach(api, policy);
    await api.get('/');
    expect(other).not.toHaveBeenCalled();
  });
});
