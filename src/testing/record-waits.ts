import type { DelayFrom } from '../classify/failure.js';
import type { PolicyOptions } from '../policy/options.js';
import { asPolicy, createPolicy, type Policy } from '../policy/policy.js';
import { fakeClock, type FakeClock } from './fake-clock.js';

/** A wait that a policy asked for. */
export interface RecordedWait {
  /** How long it would have been, in milliseconds. */
  readonly delayMs: number;
  /** Who asked for it: the policy's backoff, or the server's hint. */
  readonly delayFrom: DelayFrom;
  /** Code of the failure before it. */
  readonly code: string;
  /** Number of the attempt that failed; 1 for the first. */
  readonly attempt: number;
}

/** A policy whose waits take no time, and what they would have been. */
export interface RecordedWaits {
  /** Attach it, or run by it, in place of the one that was given. */
  readonly policy: Policy;
  /** The waits so far, in their order; grows while calls fail. */
  readonly waits: readonly RecordedWait[];
  /** The policy's clock: it stands still but for the waits. */
  readonly clock: FakeClock;
}

/**
 * Makes of a policy one that does not wait: everything else is the same, its budget, its listener and its overrides
 * too, but time comes from a `fakeClock`, and each wait is written down. Unknown codes are counted by the new one.
 * Jitter is part of a wait: give a policy without it, or with a `random` of your own, to compare exactly.
 *
 * @param policyOrOptions a policy, or options for one; the defaults without
 * @throws TypeError for an unknown or bad option, naming it and what it takes
 * @example
 * import assert from 'node:assert/strict';
 * import axios from 'axios';
 * import { attach, createPolicy, exponential } from 'retriage';
 * import { recordWaits, startRehearsal } from 'retriage/testing';
 *
 * const server = await startRehearsal({ script: 'ServiceUnavailable, Throttling.User@retry-after=9, ok' });
 * const { policy, waits } = recordWaits(
 *   createPolicy({ backoff: exponential({ base: 2_000, jitter: 'none' }), random: () => 0 }),
 * );
 * const api = axios.create({ baseURL: server.url });
 * attach(api, policy);
 * await api.get('/');
 * assert.deepEqual(waits, [
 *   { delayMs: 2_000, delayFrom: 'backoff', code: 'ServiceUnavailable', attempt: 1 },
 *   { delayMs: 9_000, delayFrom: 'retry-after', code: 'Throttling.User', attempt: 2 },
 * ]);
 * await server.close();
 */
export function recordWaits(policyOrOptions?: Policy | PolicyOptions): RecordedWaits {
  const { unknownCodes: _, ...options } = asPolicy(policyOrOptions);
  const waits: RecordedWait[] = [];
  const clock = fakeClock({ now: options.clock.now() });
  const policy = createPolicy({
    ...options,
    clock,
    onEvent(event) {
      if (event.type === 'retry') {
        const { delayMs, delayFrom, failure, attempt } = event;
        waits.push({ delayMs, delayFrom, code: failure.code, attempt });
      }
      return options.onEvent?.(event);
    },
  });
  return { policy, waits, clock };
}
