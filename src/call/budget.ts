import type { Failure } from '../classify/failure.js';
import { contain } from '../events/contain.js';
import type { Budget } from '../policy/budget.js';
import type { Clock } from '../policy/clock.js';
import { limited } from './limit.js';

/** Longest wait for an asynchronous budget, in milliseconds. */
const PATIENCE = 1_000;

/** What came of asking: a retry, a refusal, or the end of the call while the budget was thinking. */
export type BudgetAnswer = 'granted' | 'budget-exhausted' | 'cancelled' | 'deadline';

interface Limits {
  readonly clock: Clock;
  /** The caller's. */
  readonly signal: AbortSignal | undefined;
  /** How long a retry would still be in time, in milliseconds. */
  readonly leftMs: number;
}

/** Asks the budget for a retry. Only `false` is a no: a mistake in a budget must not cost the caller a retry. */
export async function ask(
  budget: Budget,
  failure: Failure,
  { clock, signal, leftMs }: Limits,
): Promise<BudgetAnswer> {
  let late = false;
  try {
    const asked: unknown = budget.take(failure, failure.attempts.length);
    if (typeof asked === 'boolean') return answer(asked);
    const told = await limited(() => Promise.resolve(asked), {
      clock,
      timeoutMs: Math.min(PATIENCE, leftMs),
      parent: signal,
      abandon: true,
      onEnd: undefined,
      linger: undefined,
      timedOut() {
        late = leftMs <= PATIENCE;
        return new Error('the budget did not answer');
      },
    });
    return answer(told);
  } catch {
    if (signal?.aborted) return 'cancelled';
    return late ? 'deadline' : 'granted';
  }
}

/** Tells the budget of a success; the answer that came is the caller's, whatever the budget makes of it. */
export function credit(budget: Budget, attempts: number): void {
  contain(() => budget.success(attempts));
}

function answer(told: unknown): BudgetAnswer {
  return told === false ? 'budget-exhausted' : 'granted';
}
