import { ownProperties } from '../catalog/own.js';
import type { Failure, StopReason } from '../classify/failure.js';
import { emit } from '../events/event.js';
import type { Decision } from '../policy/decide.js';
import type { Policy } from '../policy/policy.js';
import { get, isObject } from '../wire/property.js';
import type { ReadFacts } from '../wire/thrown.js';
import { readOnly } from './read-only.js';

/** What a failed attempt led to. */
export interface Outcome {
  readonly thrown: unknown;
  readonly failure: Failure;
  readonly decision: Decision;
  /** Fresh body in place of the one that was read to decode it. */
  readonly replacement: { readonly data: unknown } | undefined;
}

/** What ends a call. */
interface Ending {
  readonly thrown: unknown;
  readonly failure: Failure;
  readonly stop: StopReason;
  readonly facts: ReadFacts | undefined;
  readonly policy: Policy;
}

/** The last moment a Date can hold (ECMA-262). */
const LATEST = 8.64e15;

/** Ends a call with its reason, and tells so. */
export function close({ thrown, failure, stop, facts, policy }: Ending): Outcome {
  const hint = facts?.retryAfterMs;
  const final = readOnly({
    ...failure,
    stop,
    ...(hint !== undefined && {
      retryAt: new Date(Math.min(policy.clock.now() + hint, LATEST)).toISOString(),
    }),
  });
  emit(policy.onEvent, { type: 'give-up', failure: final });
  return { thrown, failure: final, decision: { retry: false, stop }, ...replaced(facts) };
}

/** Facts of a failure some time ago: of the server's hint less is left. */
export function aged(facts: ReadFacts | undefined, ms: number): ReadFacts | undefined {
  const hint = facts?.retryAfterMs;
  return facts && hint !== undefined
    ? ownProperties({ ...facts, retryAfterMs: Math.max(0, hint - ms) })
    : facts;
}

/** Puts the fresh body where the one stood that was read. */
export function giveBack(thrown: unknown, replacement: Outcome['replacement']): void {
  const response = get(thrown, 'response') ?? thrown;
  try {
    if (replacement && isObject(response) && Object.hasOwn(response, 'data'))
      Reflect.set(response, 'data', replacement.data);
  } catch {
    // A foreign object may throw when it is touched: the failure at hand matters more.
  }
}

/** The fresh body, where one was made. */
export function replaced(facts: ReadFacts | undefined): Pick<Outcome, 'replacement'> {
  const read = facts !== undefined && Object.hasOwn(facts, 'replacement');
  return { replacement: read ? { data: facts.replacement } : undefined };
}
