import type { Failure } from '../classify/failure.js';
import type { Budget } from '../policy/budget.js';
import type { Clock } from '../policy/clock.js';
import { limited } from './limit.js';

/** Longest wait for an asynchronous budget, in milliseconds. */
const PATIENCE = 1_000;

/** Asks the budget for a retry. One that throws, or does not answer in time, must not cost the caller a retry. */
export async function ask(
  budget: Budget,
  failure: Failure,
  {
    clock,
    signal,
    leftMs,
  }: { readonly clock: Clock; readonly signal: AbortSignal | undefined; readonly leftMs: number },
): Promise<boolean> {
  try {
    const answer = budget.take(failure, failure.attempts.length);
    if (typeof answer === 'boolean') return answer;
    return await limited(() => answer, {
      clock,
      timeoutMs: Math.min(PATIENCE, leftMs),
      parent: signal,
      abandon: true,
      timedOut: () => new Error('the budget did not answer'),
    });
  } catch {
    return true;
  }
}
