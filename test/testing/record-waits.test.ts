import axios from 'axios';
import { describe, expect, it } from 'vitest';

import {
  attach,
  constant,
  createBudget,
  createPolicy,
  exponential,
  type FailureEvent,
  type PolicyOptions,
  run,
  wrap,
} from '../../src/index.js';
import { recordWaits, type RehearsalScript } from '../../src/testing/index.js';
import { rejected } from '../flows/client.js';
import { rehearse } from './rehearse.js';

const steady: PolicyOptions = {
  backoff: exponential({ base: 10_000, max: 60_000, jitter: 'none' }),
  throttleBackoff: constant(15_000),
  random: () => 0,
};

async function recorded(script: RehearsalScript, options: PolicyOptions = {}) {
  const server = await rehearse({ script });
  const record = recordWaits(createPolicy({ ...steady, ...options }));
  const api = axios.create({ baseURL: server.url, proxy: false });
  attach(api, record.policy);
  return { ...record, api, server };
}

describe('recorded waits', () => {
  it('say how long, on whose word, after which failure of which attempt', async () => {
    const { api, waits, server } = await recorded(
      'ServiceUnavailable, Throttling.User@retry-after=20, reset, ok',
    );
    expect((await api.get('/')).status).toBe(200);
    expect(waits).toEqual([
      { delayMs: 10_000, delayFrom: 'backoff', code: 'ServiceUnavailable', attempt: 1 },
      { delayMs: 20_000, delayFrom: 'retry-after', code: 'Throttling.User', attempt: 2 },
      { delayMs: 40_000, delayFrom: 'backoff', code: 'ECONNRESET', attempt: 3 },
    ]);
    expect(server.requests).toHaveLength(4);
  });

  it('are none for a call that succeeds, or ends at once', async () => {
    const { api, waits } = await recorded('ok,InvalidFileSystem.NotFound');
    await api.get('/');
    await rejected(api.get('/'));
    expect(waits).toEqual([]);
  });

  it('are those of all calls, one after the other', async () => {
    const { api, waits } = await recorded('503,ok,503,ok');
    await api.get('/');
    await api.get('/');
    expect(waits.map(({ attempt, delayMs }) => [attempt, delayMs])).toEqual([
      [1, 10_000],
      [1, 10_000],
    ]);
  });

  it('take no time though the limits of the policy hold', async () => {
    const { api, waits, clock } = await recorded('503,503,503,ok', {
      attemptTimeout: 10_000,
      totalTimeout: 65_000,
      retries: 5,
    });
    const startMs = clock.now();
    expect((await rejected(api.get('/'))).failure).toMatchObject({ stop: 'deadline', elapsedMs: 30_000 });
    expect(waits.map(({ delayMs }) => delayMs)).toEqual([10_000, 20_000]);
    expect(clock.now() - startMs).toBe(30_000);
  });

  it('are those of a run and a wrapped function, too', async () => {
    const { policy, waits } = recordWaits(steady);
    let calls = 0;
    const fn = async () => {
      calls += 1;
      if (calls % 2) throw Object.assign(new Error('broken pipe'), { code: 'EPIPE' });
      return calls;
    };
    expect([await run(fn, policy), await wrap(fn, policy)()]).toEqual([2, 4]);
    const wait = { delayMs: 10_000, delayFrom: 'backoff', code: 'EPIPE', attempt: 1 };
    expect(waits).toEqual([wait, wait]);
  });
});

describe('a policy whose waits are recorded', () => {
  it('is what it was but for clock, listener and the counter of unknown codes', () => {
    const given = createPolicy({ ...steady, totalTimeout: 5_000, overrides: { '404': 'retry' } });
    const { policy } = recordWaits(given);
    const { clock: _, onEvent: __, unknownCodes: ___, ...rest } = given;
    expect(policy).toMatchObject(rest);
    expect(policy.budget).toBe(given.budget);
    expect(given.onEvent).toBeUndefined();
  });

  it('still tells its own listener, and shares its budget', async () => {
    const events: FailureEvent[] = [];
    const budget = createBudget({ capacity: 20 });
    const onEvent = (event: FailureEvent) => events.push(event);
    const { api, waits } = await recorded('503,503,503', { budget, onEvent });
    expect((await rejected(api.get('/'))).failure.stop).toBe('budget-exhausted');
    expect(waits).toHaveLength(1);
    expect(events.map(({ type }) => type)).toEqual(['retry', 'give-up']);
  });

  it('keeps its overrides', async () => {
    const { api, waits } = await recorded('404,ok', { overrides: { '404': { retry: true, delay: 7 } } });
    await api.get('/');
    expect(waits).toMatchObject([{ delayMs: 7, code: 'HTTP_404' }]);
  });

  it('starts at the time of the clock it had', () => {
    const clock = { now: () => 77, setTimeout: () => 0, clearTimeout: () => undefined };
    expect(recordWaits({ clock }).clock.now()).toBe(77);
    expect(recordWaits({ clock }).policy.clock.now()).toBe(77);
  });

  it('may be made of nothing: the defaults', () => {
    expect(recordWaits()).toMatchObject({ waits: [], policy: { retries: 3 } });
  });

  it('is refused where an option is wrong', () => {
    expect(() => recordWaits({ retries: -1 })).toThrow(/`retries` takes a whole number/);
    expect(() => recordWaits('503' as PolicyOptions)).toThrow(TypeError);
  });
});
