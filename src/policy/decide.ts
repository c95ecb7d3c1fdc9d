import type { DelayFrom, Failure, StopReason } from '../classify/failure.js';
import type { OverrideRule } from '../classify/overrides.js';
import { MAX_TIMER } from '../wire/limits.js';
import { letGo } from '../wire/maybe.js';
import { type Backoff, exponential } from './backoff.js';

/** What to do after a failed attempt. Pure data. */
export type Decision =
  | { readonly retry: true; readonly delayMs: number; readonly delayFrom: DelayFrom }
  | { readonly retry: false; readonly stop: StopReason };

/** What the decision is made of. The two questions are functions because their answers cost something. */
export interface Situation {
  readonly failure: Failure;
  readonly override?: OverrideRule | undefined;
  /** The caller gave up. */
  readonly cancelled: boolean;
  /** We did not send it: an open circuit, the adaptive limit. */
  readonly refused?: 'circuit-open' | 'overloaded' | undefined;
  /** The body can be sent again. */
  readonly replayable: () => boolean;
  /** Repeating is safe, or a risk that the policy takes. */
  readonly repeatable: () => boolean;
  /** Extra attempts allowed. */
  readonly retries: number;
  /** The server's hint, in milliseconds from now. */
  readonly retryAfterMs?: number | undefined;
  readonly maxRetryAfter: number;
  /** Time left for the whole call, in milliseconds; Infinity without a limit. */
  readonly remainingMs: number;
  readonly backoff: Backoff;
  readonly previousDelayMs?: number | undefined;
  readonly random: () => number;
}

/** Most of a hint that is added as jitter, so that clients sent away together do not come back together. */
const HINT_JITTER = 0.1;
const MAX_HINT_JITTER = 1_000;

/** So many milliseconds early a time limit may cut. */
const TIMER_SLACK = 1;

/** Stands in for a backoff that throws or gives no number: a mistake in it must not hammer the server. */
const FALLBACK: Backoff = /* @__PURE__ */ exponential();

/** Decides. Refuses in a fixed order, each refusal with its name; else says how long to wait. */
export function decide(situation: Situation): Decision {
  const { failure, retryAfterMs, maxRetryAfter } = situation;
  if (situation.cancelled || failure.category === 'cancelled') return stop('cancelled');
  if (failure.classification === 'terminal') return stop('terminal');
  if (situation.refused) return stop(situation.refused);
  // No time is left, whatever the request: the limit of the whole call cut the attempt.
  if (situation.remainingMs <= (failure.kind === 'timeout' ? TIMER_SLACK : 0)) return stop('deadline');
  if (!situation.replayable()) return stop('body-not-replayable');
  if (!situation.repeatable()) return stop('not-idempotent');
  if (failure.attempts.length > situation.retries) return stop('retries-exhausted');
  if (retryAfterMs !== undefined && retryAfterMs > maxRetryAfter) return stop('retry-after-too-long');
  const delay = delayOf(situation);
  return delay.delayMs >= situation.remainingMs ? stop('deadline') : { retry: true, ...delay };
}

function stop(reason: StopReason): Decision {
  return { retry: false, stop: reason };
}

/** The backoff, with the server's hint as its floor. */
function delayOf(situation: Situation): { readonly delayMs: number; readonly delayFrom: DelayFrom } {
  const { retryAfterMs: hint = -1, maxRetryAfter } = situation;
  const random = sound(situation.random);
  const own = ownDelay(situation, random);
  if (own >= hint) return { delayMs: Math.min(own, MAX_TIMER), delayFrom: 'backoff' };
  const jittered = hint + random() * Math.min(hint * HINT_JITTER, MAX_HINT_JITTER);
  return { delayMs: Math.round(Math.min(jittered, maxRetryAfter, MAX_TIMER)), delayFrom: 'retry-after' };
}

/** The wait we would choose ourselves. */
function ownDelay({ override, backoff, failure, previousDelayMs }: Situation, random: () => number): number {
  if (override?.delay !== undefined) return override.delay;
  const context = { attempt: failure.attempts.length, failure, previousDelayMs, random };
  let delay: unknown;
  try {
    delay = ((override?.backoff as Backoff | undefined) ?? backoff)(context);
  } catch {
    delay = NaN;
  }
  if (typeof delay === 'number' && !Number.isNaN(delay)) return Math.max(0, Math.round(delay));
  letGo(delay);
  return Math.max(0, Math.round(FALLBACK(context)));
}

/** A source of chance that throws or gives no fraction gives the most jitter: a mistake in it must not hammer the server. */
function sound(random: () => number): () => number {
  return () => {
    try {
      const fraction = random();
      return fraction >= 0 && fraction <= 1 ? fraction : 1;
    } catch {
      return 1;
    }
  };
}
