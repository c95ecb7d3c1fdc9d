import type { Clock } from '../policy/clock.js';
import { onAbort } from '../policy/on-abort.js';

/**
 * Waits. An abort ends the wait at once and rejects with the signal's reason; no timer or listener stays
 * behind either way.
 */
export function sleep(ms: number, clock: Clock, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason as Error);
      return;
    }
    const off = onAbort(signal, (reason) => {
      clock.clearTimeout(timer);
      reject(reason);
    });
    const timer = clock.setTimeout(() => {
      off();
      resolve();
    }, ms);
  });
}
