import { describe, expect, it, vi } from 'vitest';
import { failureOf } from '../../src/call/surface.js';
import type { Executor } from '../../src/policy/breaker.js';
import { adaptiveConcurrency } from '../../src/policy/overload.js';
import { createPolicy } from '../../src/policy/policy.js';
import { run } from '../../src/runner/run.js';
import { manualClock, settled } from '../call/manual-clock.js';
import { rejectionOf } from '../call/rejection.js';
import { listened, QUICK } from './quick.js';
import { script } from './script.js';
import { sdkError, systemError } from './thrown.js';

/** A breaker that lets everything through, or nothing, and counts what it saw. */
function breaker(open = false) {
  const seen = { successes: 0, failures: 0, refused: 0 };
  const execute: Executor['execute'] = async (fn) => {
    if (open) {
      seen.refused += 1;
      throw new Error('Execution prevented');
    }
    try {
      const value = await fn();
      seen.successes += 1;
      return value;
    } catch (error) {
      seen.failures += 1;
      throw error;
    }
  };
  return { seen, breaker: { execute } };
}

describe('the breaker of a run', () => {
  it('wraps each attempt', async () => {
    const { seen, breaker: executor } = breaker();
    await expect(run(script(systemError('ECONNRESET')).fn, { ...QUICK, breaker: executor })).resolves.toBe(
      'done',
    );
    expect(seen).toEqual({ successes: 1, failures: 1, refused: 0 });
  });

  it('sees no failure in what is terminal, and the caller sees it all the same', async () => {
    const { seen, breaker: executor } = breaker();
    const thrown = sdkError(404, 'InvalidVpc.NotFound');
    expect(await rejectionOf(run(script(thrown).fn, { ...QUICK, breaker: executor }))).toBe(thrown);
    expect(seen).toEqual({ successes: 1, failures: 0, refused: 0 });
    expect(failureOf(thrown)).toMatchObject({ stop: 'terminal', attempts: [{ number: 1 }] });
  });

  it.each([[undefined], [null], ['boom'], [0]])('passes on what is no error as it is: %s', async (thrown) => {
    const options = { ...QUICK, breaker: breaker().breaker };
    expect(await rejectionOf(run(script(thrown).fn, options))).toBe(thrown);
  });

  it('that is open refuses: nothing is sent, and the call stops at once', async () => {
    const { seen, breaker: executor } = breaker(true);
    const { options, events } = listened({ breaker: executor });
    const fn = vi.fn(() => 1);
    const rejected = await rejectionOf(run(fn, options));
    expect(rejected).toBeInstanceOf(Error);
    expect(failureOf(rejected)).toMatchObject({
      kind: 'refused',
      classification: 'retryable',
      stop: 'circuit-open',
    });
    expect(fn).not.toHaveBeenCalled();
    expect(seen.refused).toBe(1);
    expect(events.map(({ type }) => type)).toEqual(['give-up']);
  });

  it('cannot keep a run from ending with its signal', async () => {
    const controller = new AbortController();
    const stuck: Executor = { execute: () => new Promise(() => undefined) };
    const running = rejectionOf(run(() => 1, { ...QUICK, breaker: stuck }, { signal: controller.signal }));
    controller.abort('enough');
    expect(await running).toBe('enough');
  });
});

describe('the limit on runs in flight', () => {
  it('refuses what stands in line for too long', async () => {
    const clock = manualClock();
    const policy = createPolicy({
      ...QUICK,
      clock,
      overload: adaptiveConcurrency({ initial: 1, maxWait: 100 }),
    });
    let end: (value: string) => void = () => undefined;
    const first = run(() => new Promise<string>((resolve) => (end = resolve)), policy);
    const fn = vi.fn(() => 'second');
    const second = rejectionOf(run(fn, policy));
    await clock.advance(100);
    expect(failureOf(await second)).toMatchObject({ kind: 'refused', stop: 'overloaded', elapsedMs: 100 });
    expect(fn).not.toHaveBeenCalled();
    end('first');
    await expect(first).resolves.toBe('first');
    await expect(run(() => 'third', policy)).resolves.toBe('third');
  });

  it('lets the next in as soon as one leaves, by success, failure or abort', async () => {
    const policy = createPolicy({
      ...QUICK,
      retries: 0,
      overload: adaptiveConcurrency({ initial: 1, max: 1, maxWait: 5_000 }),
    });
    const controller = new AbortController();
    const stuck = run(() => new Promise<never>(() => undefined), policy, { signal: controller.signal });
    const failing = run(() => Promise.reject(systemError('ECONNRESET')), policy);
    const outcomes = Promise.allSettled([stuck, failing, run(() => 'third', policy)]);
    await settled();
    controller.abort('enough');
    expect(await outcomes).toMatchObject([
      { status: 'rejected', reason: 'enough' },
      { status: 'rejected', reason: { code: 'ECONNRESET' } },
      { status: 'fulfilled', value: 'third' },
    ]);
  });

  it('is left at once with the signal, though it has not let the run in', async () => {
    const clock = manualClock();
    const policy = createPolicy({
      ...QUICK,
      clock,
      overload: adaptiveConcurrency({ initial: 1, maxWait: 5_000 }),
    });
    const controller = new AbortController();
    void run(() => new Promise<never>(() => undefined), policy);
    const fn = vi.fn();
    const waiting = rejectionOf(run(fn, policy, { signal: controller.signal }));
    await settled();
    controller.abort('enough');
    expect(await waiting).toBe('enough');
    expect([fn.mock.calls.length, clock.pending()]).toEqual([0, 0]);
  });

  it('keeps operations apart', async () => {
    const policy = createPolicy({ ...QUICK, overload: adaptiveConcurrency({ initial: 1, maxWait: 0 }) });
    void run(() => new Promise<never>(() => undefined), policy, { operation: 'ListA' });
    await expect(run(() => 'b', policy, { operation: 'ListB' })).resolves.toBe('b');
    await expect(run(() => 'a', policy, { operation: 'ListA' })).rejects.toMatchObject({
      code: 'EOVERLOADED',
    });
  });

  it('counts the time in line as time of the call', async () => {
    const clock = manualClock();
    const policy = createPolicy({
      ...QUICK,
      clock,
      totalTimeout: 60,
      overload: adaptiveConcurrency({ initial: 1, maxWait: 500 }),
    });
    const first = rejectionOf(run(() => new Promise<never>(() => undefined), policy));
    await clock.advance(20);
    const fn = vi.fn(({ remainingMs }: { remainingMs: number }) => remainingMs);
    const second = run(fn, policy);
    await clock.advance(40);
    await first;
    await expect(second).resolves.toBe(20);
  });
});
