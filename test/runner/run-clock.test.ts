import { afterEach, describe, expect, it, vi } from 'vitest';
import { exponential } from '../../src/policy/backoff.js';
import { run } from '../../src/runner/run.js';
import { manualClock } from '../call/manual-clock.js';
import { listened } from './quick.js';
import { script } from './script.js';
import { sdkError, systemError } from './thrown.js';

afterEach(() => {
  vi.useRealTimers();
});

describe('the clock of a policy', () => {
  it('owns every wait: nothing happens until it moves', async () => {
    const clock = manualClock();
    const { fn, contexts } = script(...Array.from({ length: 3 }, () => systemError('ECONNRESET')));
    const backoff = exponential({ base: 1_000, jitter: 'none' });
    const running = run(fn, { clock, backoff });
    const calls: number[] = [];
    for (const ms of [0, 999, 1, 1_999, 1, 3_999, 1]) {
      await clock.advance(ms);
      calls.push(contexts.length);
    }
    await expect(running).resolves.toBe('done');
    expect(calls).toEqual([1, 1, 2, 2, 3, 3, 4]);
  });

  it('never uses the machine’s timers for a wait or a limit', async () => {
    const timers = vi.spyOn(globalThis, 'setTimeout');
    const clock = manualClock();
    const running = run(script(systemError('EPIPE')).fn, {
      clock,
      attemptTimeout: 50,
      totalTimeout: 5_000,
      random: () => 0.5,
    });
    await clock.advance(0);
    await clock.advance(1_000);
    await running;
    expect(timers).not.toHaveBeenCalled();
    timers.mockRestore();
  });

  it('may be the machine’s under the fake timers of a test tool', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    const { fn, contexts } = script(systemError('ECONNRESET'));
    const running = run(fn, { backoff: () => 10_000 });
    await vi.advanceTimersByTimeAsync(9_999);
    expect(contexts).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    await expect(running).resolves.toBe('done');
  });

  it('may go backwards: no time is negative', async () => {
    const clock = manualClock(10_000);
    let shiftMs = 0;
    const { options, events } = listened({
      clock: { ...clock, now: () => clock.now() - shiftMs },
      totalTimeout: 1_000,
    });
    const running = run(() => {
      shiftMs += 5_000;
      if (shiftMs < 10_000) throw systemError('ECONNRESET');
      return 'done';
    }, options);
    await clock.advance(1);
    await expect(running).resolves.toBe('done');
    expect(events.at(-1)).toMatchObject({ elapsedMs: 0, attempts: [{ durationMs: 0 }, { durationMs: 0 }] });
  });
});

describe('the waits of a run', () => {
  it.each<[string, unknown, object]>([
    ['the backoff', systemError('ECONNRESET'), { delayMs: 111, delayFrom: 'backoff' }],
    ['the backoff for throttling', sdkError(400, 'Throttling'), { delayMs: 222, delayFrom: 'backoff' }],
    ['an override’s backoff', systemError('EPIPE'), { delayMs: 333, delayFrom: 'backoff' }],
    ['an override’s delay', systemError('ETIMEDOUT'), { delayMs: 444, delayFrom: 'backoff' }],
    [
      'the server’s hint, and a little more',
      sdkError(400, 'Throttling', { retryAfter: 1_000 }),
      { delayMs: 1_050, delayFrom: 'retry-after' },
    ],
  ])('come from %s', async (_, thrown, expected) => {
    const clock = manualClock();
    const { options, events } = listened({
      clock,
      random: () => 0.5,
      overrides: { EPIPE: { backoff: () => 333 }, ETIMEDOUT: { delay: 444 } },
    });
    const running = run(script(thrown).fn, { ...options, backoff: () => 111, throttleBackoff: () => 222 });
    await clock.advance(0);
    await clock.advance(2_000);
    await running;
    expect(events[0]).toMatchObject(expected);
  });

  it('show a backoff the number of the attempt, the failure and the wait before', async () => {
    const seen: object[] = [];
    const { options } = listened({
      backoff: ({ attempt, failure, previousDelayMs }) => {
        seen.push({ attempt, code: failure.code, previousDelayMs });
        return attempt;
      },
    });
    await run(script(systemError('ECONNRESET'), systemError('EPIPE')).fn, options);
    expect(seen).toEqual([
      { attempt: 1, code: 'ECONNRESET', previousDelayMs: undefined },
      { attempt: 2, code: 'EPIPE', previousDelayMs: 1 },
    ]);
  });

  it('never overflow a timer', async () => {
    const clock = manualClock();
    const { options, events } = listened({ clock, backoff: () => Infinity });
    const running = run(script(systemError('ECONNRESET')).fn, options);
    await clock.advance(0);
    expect(events[0]).toMatchObject({ delayMs: 2 ** 31 - 1 });
    await clock.advance(2 ** 31);
    await expect(running).resolves.toBe('done');
  });
});
