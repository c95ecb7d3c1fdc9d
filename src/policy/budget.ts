import { checkOptions, numeric, type Rules } from '../catalog/option.js';
import { ownProperties } from '../catalog/own.js';
import type { Category, Failure } from '../classify/failure.js';
import { remember } from './remember.js';

/**
 * Limits how much of the traffic may be retries. Yours may be shared by processes: `take` may be asynchronous. It is
 * in nobody's way: only `false` is a no. One that throws, rejects or says nothing for a second has not said no, and
 * what `success` throws or rejects with is dropped.
 */
export interface Budget {
  /** Asked last, before a retry: `false` stops the call with `budget-exhausted`. `attempt` is the one that failed. */
  take(failure: Failure, attempt: number): boolean | Promise<boolean>;
  /** A call succeeded on attempt number `attempts`. */
  success(attempts: number): void;
  /** The budget of one call to an origin, where origins are kept apart. */
  forOrigin?(origin: string): Budget;
  /** False while a success at once would change nothing, so that it need not be told. */
  owes?(): boolean;
}

/** What the bucket of each origin holds, and what retries take from it. */
export interface BudgetOptions {
  /** Tokens of a full bucket. @default 500 */
  readonly capacity?: number | undefined;
  /** Tokens a retry takes. @default 14 */
  readonly cost?: number | undefined;
  /** Tokens a retry after throttling takes. @default 5 */
  readonly throttlingCost?: number | undefined;
  /** Tokens a retry after a timeout takes. @default cost */
  readonly timeoutCost?: number | undefined;
}

const COST = /* @__PURE__ */ numeric('a number above 0', Number.MIN_VALUE, Number.MAX_VALUE);

const BUCKET: Rules<BudgetOptions> = {
  capacity: /* @__PURE__ */ numeric('a number above 0', Number.MIN_VALUE, Infinity),
  cost: COST,
  throttlingCost: COST,
  timeoutCost: COST,
};

/**
 * A token bucket for each origin: a retry takes `cost` tokens, and a success gives back what its last retry took,
 * or 1. With the defaults a client whose server fails altogether soon sends one request a call, and a plain 10 %
 * failure rate loses nothing. Source of the numbers: the retry rules of the AWS SDKs of 2026; those of before are
 * `{ cost: 5, timeoutCost: 10 }`.
 *
 * @throws TypeError for an option that is no number above 0, or a cost that is not finite
 * @example
 * import { createBudget, createPolicy } from 'retriage';
 * const policy = createPolicy({ budget: createBudget({ capacity: 100, cost: 10 }) });
 */
export function createBudget(options: BudgetOptions = {}): Budget {
  checkOptions('createBudget', options, BUCKET);
  const { capacity = 500, cost = 14, throttlingCost = 5, timeoutCost = cost } = ownProperties(options);
  const prices: Readonly<Partial<Record<Category, number>>> = {
    throttling: throttlingCost,
    timeout: timeoutCost,
  };
  /** Tokens of the origins whose bucket is not full. */
  const tokens = new Map<string, number>();

  const set = (origin: string, left: number): void => {
    // Of one that is forgotten the bucket is full again.
    if (left < capacity) remember(tokens, origin, left);
    else tokens.delete(origin);
  };

  const forOrigin = (origin: string): Budget => {
    let taken = 1;
    return {
      take({ category }) {
        const price = prices[category] ?? cost;
        const left = (tokens.get(origin) ?? capacity) - price;
        if (left < 0) return false;
        taken = price;
        set(origin, left);
        return true;
      },
      success(attempts) {
        const left = tokens.get(origin);
        if (left !== undefined) set(origin, left + (attempts > 1 ? taken : 1));
      },
    };
  };
  return { ...forOrigin(''), forOrigin, owes: () => tokens.size > 0 };
}

/** The budget of one call: by origin where the budget keeps origins apart. */
export function budgetOf(budget: Budget, origin: () => string): Budget {
  try {
    return budget.forOrigin?.(origin()) ?? budget;
  } catch {
    return budget;
  }
}

/** Whether a success at once has to be told. */
export function isOwing(budget: Budget): boolean {
  try {
    return budget.owes?.() ?? true;
  } catch {
    return true;
  }
}
