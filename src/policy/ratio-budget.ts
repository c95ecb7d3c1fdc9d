import { checkOptions, numeric, type Rules } from '../catalog/option.js';
import { ownProperties } from '../catalog/own.js';
import type { Budget } from './budget.js';
import { systemClock } from './clock.js';
import { remember } from './remember.js';

/** How many retries the traffic to an origin allows. */
export interface RatioBudgetOptions {
  /** Retries allowed for each call. @default 0.2 */
  readonly ratio?: number | undefined;
  /** Retries a second that are always allowed, so that a quiet client can retry at all. @default 10 */
  readonly perSecond?: number | undefined;
  /** How long a call's deposit counts, in milliseconds. @default 10_000 */
  readonly ttl?: number | undefined;
  /** Where time comes from, in milliseconds. @default Date.now */
  readonly now?: (() => number) | undefined;
}

/** The window moves in so many steps: deposits and withdrawals older than `ttl` fall out step by step. */
const STEPS = 10;

const AMOUNT = /* @__PURE__ */ numeric('a finite number from 0', 0, Number.MAX_VALUE);

const SHARE: Rules<RatioBudgetOptions> = {
  ratio: AMOUNT,
  perSecond: AMOUNT,
  ttl: /* @__PURE__ */ numeric('a finite number from 1', 1, Number.MAX_VALUE),
  now: { takes: 'a function', fits: (value) => typeof value === 'function' },
};

/**
 * A budget in proportion to the traffic, for each origin: over the last `ttl` milliseconds, at most `ratio` retries
 * for each call that succeeded at once or asked for a retry, and `perSecond` on top. Source: Finagle's RetryBudget.
 *
 * @throws TypeError for an option that is no finite number from 0 (`ttl`: from 1), or a `now` that is no function
 * @example
 * import { createPolicy, ratioBudget } from 'retriage';
 * const policy = createPolicy({ budget: ratioBudget({ ratio: 0.1, perSecond: 5 }) });
 */
export function ratioBudget(options: RatioBudgetOptions = {}): Budget {
  checkOptions('ratioBudget', options, SHARE);
  const { ratio = 0.2, perSecond = 10, ttl = 10_000, now = systemClock.now } = ownProperties(options);
  const reserve = (perSecond * ttl) / 1_000;
  const windows = new Map<string, ReturnType<typeof createWindow>>();

  const windowOf = (origin: string): ReturnType<typeof createWindow> => {
    const window = windows.get(origin) ?? createWindow(ttl, now);
    remember(windows, origin, window);
    return window;
  };

  const forOrigin = (origin: string): Budget => ({
    take(_failure, attempt) {
      const window = windowOf(origin);
      if (attempt === 1) window.add(ratio);
      // Deposits are fractions, and fractions add up with an error in the last digit.
      if (window.sum() + reserve < 1 - 1e-9) return false;
      window.add(-1);
      return true;
    },
    success(attempts) {
      if (attempts === 1) windowOf(origin).add(ratio);
    },
  });
  return { ...forOrigin(''), forOrigin, owes: () => true };
}

/** Sums what was added during the last `ttl` milliseconds. */
function createWindow(ttl: number, now: () => number): { add(amount: number): void; sum(): number } {
  const step = ttl / STEPS;
  const slots = new Map<number, number>();
  const current = (): number => {
    const slot = Math.floor(now() / step);
    for (const old of slots.keys()) if (old <= slot - STEPS) slots.delete(old);
    return slot;
  };
  return {
    add(amount) {
      const slot = current();
      slots.set(slot, (slots.get(slot) ?? 0) + amount);
    },
    sum() {
      current();
      let total = 0;
      for (const amount of slots.values()) total += amount;
      return total;
    },
  };
}
