import type { Failure, StopReason } from '../../src/classify/failure.js';
import { constant } from '../../src/policy/backoff.js';
import type { Situation } from '../../src/policy/decide.js';
import { attempts, failure } from '../classify/sample.js';

/** After the first failed attempt of a call that may be retried: 100 ms of backoff, no jitter. */
export function situation(parts: Partial<Situation> = {}): Situation {
  return {
    failure: failure({ attempts: attempts(1) }),
    cancelled: false,
    replayable: () => true,
    repeatable: () => true,
    retries: 3,
    maxRetryAfter: 60_000,
    remainingMs: Infinity,
    backoff: constant(100),
    random: () => 0,
    ...parts,
  };
}

const OBSTACLES: Partial<
  Record<StopReason, { readonly failure?: Partial<Failure>; readonly parts?: Partial<Situation> }>
> = {
  cancelled: { parts: { cancelled: true } },
  terminal: { failure: { classification: 'terminal' } },
  'body-not-replayable': { parts: { replayable: () => false } },
  'not-idempotent': { parts: { repeatable: () => false } },
  'retries-exhausted': { failure: { attempts: attempts(4) } },
  'retry-after-too-long': { parts: { retryAfterMs: 60_001 } },
  deadline: { parts: { remainingMs: 100 } },
};

/** A situation in which each of the reasons holds. */
export function hindered(...reasons: readonly StopReason[]): Situation {
  let met = failure({ attempts: attempts(1) });
  let parts: Partial<Situation> = {};
  for (const obstacle of reasons.map((reason) => OBSTACLES[reason])) {
    met = { ...met, ...obstacle?.failure };
    parts = { ...parts, ...obstacle?.parts };
  }
  return situation({ failure: met, ...parts });
}
