/** Where time comes from. Give your own in tests; it then owns every wait. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /** `limit`: the timer cuts short what is under way; without a purpose it is a wait, and what follows it waits too. */
  setTimeout(callback: () => void, ms: number, purpose?: 'limit'): unknown;
  /** Takes a timer back; one that is over or none of this clock's does nothing. */
  clearTimeout(timer: unknown): void;
}

/** The machine's clock. It looks the timers up when called, so a test tool's fake timers count. */
export const systemClock: Clock = {
  now: () => Date.now(),
  setTimeout: (callback, ms) => setTimeout(callback, ms),
  clearTimeout: (timer) => {
    clearTimeout(timer as ReturnType<typeof setTimeout>);
  },
};

/**
 * Says afterwards when it was made, in milliseconds since the Unix epoch. The machine's clock is not looked at before:
 * frameworks that render ahead of time forbid that of what has not waited for anything yet (Next.js, cached components).
 */
export function stopwatch(clock: Clock): () => number {
  if (clock !== systemClock) {
    const madeAtMs = clock.now();
    return () => madeAtMs;
  }
  const madeAt = performance.now();
  // Up, since the wall clock tells whole milliseconds: never before the one it was made in.
  return () => Math.ceil(clock.now() - (performance.now() - madeAt));
}
