import type { Clock } from '../../src/policy/clock.js';

/** A clock that stands still until it is moved. */
export interface ManualClock extends Clock {
  /** Timers that have neither fired nor been cleared. */
  readonly pending: () => number;
  /** Moves the time on and fires what falls due, in order, within this tick. */
  readonly tick: (ms: number) => void;
  /** Moves the time on, and lets everything that waits for it happen. */
  readonly advance: (ms: number) => Promise<void>;
}

interface Timer {
  readonly atMs: number;
  readonly callback: () => void;
}

export function manualClock(startMs = 1_000_000): ManualClock {
  let nowMs = startMs;
  let next = 1;
  const timers = new Map<number, Timer>();

  const due = (untilMs: number): readonly [number, Timer] | undefined =>
    [...timers].filter(([, timer]) => timer.atMs <= untilMs).sort(([, a], [, b]) => a.atMs - b.atMs)[0];

  const tick = (ms: number): void => {
    const untilMs = nowMs + ms;
    for (let timer = due(untilMs); timer; timer = due(untilMs)) {
      const [id, { atMs, callback }] = timer;
      timers.delete(id);
      nowMs = Math.max(nowMs, atMs);
      callback();
    }
    nowMs = untilMs;
  };

  return {
    now: () => nowMs,
    setTimeout(callback, ms) {
      timers.set(next, { atMs: nowMs + ms, callback });
      return next++;
    },
    clearTimeout(timer) {
      timers.delete(timer as number);
    },
    pending: () => timers.size,
    tick,
    async advance(ms) {
      await settled();
      tick(ms);
      await settled();
    },
  };
}

/** Lets every promise that can go on do so. */
export function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
