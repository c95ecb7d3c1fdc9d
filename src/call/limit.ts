import type { Clock } from '../policy/clock.js';
import { onAbort } from '../policy/on-abort.js';
import { MAX_TIMER } from '../wire/limits.js';

/**
 * Hands an attempt its signal, which is made on first use: an AbortController costs as much as a whole stubbed call.
 * (A function and no getter: each object literal with a getter gets a hidden class of its own, and those doubled the
 * cost of a call.)
 */
export type SignalSource = () => AbortSignal;

/** What bounds an attempt. */
export interface AttemptLimit {
  readonly clock: Clock;
  /** Longest time, in milliseconds; Infinity for none. */
  readonly timeoutMs: number;
  /** The caller's signal; its abort is handed on. */
  readonly parent: AbortSignal | undefined;
  /** An abort of the parent ends the attempt at once, whether or not it listens. */
  readonly abandon: boolean | undefined;
  /** Makes the error of an attempt that ran out of time. */
  readonly timedOut: () => Error;
  /** Called once, when the attempt has settled or was cut. */
  readonly onEnd: (() => void) | undefined;
  /** Keeps the abort link after success, until the given function is called (a body that still streams). */
  readonly linger: ((value: unknown, unlink: () => void) => boolean) | undefined;
}

/** Runs one attempt within its limit. It settles in time even where the attempt ignores its signal. */
export function limited<T>(send: (source: SignalSource) => PromiseLike<T>, limit: AttemptLimit): Promise<T> {
  const { clock, parent, timeoutMs } = limit;
  return new Promise<T>((resolve, reject) => {
    let controller: AbortController | undefined;
    let cut: Error | undefined;
    let unlink = (): void => undefined;
    let ended = false;
    let timer: unknown;

    /** Ends the attempt: once, with no timer left. */
    const end = (): void => {
      if (ended) return;
      ended = true;
      if (timer !== undefined) clock.clearTimeout(timer);
      limit.onEnd?.();
    };
    const fail = (error: unknown): void => {
      end();
      unlink();
      reject(error);
    };
    const link = (): void => {
      unlink = onAbort(parent, (reason) => {
        if (limit.abandon) fail(reason);
        controller?.abort(reason);
      });
    };
    const source: SignalSource = () => {
      if (!controller) {
        controller = new AbortController();
        if (cut) controller.abort(cut);
        else if (parent?.aborted) controller.abort(parent.reason);
        else if (!limit.abandon) link();
      }
      return controller.signal;
    };

    if (limit.abandon) {
      if (parent?.aborted) {
        fail(parent.reason);
        return;
      }
      link();
    }
    if (timeoutMs <= MAX_TIMER) {
      timer = clock.setTimeout(
        () => {
          cut = limit.timedOut();
          fail(cut);
          controller?.abort(cut);
        },
        timeoutMs,
        'limit',
      );
    }
    try {
      send(source).then((value) => {
        end();
        if (!controller || !limit.linger?.(value, unlink)) unlink();
        resolve(value);
      }, fail);
    } catch (error) {
      fail(error);
    }
  });
}
