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
