import type { Attempt, DelayFrom, Failure } from '../classify/failure.js';
import { contain } from './contain.js';

/** An attempt failed and another follows after `delayMs` milliseconds. */
export interface RetryEvent {
  /** Tells events apart. */
  readonly type: 'retry';
  /** Number of the attempt that failed; 1 is the first. */
  readonly attempt: number;
  /** Wait until the next attempt, in milliseconds. */
  readonly delayMs: number;
  /** Where the delay comes from. */
  readonly delayFrom: DelayFrom;
  /** Of the attempt that failed; the attempts until then are in it. */
  readonly failure: Failure;
}

/** The call ended in an error; `failure.stop` says why. */
export interface GiveUpEvent {
  /** Tells events apart. */
  readonly type: 'give-up';
  /** What the caller's error carries. */
  readonly failure: Failure;
}

/** The call succeeded after at least one failed attempt. */
export interface RecoverEvent {
  /** Tells events apart. */
  readonly type: 'recover';
  /** Every attempt, the successful one last. */
  readonly attempts: readonly Attempt[];
  /** What was asked, without query. */
  readonly operation?: string | undefined;
  /** Time since the call began, waits included, in milliseconds. */
  readonly elapsedMs: number;
}

/** Something that deserves a look at the set-up. Told once for each policy, before the `retry` that shows it. */
export interface WarningEvent {
  /** Tells events apart. */
  readonly type: 'warning';
  /** `nested-retries`: the client repeats failed calls by itself, so its retries multiply the policy's. */
  readonly code: 'nested-retries';
  /** What is wrong, and what to do about it; the same text for every call. */
  readonly message: string;
  /** The failure that showed it. */
  readonly failure: Failure;
}

/**
 * What a policy tells. A call that failed at least once tells one `retry` per wait and ends with exactly one
 * `recover` or `give-up`; a call that succeeds at once tells nothing. A `warning` comes once for each policy.
 */
export type FailureEvent = RetryEvent | GiveUpEvent | RecoverEvent | WarningEvent;

/** The hook. What it throws, or rejects with, is contained. */
export type EventListener = (event: FailureEvent) => unknown;

/** Tells the listener, and lets nothing of it reach the call. */
export function emit(listener: EventListener | undefined, event: FailureEvent): void {
  if (listener) contain(() => listener(event));
}
