import type { Clock } from './clock.js';
import { onAbort } from './on-abort.js';

/** How long a call may stand in line. */
export interface Line {
  /** What the wait is timed by. */
  readonly clock: Clock;
  /** Its abort ends the wait at once. */
  readonly signal?: AbortSignal | undefined;
  /** Time left for the whole call, in milliseconds. */
  readonly leftMs: number;
}

/** Who waits for a place, first come first served. */
export interface Queue<Place extends object> {
  readonly size: number;
  /** Joins the end. Gives the place, or undefined when the time is up; rejects with the reason of an abort. */
  join(line: Line, waitMs: number): Promise<Place | undefined>;
  /**
   * Moves the line on for as long as there are places. Where `take` gives the time until there will be one, in
   * milliseconds, it is asked again then; that timer ends with the line.
   */
  advance(take: (clock: Clock) => Place | number | undefined, clock: Clock): void;
}

export function createQueue<Place extends object>(): Queue<Place> {
  const waiting = new Set<(place: Place) => void>();
  let sleep: (() => void) | undefined;

  const leave = (turn: (place: Place) => void): void => {
    waiting.delete(turn);
    if (waiting.size > 0) return;
    sleep?.();
    sleep = undefined;
  };

  const queue: Queue<Place> = {
    get size() {
      return waiting.size;
    },
    join: ({ clock, signal }, waitMs) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) {
          reject(signal.reason as Error);
          return;
        }
        const end = (): void => {
          leave(turn);
          clock.clearTimeout(timer);
          off();
        };
        const turn = (place: Place): void => {
          end();
          resolve(place);
        };
        const off = onAbort(signal, (reason) => {
          end();
          reject(reason);
        });
        const giveUp = (): void => {
          end();
          resolve(undefined);
        };
        const timer = clock.setTimeout(giveUp, waitMs, 'limit');
        waiting.add(turn);
      }),
    advance(take, clock) {
      for (const turn of waiting) {
        const place = take(clock);
        if (typeof place === 'object') turn(place);
        else {
          if (place !== undefined) sleep ??= wakeAfter(place, take, clock);
          return;
        }
      }
    },
  };

  const wakeAfter = (
    ms: number,
    take: Parameters<Queue<Place>['advance']>[0],
    clock: Clock,
  ): (() => void) => {
    const wake = (): void => {
      sleep = undefined;
      queue.advance(take, clock);
    };
    const timer = clock.setTimeout(wake, ms);
    return () => {
      clock.clearTimeout(timer);
    };
  };
  return queue;
}
