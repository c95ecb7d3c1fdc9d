import type { AxiosResponse, InternalAxiosRequestConfig } from 'axios';
import { AxiosError } from 'axios';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Clock, constant } from '../../src/index.js';
import { connect, eventually, rejected, told } from './client.js';
import { hang, nas, ok, serve, unavailable } from './server.js';

interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

/** A clock that stands still until it is told to go on. */
function manualClock(startMs = 1_000_000): Clock & { advance(ms: number): void; pending(): number } {
  let now = startMs;
  const timers = new Set<Timer>();
  return {
    now: () => now,
    setTimeout(callback, ms) {
      const timer = { at: now + ms, callback };
      timers.add(timer);
      return timer;
    },
    clearTimeout: (timer) => void timers.delete(timer as Timer),
    pending: () => timers.size,
    advance(ms) {
      now += ms;
      for (const timer of [...timers].sort((a, b) => a.at - b.at)) {
        if (timer.at <= now && timers.delete(timer)) timer.callback();
      }
    },
  };
}

const realTime = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('a clock of the caller', () => {
  it('owns every wait', async () => {
    const server = await serve(unavailable, unavailable, ok);
    const clock = manualClock();
    const client = connect(server, { clock, backoff: constant(10_000) });
    const call = client.api.get<unknown>('/');
    for (const attempt of [1, 2]) {
      await eventually(() => [client.events.length, clock.pending()]).toEqual([attempt, 1]);
      clock.advance(9_999);
      await realTime(15);
      expect(server.requests).toHaveLength(attempt);
      clock.advance(1);
    }
    expect((await call).data).toEqual({ ok: true });
    expect(clock.pending()).toBe(0);
    expect(client.events[2]).toMatchObject({ type: 'recover', elapsedMs: 20_000 });
    expect(client.events[2]).toMatchObject({
      attempts: [
        { startedAtMs: 1_000_000, durationMs: 0, delayMs: 10_000 },
        { startedAtMs: 1_010_000, durationMs: 0, delayMs: 10_000 },
        { startedAtMs: 1_020_000, durationMs: 0 },
      ],
    });
  });

  it('does not make waits short where it does not move', async () => {
    const server = await serve(unavailable, ok);
    const clock = manualClock();
    const controller = new AbortController();
    const call = rejected(
      connect(server, { clock, backoff: constant(1) }).api.get('/', { signal: controller.signal }),
    );
    await realTime(60);
    expect(server.requests).toHaveLength(1);
    controller.abort();
    expect((await call).failure.stop).toBe('cancelled');
    expect(clock.pending()).toBe(0);
  });

  it('decides attemptTimeout and totalTimeout', async () => {
    const server = await serve(hang);
    const clock = manualClock();
    const client = connect(server, { clock, attemptTimeout: 500, totalTimeout: 900, backoff: constant(100) });
    const call = rejected(client.api.get('/'));
    await eventually(() => server.requests.length).toBe(1);
    clock.advance(500);
    await eventually(() => [client.events.length, clock.pending()]).toEqual([1, 1]);
    clock.advance(100);
    await eventually(() => server.requests.length).toBe(2);
    clock.advance(300);
    const { failure, message } = await call;
    expect(message).toContain('totalTimeout of 900ms exceeded');
    expect(failure).toMatchObject({ stop: 'deadline', elapsedMs: 900 });
    expect(clock.pending()).toBe(0);
  });

  it('stops a call whose deadline passed during a wait, with the last real error', async () => {
    const server = await serve(unavailable);
    const clock = manualClock();
    const client = connect(server, { clock, totalTimeout: 1_000, backoff: constant(100) });
    const call = rejected(client.api.get('/'));
    await eventually(() => [client.events.length, clock.pending()]).toEqual([1, 1]);
    clock.advance(5_000);
    const error = await call;
    expect(error.failure).toMatchObject({ code: 'ServiceUnavailable', stop: 'deadline', elapsedMs: 5_000 });
    expect(error.response?.status).toBe(503);
    expect(told(client)).toEqual(['retry', 'give-up']);
    expect(server.requests).toHaveLength(1);
  });

  it('says when to come back by its own time', async () => {
    const server = await serve(nas(503, 'ServiceUnavailable', 'Busy.', { 'retry-after': '3600' }));
    const { failure } = await rejected(connect(server, { clock: manualClock(0) }).api.get('/'));
    expect(failure.retryAt).toBe('1970-01-01T01:00:00.000Z');
  });
});

describe('the default clock', () => {
  afterEach(() => void vi.useRealTimers());

  const stub = (failures: number) => {
    let calls = 0;
    const adapter = (config: InternalAxiosRequestConfig): Promise<AxiosResponse> => {
      calls += 1;
      const response = {
        data: '',
        status: calls > failures ? 200 : 503,
        statusText: '',
        headers: {},
        config,
      };
      if (calls > failures) return Promise.resolve(response);
      return Promise.reject(
        new AxiosError('Request failed with status code 503', undefined, config, {}, response),
      );
    };
    return { adapter, calls: () => calls };
  };

  it("goes by a test tool's fake timers", async () => {
    vi.useFakeTimers();
    const { adapter, calls } = stub(2);
    const client = connect({ url: 'http://127.0.0.1:9' }, { backoff: constant(20_000) }, { adapter });
    const call = client.api.get('/');
    await vi.advanceTimersByTimeAsync(0);
    expect(calls()).toBe(1);
    await vi.advanceTimersByTimeAsync(19_999);
    expect(calls()).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(calls()).toBe(2);
    await vi.advanceTimersByTimeAsync(20_000);
    expect((await call).status).toBe(200);
    expect(client.events.at(-1)).toMatchObject({ type: 'recover', elapsedMs: 40_000 });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('goes by them for its limits, too', async () => {
    vi.useFakeTimers();
    const adapter = () => new Promise<AxiosResponse>(() => undefined);
    const limits = { attemptTimeout: 60_000, totalTimeout: 100_000, backoff: constant(1_000) };
    const call = rejected(connect({ url: 'http://127.0.0.1:9' }, limits, { adapter }).api.get('/'));
    await vi.advanceTimersByTimeAsync(100_000);
    expect((await call).failure).toMatchObject({ stop: 'deadline', elapsedMs: 100_000 });
    expect(vi.getTimerCount()).toBe(0);
  });
});
