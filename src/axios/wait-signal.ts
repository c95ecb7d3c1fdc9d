import type { Config } from './config.js';

/** A signal for the waits between attempts, and the way to let go of it. */
export interface WaitSignal {
  readonly signal: AbortSignal | undefined;
  release(): void;
}

/** The request's signal; with a cancel token, which axios-retry does not know, a signal that follows both. */
export function waitSignal({ signal, cancelToken }: Config): WaitSignal {
  const own = signal as AbortSignal | undefined;
  if (!cancelToken) return { signal: own, release: () => undefined };
  const controller = new AbortController();
  const abort = (): void => {
    controller.abort();
  };
  const token = cancelToken as unknown as Record<'subscribe' | 'unsubscribe', (listener: () => void) => void>;
  token.subscribe(abort);
  own?.addEventListener('abort', abort);
  if (own?.aborted) abort();
  return {
    signal: controller.signal,
    release() {
      token.unsubscribe(abort);
      own?.removeEventListener('abort', abort);
    },
  };
}
