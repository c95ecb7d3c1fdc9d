import type { Category } from '../../src/classify/failure.js';
import type { Budget } from '../../src/policy/budget.js';
import { attempts, failure } from '../classify/sample.js';

/** What happens within a call: an attempt that fails and asks, with its category, or the success that ends it. */
export type Step = Category | 'ok';

/** A failed attempt that asks whether it may be repeated. */
export function ask(budget: Budget, category: Category = 'transient', attempt = 1): boolean {
  return budget.take(failure({ category, attempts: attempts(attempt) }), attempt) === true;
}

/** Plays a call; gives what each question was answered. */
export function play(budget: Budget, call: readonly Step[], origin = 'http://a'): readonly boolean[] {
  const own = budget.forOrigin?.(origin) ?? budget;
  return call.flatMap((step, index) => {
    if (step !== 'ok') return [ask(own, step, index + 1)];
    own.success(index + 1);
    return [];
  });
}

/** How many retries of a category the budget still grants, one after the other. It is spent then. */
export function drained(budget: Budget, category: Category = 'transient', origin = 'http://a'): number {
  const own = budget.forOrigin?.(origin) ?? budget;
  let count = 0;
  while (count < 10_000 && ask(own, category, 2)) count += 1;
  return count;
}
