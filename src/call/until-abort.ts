import { onAbort } from '../policy/on-abort.js';

/** Waits for what need not know the signal; an abort ends the wait at once, with its reason. */
export function untilAbort<T>(signal: AbortSignal | undefined, start: () => Promise<T>): Promise<T> {
  if (!signal) return start();
  return new Promise<T>((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason as Error);
      return;
    }
    const off = onAbort(signal, reject);
    start().then(
      (value) => {
        off();
        resolve(value);
      },
      (error: unknown) => {
        off();
        reject(error);
      },
    );
  });
}
