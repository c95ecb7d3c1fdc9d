import { bulkhead, circuitBreaker, CircuitState, ConsecutiveBreaker, handleAll } from 'cockatiel';
import { describe, expect, it, vi } from 'vitest';
import { failureOf } from '../../src/call/surface.js';
import { run } from '../../src/runner/run.js';
import { settled } from '../call/manual-clock.js';
import { rejectionOf } from '../call/rejection.js';
import { listened, QUICK } from './quick.js';
import { sdkError, systemError } from './thrown.js';

const breakerOf = (failures: number) =>
  circuitBreaker(handleAll, { halfOpenAfter: 60_000, breaker: new ConsecutiveBreaker(failures) });

const never = () => new Promise<never>(() => undefined);

describe('a breaker of cockatiel around a run', () => {
  it('keeps the refusal itself as the cause', async () => {
    const breaker = breakerOf(1);
    const error = await rejectionOf(run(() => Promise.reject(systemError('EPIPE')), { ...QUICK, breaker }));
    expect(failureOf(error)).toMatchObject({ kind: 'refused', stop: 'circuit-open', attempts: [{}, {}] });
    expect((error as Error).cause).toHaveProperty('isBrokenCircuitError', true);
  });

  it('is not opened by a 404', async () => {
    const breaker = breakerOf(1);
    await rejectionOf(run(() => Promise.reject(sdkError(404, 'InvalidVpc.NotFound')), { ...QUICK, breaker }));
    expect(breaker.state).toBe(CircuitState.Closed);
  });

  it('is opened by attempts that run out of time, each one attempt, though the function does not listen', async () => {
    const breaker = breakerOf(2);
    const { options, events } = listened({ breaker, attemptTimeout: 10, retries: 5 });
    const error = await rejectionOf(run(never, options));
    expect(breaker.state).toBe(CircuitState.Open);
    expect(failureOf(error)?.attempts.map(({ code }) => code)).toEqual([
      'ETIMEDOUT',
      'ETIMEDOUT',
      'ECIRCUITOPEN',
    ]);
    expect(events.map(({ type }) => type)).toEqual(['retry', 'retry', 'give-up']);
  });

  it('is not opened by an abort of the caller', async () => {
    const breaker = breakerOf(1);
    const controller = new AbortController();
    const call = rejectionOf(run(never, { ...QUICK, breaker }, { signal: controller.signal }));
    await settled();
    controller.abort('enough');
    expect(await call).toBe('enough');
    await settled();
    expect(breaker.state).toBe(CircuitState.Closed);
  });

  it('is one for each operation where it is a function', async () => {
    const breaker = vi.fn((_name: string) => breakerOf(1));
    const options = { ...QUICK, breaker, retries: 0 };
    await rejectionOf(run(() => Promise.reject(systemError('EPIPE')), options, { operation: 'ListA' }));
    await expect(run(() => 'b', options, { operation: 'ListB' })).resolves.toBe('b');
    await expect(run(() => 'a', options, { operation: 'ListA' })).rejects.toHaveProperty(
      'code',
      'ECIRCUITOPEN',
    );
    expect(breaker.mock.calls).toEqual([['ListA'], ['ListB']]);
  });
});

describe('a bulkhead of cockatiel around a run', () => {
  it('does not call the function after the run has ended', async () => {
    const breaker = bulkhead(1, 5);
    let end: () => void = () => undefined;
    const first = run(() => new Promise<void>((resolve) => (end = resolve)), { ...QUICK, breaker });
    const fn = vi.fn();
    const controller = new AbortController();
    const options = { ...QUICK, breaker };
    const aborted = rejectionOf(run(fn, options, { signal: controller.signal }));
    const late = rejectionOf(run(fn, { ...options, totalTimeout: 20 }));
    await settled();
    controller.abort('enough');
    expect(await aborted).toBe('enough');
    expect(failureOf(await late)).toMatchObject({ stop: 'deadline', attempts: [{ code: 'ETIMEDOUT' }] });
    end();
    await first;
    await settled();
    expect(fn).not.toHaveBeenCalled();
    await expect(run(() => 'next', options)).resolves.toBe('next');
  });
});
