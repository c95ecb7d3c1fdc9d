import { checkOptions, type Rules } from '../catalog/option.js';
import { MAX_TIMER } from '../wire/limits.js';
import { type Clock, systemClock } from '../policy/clock.js';
import { createRelease } from './fake-timers.js';
import { createTimeline, type Timer } from './timeline.js';
import { inNextTurn, nextTurn } from './turn.js';

/** Settings of `fakeClock`. */
export interface FakeClockOptions {
  /**
   * Whether waits end by themselves, in the next turn of the event loop. `false` leaves everything to `advance`.
   * @default true
   */
  readonly auto?: boolean | undefined;
  /**
   * Where time starts, in milliseconds since the Unix epoch.
   * @default Date.now()
   */
  readonly now?: number | undefined;
}

/** A clock for tests: time stands still but for what is waited for. */
export interface FakeClock extends Clock {
  /** What is left of each timer that is set, in milliseconds, the shortest first. */
  readonly pending: readonly number[];
  /**
   * Moves time on by so many milliseconds. What falls due is called in its order, and gets to do what it does next,
   * so that a timer which it sets in this time is called as well.
   * @throws TypeError for anything but a finite number from 0
   */
  advance(ms: number): Promise<void>;
}

/** More timers than this in one `advance` set each other for ever. */
const MOST_TIMERS = 10_000;

/**
 * Makes a clock for a policy under test: waits take no time. A wait between attempts ends in the next turn of the
 * event loop and moves the clock on by its length, so that `totalTimeout` and `elapsedMs` count it. An attempt takes
 * no time on it; what bounds one (`attemptTimeout`, `totalTimeout`, the limit's `maxWait`) still cuts it when the
 * machine's time is up, or when `advance` gets there: real requests are never cut short. Calls of one clock share
 * its time, the waits of all of them.
 *
 * @throws TypeError naming the option and what it takes
 * @example
 * import { createPolicy, run } from 'retriage';
 * import { fakeClock } from 'retriage/testing';
 *
 * const clock = fakeClock({ now: 0 });
 * const policy = createPolicy({ clock, backoff: () => 20_000 });
 * const flaky = ({ attempt }: { attempt: number }) => {
 *   if (attempt < 3) throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
 *   return attempt;
 * };
 * console.log(await run(flaky, policy), clock.now()); // 3 40000
 *
 * // By hand: nothing happens until it is told to.
 * const byHand = fakeClock({ auto: false });
 * const running = run(flaky, { clock: byHand, backoff: () => 20_000 });
 * await byHand.advance(19_999);
 * console.log(byHand.pending); // [ 1 ]
 * await byHand.advance(20_001);
 * console.log(await running); // 3
 */
export function fakeClock(options: FakeClockOptions = {}): FakeClock {
  checkOptions('fakeClock', options, rules);
  const { auto = true, now = systemClock.now() } = { ...options };
  const timeline = createTimeline(now);
  const release = createRelease();
  const waits = new Set<Timer>();
  const limits = new Map<unknown, unknown>();
  let jumping = false;

  const forget = (timer: unknown): void => {
    waits.delete(timer as Timer);
    if (limits.has(timer)) systemClock.clearTimeout(limits.get(timer));
    limits.delete(timer);
  };
  const fire = (timer: Timer): void => {
    forget(timer);
    timeline.fire(timer);
  };

  /** Ends one wait a turn, the shortest first: what it leads to may set a shorter one than the next. */
  const jump = (): void => {
    if (jumping || waits.size === 0) return;
    jumping = true;
    inNextTurn(() => {
      jumping = false;
      const next = timeline.pending().find((timer) => waits.has(timer));
      try {
        if (next) fire(next);
      } finally {
        jump();
      }
    });
  };

  return {
    now() {
      release();
      return timeline.now();
    },
    get pending() {
      return timeline.pending().map(({ atMs }) => atMs - timeline.now());
    },
    setTimeout(callback, ms, purpose) {
      const timer = timeline.add(callback, ms);
      if (!auto) return timer;
      if (purpose !== 'limit') {
        waits.add(timer);
        jump();
      } else if (ms <= MAX_TIMER) {
        limits.set(
          timer,
          systemClock.setTimeout(() => fire(timer), ms),
        );
      }
      return timer;
    },
    clearTimeout(timer) {
      forget(timer);
      timeline.remove(timer);
    },
    async advance(ms) {
      if (!(Number.isFinite(ms) && ms >= 0))
        throw new TypeError('fakeClock: advance takes milliseconds from 0');
      const untilMs = timeline.now() + ms;
      await nextTurn();
      for (let fired = 0; fired < MOST_TIMERS; fired += 1) {
        const next = timeline.pending()[0];
        if (!next || next.atMs > untilMs) {
          timeline.moveTo(untilMs);
          return;
        }
        fire(next);
        await nextTurn();
      }
      throw new Error(`fakeClock: advance met ${MOST_TIMERS} timers, which set each other for ever`);
    },
  };
}

const rules: Rules<FakeClockOptions> = {
  auto: { takes: 'true or false', fits: (value) => typeof value === 'boolean' },
  now: { takes: 'milliseconds since the Unix epoch', fits: Number.isFinite },
};
