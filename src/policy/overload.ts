import { checkOption, checkOptions, numeric, type Rules } from '../catalog/option.js';
import { ownProperties } from '../catalog/own.js';
import { MAX_TIMER } from '../wire/limits.js';
import type { Clock } from './clock.js';
import { createQueue, type Line, type Queue } from './line.js';
import { createPace, type Pace } from './pace.js';
import { MOST_ORIGINS } from './remember.js';

/** How a call that was let in went: well, badly for want of capacity, or in a way that says nothing. */
export type Load = 'success' | 'strain' | 'neither';

/** A place among the calls in flight. */
export interface Ticket {
  /** Gives the place back, once; `hintMs` is when the server, which throttled the call, wants to be asked again. */
  leave(load: Load, hintMs?: number): void;
}

/** A limit on calls in flight, by origin. */
export interface Overload {
  /** A ticket at once or later; `undefined` where the call is refused. Rejects with the reason of an abort. */
  enter(origin: string, line: Line): Ticket | Promise<Ticket | undefined>;
}

/** Settings of `adaptiveConcurrency`. */
export interface AdaptiveConcurrencyOptions {
  /** Calls in flight at first. @default 20, or what of `min` and `max` is nearest */
  readonly initial?: number | undefined;
  /** What the limit never falls below, in calls. @default 1 */
  readonly min?: number | undefined;
  /** What the limit never grows over, in calls. @default 1_000 */
  readonly max?: number | undefined;
  /** Longest time in line for a call over the limit, in milliseconds. @default 500 */
  readonly maxWait?: number | undefined;
}

/** What a sign of strain leaves of the limit. */
const CUT = 0.6;

/** How many windows a call waits for its turn at a paced origin: the server said when to come, so waiting is no risk. */
const PATIENCE = 10;

/** No hint above holds an origin back, and no call waits longer for its turn; in milliseconds. */
const LONGEST_HOLD = 60_000;

const CALLS = /* @__PURE__ */ numeric('a number from 1', 1, Infinity);

const CONCURRENCY: Rules<AdaptiveConcurrencyOptions> = {
  initial: CALLS,
  min: CALLS,
  max: CALLS,
  maxWait: /* @__PURE__ */ numeric('a number from 0', 0, Infinity),
};

/**
 * Limits the calls in flight to each origin, and finds the limit itself: it grows by one on a success while more
 * than half of it is in use, and is cut to 0.6 of itself by a timeout, a 5xx or throttling of an attempt that
 * started after the last cut (additive increase, multiplicative decrease, as TCP's congestion control, RFC 5681).
 * Throttling that says when to come back cuts nothing, it paces the origin: nothing is sent until then, and after that
 * no more in such a time than passed before, a little more each time that this was used up without a refusal.
 * A call over the limit stands in line, first come first served, at most `maxWait` (before a paced origin ten times what
 * the server asked for, where that is longer, and a minute at most); then it is refused with stop `overloaded`. An attempt
 * gives its place back when it is answered or fails; a body that still streams holds none.
 *
 * @throws TypeError for an option out of its range
 * @example
 * import { adaptiveConcurrency, createPolicy } from 'retriage';
 * const policy = createPolicy({ overload: adaptiveConcurrency({ initial: 10, maxWait: 200 }) });
 */
export function adaptiveConcurrency(options: AdaptiveConcurrencyOptions = {}): Overload {
  checkOptions('adaptiveConcurrency', options, CONCURRENCY);
  const { min = 1, max = 1_000, maxWait = 500 } = ownProperties(options);
  checkOption('adaptiveConcurrency', 'max', max, numeric(`a number from ${String(min)}`, min, Infinity));
  const { initial = Math.min(max, Math.max(min, 20)) } = ownProperties(options);
  const range = numeric(`a number from ${String(min)} to ${String(max)}`, min, max);
  checkOption('adaptiveConcurrency', 'initial', initial, range);
  const gates = new Map<string, Gate>();

  /** The one idle for longest, or near it. */
  const idleOrigin = (): string | undefined => {
    for (const [origin, { inFlight, queue }] of gates) if (inFlight === 0 && queue.size === 0) return origin;
    return undefined;
  };

  const gateOf = (origin: string): Gate | undefined => {
    const known = gates.get(origin);
    if (known) return known;
    if (gates.size >= MOST_ORIGINS) {
      const idle = idleOrigin();
      if (idle === undefined) return undefined;
      gates.delete(idle);
    }
    const gate = createGate(origin);
    gates.set(origin, gate);
    return gate;
  };

  const createGate = (origin: string): Gate => {
    const queue = createQueue<Ticket>();
    const pace = createPace();
    let limit = initial;
    let cuts = 0;

    const admit = (clock: Clock): Ticket => {
      gate.inFlight += 1;
      const startedAfter = cuts;
      let inside = true;
      return {
        leave(load, hintMs = 0) {
          if (!inside) return;
          inside = false;
          if (load === 'success') {
            pace.passed(clock.now());
            if (gate.inFlight > limit / 2) limit = Math.min(max, limit + 1);
          } else if (load === 'strain' && hintMs > 0 && hintMs <= LONGEST_HOLD) {
            pace.hold(clock.now(), hintMs);
          } else if (load === 'strain' && startedAfter === cuts) {
            limit = Math.max(min, limit * CUT);
            cuts += 1;
          }
          gate.inFlight -= 1;
          queue.advance(gate.take, clock);
          if (gate.inFlight === 0) rest(origin, gate);
        },
      };
    };
    const gate: Gate = {
      inFlight: 0,
      queue,
      pace,
      take(clock) {
        if (gate.inFlight >= Math.floor(limit)) return undefined;
        return pace.turn(clock.now()) || admit(clock);
      },
    };
    return gate;
  };

  /** Who comes to rest goes to the end. */
  const rest = (origin: string, gate: Gate): void => {
    // A client of one server pays nothing for the order.
    if (gates.size === 1) return;
    gates.delete(origin);
    gates.set(origin, gate);
  };

  return {
    enter(origin, line) {
      const gate = gateOf(origin);
      if (!gate) return OPEN;
      const { take, queue, pace } = gate;
      const place = queue.size === 0 ? take(line.clock) : undefined;
      if (typeof place === 'object') return place;
      const { lengthMs, size } = pace.window() ?? { lengthMs: 0, size: Infinity };
      // Nobody waits in vain.
      if (queue.size >= size * PATIENCE) return Promise.resolve(undefined);
      const longestMs = Math.max(maxWait, Math.min(lengthMs * PATIENCE, LONGEST_HOLD));
      const turn = queue.join(line, Math.min(longestMs, Math.max(0, line.leftMs), MAX_TIMER));
      if (place !== undefined) queue.advance(take, line.clock);
      return turn;
    },
  };
}

interface Gate {
  inFlight: number;
  readonly queue: Queue<Ticket>;
  readonly pace: Pace;
  /** A place, or the time until there may be one, in milliseconds; undefined until somebody leaves. */
  readonly take: (clock: Clock) => Ticket | number | undefined;
}

const OPEN: Ticket = { leave: () => undefined };
