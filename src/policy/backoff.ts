import { ownProperties } from '../catalog/own.js';
import { checkOption, checkOptions, numeric, oneOf, type Rules } from '../catalog/option.js';
import type { Failure } from '../classify/failure.js';
import { MAX_TIMER } from '../wire/limits.js';

/** What a backoff may look at. */
export interface BackoffContext {
  /** Number of the attempt that failed; 1 before the first retry. */
  readonly attempt: number;
  /** What the attempt failed of. */
  readonly failure: Failure;
  /** The wait before this attempt, in milliseconds; absent before the first retry. */
  readonly previousDelayMs?: number | undefined;
  /** A number in [0, 1), from the policy's `random`. */
  readonly random: () => number;
}

/** Gives the wait before the next attempt, in milliseconds. */
export type Backoff = (context: BackoffContext) => number;

/** How a delay is spread, so that clients that failed together do not come back together. */
export type Jitter = 'full' | 'equal' | 'none' | 'decorrelated';

/** How an exponential backoff grows and spreads. */
export interface ExponentialOptions {
  /** First delay, in milliseconds. @default 300 */
  readonly base?: number | undefined;
  /** No delay is longer, in milliseconds. @default 20_000 */
  readonly max?: number | undefined;
  /** What the delay grows by each time. @default 2 */
  readonly factor?: number | undefined;
  /** How each delay is spread. @default 'full' */
  readonly jitter?: Jitter | undefined;
}

const SPREADS: Readonly<Record<Jitter, (ceiling: number, base: number, context: BackoffContext) => number>> =
  {
    full: (ceiling, _base, { random }) => random() * ceiling,
    equal: (ceiling, _base, { random }) => ceiling / 2 + (random() * ceiling) / 2,
    none: (ceiling) => ceiling,
    decorrelated: (_ceiling, base, { random, previousDelayMs = base }) =>
      base + random() * Math.max(0, previousDelayMs * 3 - base),
  };

const MS = /* @__PURE__ */ numeric(`milliseconds from 0 to ${String(MAX_TIMER)}`, 0, MAX_TIMER);

const EXPONENTIAL: Rules<ExponentialOptions> = {
  base: MS,
  max: MS,
  factor: /* @__PURE__ */ numeric('a number from 1', 1, Number.MAX_VALUE),
  jitter: /* @__PURE__ */ oneOf(...Object.keys(SPREADS)),
};

/**
 * Exponential backoff with jitter. `full` spreads over [0, d], `equal` over [d/2, d], `decorrelated` over
 * [base, 3 x the previous delay], where d is `base * factor ** (attempt - 1)`, at most `max`.
 * Source of the formulas: "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.
 *
 * @throws TypeError for an option out of its range
 * @example
 * import { exponential } from 'retriage';
 * const backoff = exponential({ base: 300, max: 20_000, jitter: 'full' });
 */
export function exponential(options: ExponentialOptions = {}): Backoff {
  checkOptions('exponential', options, EXPONENTIAL);
  const { base = 300, max = 20_000, factor = 2, jitter = 'full' } = ownProperties(options);
  const spread = SPREADS[jitter];
  return (context) => {
    const ceiling = Math.min(max, base * Math.min(factor ** (context.attempt - 1), Number.MAX_SAFE_INTEGER));
    return Math.min(max, spread(ceiling, base, context));
  };
}

/**
 * The same wait each time, in milliseconds.
 *
 * @throws TypeError for anything but a number from 0 to 2_147_483_647
 * @example
 * import { constant } from 'retriage';
 * const backoff = constant(500);
 */
export function constant(ms: number): Backoff {
  checkOption('constant', 'ms', ms, MS);
  return () => ms;
}

/**
 * A wait that grows by `step` milliseconds each time, up to `max`.
 *
 * @param max no delay is longer, in milliseconds; 20_000 by default
 * @throws TypeError for anything but numbers from 0 to 2_147_483_647
 * @example
 * import { linear } from 'retriage';
 * const backoff = linear(250);
 */
export function linear(step: number, max = 20_000): Backoff {
  checkOption('linear', 'step', step, MS);
  checkOption('linear', 'max', max, MS);
  return ({ attempt }) => Math.min(max, step * attempt);
}
