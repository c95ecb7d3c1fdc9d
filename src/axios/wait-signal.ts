import { onAbort } from '../policy/on-abort.js';
import type { Config } from './config.js';

/** A signal for the waits between attempts, and the way to let go of it. */
export interface WaitSignal {
  readonly signal: AbortSignal | undefined;
  release(): void;
}

/** For the many calls that nothing can abort. */
const NONE: WaitSignal = { signal: undefined, release: () => undefined };

/**
 * A signal that follows the request's own and its cancel token, which axios-retry does not know. It is one for each
 * call: axios-retry listens to it during each wait, and a signal shared by many calls would warn of a leak.
 */
export function waitSignal({ signal, cancelToken }: Pick<Config, 'signal' | 'cancelToken'>): WaitSignal {
  if (!signal && !cancelToken) return NONE;
  const own = signal as AbortSignal | undefined;
  const controller = new AbortController();
  const abort = (): void => {
    controller.abort();
  };
  const token = cancelToken as unknown as
    Record<'subscribe' | 'unsubscribe', (listener: () => void) => void> | undefined;
  token?.subscribe(abort);
  const off = onAbort(own, abort);
  if (own?.aborted) abort();
  return {
    signal: controller.signal,
    release() {
      token?.unsubscribe(abort);
      off();
    },
  };
}
