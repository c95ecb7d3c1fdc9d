import type { Attempt, DelayFrom, Failure } from '../classify/failure.js';

/** An attempt failed and another follows after `delayMs` milliseconds. */
export interface RetryEvent {
  readonly type: 'retry';
  /** Number of the attempt that failed; 1 is the first. */
  readonly attempt: number;
  readonly delayMs: number;
  readonly delayFrom: DelayFrom;
  readonly failure: Failure;
}

/** The call ended in an error; `failure.stop` says why. */
export interface GiveUpEvent {
  readonly type: 'give-up';
  readonly failure: Failure;
}

/** The call succeeded after at least one failed attempt. */
export interface RecoverEvent {
  readonly type: 'recover';
  /** Every attempt, the successful one last. */
  readonly attempts: readonly Attempt[];
  readonly operation?: string | undefined;
  /** Time since the call began, waits included, in milliseconds. */
  readonly elapsedMs: number;
}

/**
 * What a policy tells. A call that failed at least once tells one `retry` per wait and ends with exactly one
 * `recover` or `give-up`; a call that succeeds at once tells nothing.
 */
export type FailureEvent = RetryEvent | GiveUpEvent | RecoverEvent;

/** The hook. What it throws, or rejects with, is contained. */
export type EventListener = (event: FailureEvent) => unknown;

/** Tells the listener, and lets nothing of it reach the call. */
export function emit(listener: EventListener | undefined, event: FailureEvent): void {
  if (!listener) return;
  try {
    const outcome = listener(event);
    if (typeof (outcome as PromiseLike<unknown> | undefined)?.then === 'function') {
      void Promise.resolve(outcome).catch(() => undefined);
    }
  } catch {
    // A broken listener must not lose the response or the original error.
  }
}
