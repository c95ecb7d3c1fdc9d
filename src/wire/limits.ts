/** What of an `AbortSignal` we need. */
export interface Signal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** How much of a body is read, and for how long. */
export interface ReadLimits {
  /** No more is read or decoded, in bytes (characters of a string). */
  readonly maxBytes: number;
  /** The longest time to read, in milliseconds. @default 5000 */
  readonly timeoutMs?: number | undefined;
  /** Ends the reading. */
  readonly signal?: Signal | undefined;
}

/** The longest wait a timer takes, in milliseconds: a longer one fires at once (Node and browsers keep 32 bits). */
export const MAX_TIMER = 2 ** 31 - 1;

/** Calls `stop` when the time is over or the signal fires; the function it returns calls that off. */
export function watch({ timeoutMs = 5_000, signal }: ReadLimits, stop: () => void): () => void {
  const timer = setTimeout(stop, Math.min(timeoutMs, MAX_TIMER));
  signal?.addEventListener('abort', stop);
  return () => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  };
}
