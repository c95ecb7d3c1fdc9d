/** A callback and the moment it falls due. */
export interface Timer {
  readonly atMs: number;
  readonly callback: () => void;
}

/** Time that moves only when told, and what falls due in it. */
export interface Timeline {
  now(): number;
  /** Moves on to a moment; one that has passed changes nothing. */
  moveTo(atMs: number): void;
  add(callback: () => void, ms: number): Timer;
  remove(timer: unknown): void;
  /** Moves on to when a timer falls due, and calls it, unless it was removed. */
  fire(timer: Timer): void;
  /** Timers that have neither fired nor been removed, the next one first. */
  pending(): readonly Timer[];
}

/** Makes a timeline that stands at a moment. */
export function createTimeline(startMs: number): Timeline {
  let nowMs = startMs;
  const timers = new Set<Timer>();
  const moveTo = (atMs: number): void => {
    nowMs = Math.max(nowMs, atMs);
  };
  return {
    now: () => nowMs,
    moveTo,
    add(callback, ms) {
      const timer = { atMs: nowMs + (ms > 0 ? ms : 0), callback };
      timers.add(timer);
      return timer;
    },
    remove: (timer) => void timers.delete(timer as Timer),
    fire(timer) {
      if (!timers.delete(timer)) return;
      moveTo(timer.atMs);
      timer.callback();
    },
    // A stable sort: what falls due together comes in the order in which it was set.
    pending: () => [...timers].sort((one, other) => one.atMs - other.atMs),
  };
}
