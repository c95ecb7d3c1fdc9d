import { describe, expect, it } from 'vitest';

import { adaptiveConcurrency, constant, type FailureEvent, type PolicyOptions } from '../../src/index.js';
import { fakeClock, type RehearsalScript } from '../../src/testing/index.js';
import { connect, eventually, rejected } from '../flows/client.js';
import { rehearse } from './rehearse.js';

/** Long enough that a wait which took real time would end the test. */
const HOUR = 3_600_000;

async function rehearsed(script: RehearsalScript, options: PolicyOptions = {}) {
  const server = await rehearse({ script });
  const clock = fakeClock({ now: 0 });
  return { server, clock, ...connect(server, { clock, backoff: constant(HOUR), ...options }) };
}

const elapsed = (event: FailureEvent | undefined) => event?.type === 'recover' && event.elapsedMs;

describe('an attached instance by a fake clock', () => {
  it('takes no time for its waits, and tells how long they were', async () => {
    const { api, server, clock, events } = await rehearsed('503,InternalError,reset,ok');
    expect((await api.get('/')).status).toBe(200);
    expect(server.requests).toHaveLength(4);
    expect([clock.now(), elapsed(events.at(-1))]).toEqual([3 * HOUR, 3 * HOUR]);
    expect(clock.pending).toEqual([]);
  });

  it('waits for the server’s hint by it', async () => {
    const { api, clock } = await rehearsed('Throttling.User@retry-after=50,ok', {
      throttleBackoff: constant(0),
      random: () => 0,
    });
    await api.get('/');
    expect(clock.now()).toBe(50_000);
  });

  it('counts waits against totalTimeout', async () => {
    const { api, server } = await rehearsed('503,503,503,ok', { totalTimeout: 2.5 * HOUR });
    const { failure } = await rejected(api.get('/'));
    expect(failure).toMatchObject({ stop: 'deadline', elapsedMs: 2 * HOUR });
    expect(server.requests).toHaveLength(3);
  });

  it('leaves a real attempt its time, however often it jumps', async () => {
    const { api, clock } = await rehearsed(['503', { delayMs: 30 }], { attemptTimeout: 10_000 });
    expect((await api.get('/')).status).toBe(200);
    expect([clock.now(), clock.pending]).toEqual([HOUR, []]);
  });

  it('leaves attempts at the same time theirs', async () => {
    const { api, clock } = await rehearsed(
      { '*': Array.from({ length: 20 }, (_, at) => ({ status: at < 10 ? 503 : 200, delayMs: at % 7 })) },
      { attemptTimeout: 10_000 },
    );
    const responses = await Promise.all(Array.from({ length: 10 }, () => api.get('/')));
    expect(responses.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(clock.pending).toEqual([]);
  });

  it('cuts an attempt that hangs when the machine’s time is up', async () => {
    const { api, events, clock } = await rehearsed('hang,ok', { attemptTimeout: 50 });
    expect((await api.get('/')).status).toBe(200);
    expect(events[0]).toMatchObject({ failure: { code: 'ETIMEDOUT', attempts: [{ durationMs: 50 }] } });
    expect([clock.now(), clock.pending]).toEqual([HOUR + 50, []]);
  });

  it('cuts one when it is moved there by hand', async () => {
    const { api, server, clock } = await rehearsed('hang,hang', { attemptTimeout: HOUR, retries: 1 });
    const call = rejected(api.get('/'));
    for (const count of [1, 2]) {
      await eventually(() => server.requests.length).toBe(count);
      await clock.advance(HOUR);
    }
    expect((await call).failure).toMatchObject({ stop: 'retries-exhausted', elapsedMs: 3 * HOUR });
  });

  it('leaves a call in line the time of the one in flight', async () => {
    const overload = adaptiveConcurrency({ initial: 1, max: 1, maxWait: 5_000 });
    const { api } = await rehearsed(['ok@delay=30', 'ok'], { overload });
    const calls = await Promise.all([api.get('/'), api.get('/')]);
    expect(calls.map(({ status }) => status)).toEqual([200, 200]);
  });

  it('refuses a call in line after maxWait', async () => {
    const overload = adaptiveConcurrency({ initial: 1, max: 1, maxWait: HOUR });
    const { api, server, clock } = await rehearsed('hang', { overload });
    const controller = new AbortController();
    const first = rejected(api.get('/', { signal: controller.signal }));
    await eventually(() => server.requests.length).toBe(1);
    const second = rejected(api.get('/'));
    await eventually(() => clock.pending).toEqual([HOUR]);
    await clock.advance(HOUR);
    expect((await second).failure).toMatchObject({ stop: 'overloaded', elapsedMs: HOUR });
    controller.abort();
    await first;
  });

  it('ends a wait by an abort before it is over', async () => {
    const server = await rehearse({ script: '503' });
    const clock = fakeClock({ auto: false });
    const { api } = connect(server, { clock, backoff: constant(HOUR) });
    const controller = new AbortController();
    const call = rejected(api.get('/', { signal: controller.signal }));
    await eventually(() => clock.pending).toEqual([HOUR]);
    controller.abort();
    expect((await call).failure.stop).toBe('cancelled');
    expect(clock.pending).toEqual([]);
  });

  it('waits until it is moved, where it is moved by hand', async () => {
    const server = await rehearse({ script: '503,ok' });
    const clock = fakeClock({ auto: false });
    const { api } = connect(server, { clock, backoff: constant(HOUR), totalTimeout: 2 * HOUR });
    const call = api.get('/');
    await eventually(() => clock.pending).toEqual([HOUR]);
    await clock.advance(HOUR - 1);
    expect(server.requests).toHaveLength(1);
    await clock.advance(1);
    expect((await call).status).toBe(200);
  });
});
