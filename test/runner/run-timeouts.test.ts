import { describe, expect, it } from 'vitest';
import { failureOf } from '../../src/call/surface.js';
import { run, type RunContext } from '../../src/runner/run.js';
import { manualClock } from '../call/manual-clock.js';
import { rejectionOf } from '../call/rejection.js';
import { listened, QUICK } from './quick.js';
import { script } from './script.js';
import { systemError } from './thrown.js';

const never = (): Promise<never> => new Promise(() => undefined);

/** A function that never ends, and what it was given. */
function stuck() {
  const contexts: RunContext[] = [];
  const signals: AbortSignal[] = [];
  const fn = (context: RunContext): Promise<never> => {
    contexts.push(context);
    signals.push(context.signal);
    return never();
  };
  return { fn, contexts, signals };
}

describe('attemptTimeout', () => {
  it('cuts each attempt, though the function ignores its signal', async () => {
    const { fn, contexts } = stuck();
    const rejected = await rejectionOf(run(fn, { ...QUICK, attemptTimeout: 10, retries: 2 }));
    expect(rejected).toBeInstanceOf(Error);
    expect(rejected).toMatchObject({
      name: 'TimeoutError',
      code: 'ETIMEDOUT',
      message: 'attemptTimeout of 10ms exceeded',
    });
    expect(failureOf(rejected)).toMatchObject({
      kind: 'timeout',
      category: 'timeout',
      code: 'ETIMEDOUT',
      classification: 'retryable',
      stop: 'retries-exhausted',
    });
    expect(contexts).toHaveLength(3);
  });

  it('tells the function by its signal, with the error as the reason', async () => {
    const { fn, signals } = stuck();
    const rejected = await rejectionOf(run(fn, { ...QUICK, attemptTimeout: 10, retries: 0 }));
    expect(signals).toHaveLength(1);
    expect(signals[0]).toMatchObject({ aborted: true, reason: rejected });
  });

  it('is the error even where the function answers with one of its own', async () => {
    const fn = ({ signal }: RunContext): Promise<never> =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => {
          reject(new DOMException('aborted', 'AbortError'));
        });
      });
    const rejected = await rejectionOf(run(fn, { ...QUICK, attemptTimeout: 10, retries: 0 }));
    expect(rejected).toMatchObject({ code: 'ETIMEDOUT' });
  });

  it('lets a later attempt succeed', async () => {
    const { options, events } = listened({ attemptTimeout: 15 });
    let calls = 0;
    const value = await run(() => ((calls += 1) < 2 ? never() : calls), options);
    expect(value).toBe(2);
    expect(events.map(({ type }) => type)).toEqual(['retry', 'recover']);
  });

  it('does not count the waits', async () => {
    const clock = manualClock();
    const { fn, contexts } = script(systemError('ECONNRESET'));
    const running = run(fn, { clock, attemptTimeout: 100, backoff: () => 5_000 });
    await clock.advance(0);
    await clock.advance(5_000);
    await expect(running).resolves.toBe('done');
    expect(contexts.map(({ remainingMs }) => remainingMs)).toEqual([Infinity, Infinity]);
  });
});

describe('totalTimeout', () => {
  it('cuts the attempt under way', async () => {
    const { fn, contexts } = stuck();
    const rejected = await rejectionOf(run(fn, { ...QUICK, totalTimeout: 15 }));
    expect(rejected).toMatchObject({
      name: 'TimeoutError',
      code: 'ETIMEDOUT',
      message: 'totalTimeout of 15ms exceeded',
    });
    expect(failureOf(rejected)).toMatchObject({
      kind: 'timeout',
      stop: 'deadline',
      classification: 'retryable',
    });
    expect(contexts.length).toBeLessThanOrEqual(2);
  });

  it('says at each attempt what is left', async () => {
    const clock = manualClock();
    const { fn, contexts } = script(systemError('ECONNRESET'), systemError('ECONNRESET'));
    const running = run(fn, { clock, totalTimeout: 1_000, backoff: () => 300 });
    for (let step = 0; step < 3; step += 1) await clock.advance(300);
    await expect(running).resolves.toBe('done');
    expect(contexts.map(({ remainingMs }) => remainingMs)).toEqual([1_000, 700, 400]);
  });

  it('stops at once where the wait cannot fit, with the real error', async () => {
    const { options, events } = listened({ totalTimeout: 5_000, backoff: () => 6_000 });
    const thrown = systemError('ECONNRESET');
    const { fn, contexts } = script(thrown);
    const before = performance.now();
    expect(await rejectionOf(run(fn, options))).toBe(thrown);
    expect(performance.now() - before).toBeLessThan(1_000);
    expect(failureOf(thrown)).toMatchObject({
      code: 'ECONNRESET',
      stop: 'deadline',
      classification: 'retryable',
    });
    expect(contexts).toHaveLength(1);
    expect(events.map(({ type }) => type)).toEqual(['give-up']);
  });

  it('surfaces the last real error where it passes during a wait', async () => {
    const clock = manualClock();
    const { options, events } = listened({ clock, totalTimeout: 1_000, backoff: () => 900 });
    const thrown = systemError('ECONNRESET');
    const { fn, contexts } = script(thrown);
    const running = rejectionOf(run(fn, options));
    await clock.advance(0);
    await clock.advance(1_500);
    expect(await running).toBe(thrown);
    expect(failureOf(thrown)).toMatchObject({ code: 'ECONNRESET', stop: 'deadline', elapsedMs: 1_500 });
    expect(contexts).toHaveLength(1);
    expect(events.map(({ type }) => type)).toEqual(['retry', 'give-up']);
  });

  it.each([
    [50, 500, 'attemptTimeout of 50ms exceeded'],
    [500, 50, 'totalTimeout of 50ms exceeded'],
  ])('and attemptTimeout: the shorter counts (%i, %i)', async (attemptTimeout, totalTimeout, message) => {
    const clock = manualClock();
    const running = rejectionOf(run(never, { clock, attemptTimeout, totalTimeout, retries: 0 }));
    await clock.advance(50);
    expect(await running).toMatchObject({ message });
    expect(clock.pending()).toBe(0);
  });

  it('ends a call after several attempts that were cut', async () => {
    const clock = manualClock();
    const { fn, contexts } = stuck();
    const running = rejectionOf(
      run(fn, { ...QUICK, clock, attemptTimeout: 400, totalTimeout: 1_000, retries: 9 }),
    );
    for (let step = 0; step < 10; step += 1) {
      await clock.advance(100);
      await clock.advance(0);
    }
    expect(failureOf(await running)).toMatchObject({ stop: 'deadline', elapsedMs: 1_000 });
    expect(contexts.map(({ remainingMs }) => remainingMs)).toEqual([1_000, 600, 200]);
  });
});
