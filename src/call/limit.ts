import { MAX_TIMER } from '../policy/backoff.js';
import type { Clock } from '../policy/clock.js';

/** Hands an attempt its signal. It is made on first use: an AbortController costs more than a whole stubbed call. */
export interface SignalSource {
  readonly signal: AbortSignal;
}

/** What bounds an attempt. */
export interface AttemptLimit {
  readonly clock: Clock;
  /** Longest time, in milliseconds; Infinity for none. */
  readonly timeoutMs: number;
  /** The caller's signal; its abort is handed on. */
  readonly parent?: AbortSignal | undefined;
  /** An abort of the parent ends the attempt at once, whether or not it listens. */
  readonly abandon?: boolean | undefined;
  /** Makes the error of an attempt that ran out of time. */
  readonly timedOut: () => Error;
  /** Keeps the abort link after success, until the given function is called (a body that still streams). */
  readonly linger?: ((value: unknown, unlink: () => void) => boolean) | undefined;
}

/** Runs one attempt within its limit. It settles in time even where the attempt ignores its signal. */
export function limited<T>(send: (source: SignalSource) => PromiseLike<T>, limit: AttemptLimit): Promise<T> {
  const { clock, parent, timeoutMs } = limit;
  return new Promise<T>((resolve, reject) => {
    let controller: AbortController | undefined;
    let cut: Error | undefined;
    const onParentAbort = (): void => {
      controller?.abort(parent?.reason);
      if (limit.abandon) reject(parent?.reason as Error);
    };
    const unlink = (): void => parent?.removeEventListener('abort', onParentAbort);
    if (limit.abandon) parent?.addEventListener('abort', onParentAbort);
    const source: SignalSource = {
      get signal() {
        if (!controller) {
          controller = new AbortController();
          if (cut) controller.abort(cut);
          else if (parent?.aborted) controller.abort(parent.reason);
          else parent?.addEventListener('abort', onParentAbort);
        }
        return controller.signal;
      },
    };
    const timer =
      timeoutMs > MAX_TIMER
        ? undefined
        : clock.setTimeout(() => {
            cut = limit.timedOut();
            unlink();
            reject(cut);
            controller?.abort(cut);
          }, timeoutMs);
    const end = (): void => {
      if (timer !== undefined) clock.clearTimeout(timer);
    };
    send(source).then(
      (value) => {
        end();
        if (!controller || !parent || !limit.linger?.(value, unlink)) unlink();
        resolve(value);
      },
      (error: unknown) => {
        end();
        unlink();
        reject(error as Error);
      },
    );
  });
}
