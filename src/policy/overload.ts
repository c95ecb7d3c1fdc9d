import { ownProperties } from '../catalog/own.js';
import { MAX_TIMER } from './backoff.js';
import type { Clock } from './clock.js';
import { onAbort } from './on-abort.js';

/** How a call that was let in went: well, badly for want of capacity, or in a way that says nothing. */
export type Load = 'success' | 'strain' | 'neither';

/** A place among the calls in flight. */
export interface Ticket {
  /** Gives the place back, once. */
  leave(load: Load): void;
}

/** How long a call may stand in line. */
export interface Line {
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
  /** Time left for the whole call, in milliseconds. */
  readonly leftMs: number;
}

/** A limit on calls in flight, by origin. */
export interface Overload {
  /** A ticket at once or later; `undefined` where the call is refused. Rejects with the reason of an abort. */
  enter(origin: string, line: Line): Ticket | Promise<Ticket | undefined>;
}

export interface AdaptiveConcurrencyOptions {
  /** Calls in flight at first. @default 20 */
  readonly initial?: number | undefined;
  /** @default 1 */
  readonly min?: number | undefined;
  /** @default 1_000 */
  readonly max?: number | undefined;
  /** Longest time in line for a call over the limit, in milliseconds. @default 500 */
  readonly maxWait?: number | undefined;
}

/** What a sign of strain leaves of the limit. */
const CUT = 0.6;

/** State is kept for so many origins; calls to more are let through. */
const MOST_ORIGINS = 1_000;

/**
 * Limits the calls in flight to each origin, and finds the limit itself: it grows by one on a success while more
 * than half of it is in use, and is cut to 0.6 of itself by a timeout, a 5xx or throttling of an attempt that
 * started after the last cut (additive increase, multiplicative decrease, as TCP's congestion control, RFC 5681).
 * A call over the limit stands in line, first come first served, at most `maxWait`; then it is refused with stop
 * `overloaded`. An attempt gives its place back when it is answered or fails; a body that still streams holds none.
 *
 * @throws TypeError for an option out of its range
 * @example
 * import { adaptiveConcurrency, createPolicy } from 'retriage';
 * const policy = createPolicy({ overload: adaptiveConcurrency({ initial: 10, maxWait: 200 }) });
 */
export function adaptiveConcurrency(options: AdaptiveConcurrencyOptions = {}): Overload {
  const { initial = 20, min = 1, max = 1_000, maxWait = 500 } = ownProperties(options);
  check('min', min, 1, Infinity);
  check('max', max, min, Infinity);
  check('initial', initial, min, max);
  check('maxWait', maxWait, 0, Infinity);
  const gates = new Map<string, Gate>();

  /** The one idle for longest, or near it: who comes to rest goes to the end. */
  const idleOrigin = (): string | undefined => {
    for (const [origin, { inFlight }] of gates) if (inFlight === 0) return origin;
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
    const gate: Gate = { limit: initial, inFlight: 0, cuts: 0, line: new Set() };
    gates.set(origin, gate);
    return gate;
  };

  const rest = (origin: string, gate: Gate): void => {
    // A client of one server pays nothing for the order.
    if (gates.size === 1) return;
    gates.delete(origin);
    gates.set(origin, gate);
  };

  const admit = (origin: string, gate: Gate): Ticket => {
    gate.inFlight += 1;
    const startedAfter = gate.cuts;
    let inside = true;
    return {
      leave(load) {
        if (!inside) return;
        inside = false;
        if (load === 'success' && gate.inFlight > gate.limit / 2) gate.limit = Math.min(max, gate.limit + 1);
        if (load === 'strain' && startedAfter === gate.cuts) {
          gate.limit = Math.max(min, gate.limit * CUT);
          gate.cuts += 1;
        }
        gate.inFlight -= 1;
        for (const next of gate.line) {
          if (gate.inFlight >= Math.floor(gate.limit)) break;
          next(admit(origin, gate));
        }
        if (gate.inFlight === 0) rest(origin, gate);
      },
    };
  };

  return {
    enter(origin, line) {
      const gate = gateOf(origin);
      if (!gate) return OPEN;
      // Where somebody stands in line, there is no place: who leaves hands theirs on.
      if (gate.inFlight < Math.floor(gate.limit)) return admit(origin, gate);
      return stand(gate, line, Math.min(maxWait, Math.max(0, line.leftMs), MAX_TIMER));
    },
  };
}

interface Gate {
  limit: number;
  inFlight: number;
  /** How often the limit was cut. */
  cuts: number;
  /** Who waits, in order; called with the ticket. */
  readonly line: Set<(ticket: Ticket) => void>;
}

const OPEN: Ticket = { leave: () => undefined };

function stand(gate: Gate, { clock, signal }: Line, waitMs: number): Promise<Ticket | undefined> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      gate.line.delete(turn);
      clock.clearTimeout(timer);
      off();
    };
    const turn = (ticket: Ticket): void => {
      end();
      resolve(ticket);
    };
    if (signal?.aborted) {
      reject(signal.reason as Error);
      return;
    }
    const off = onAbort(signal, (reason) => {
      end();
      reject(reason);
    });
    const timer = clock.setTimeout(() => {
      end();
      resolve(undefined);
    }, waitMs);
    gate.line.add(turn);
  });
}

function check(name: string, value: unknown, least: number, most: number): void {
  if (typeof value === 'number' && value >= least && value <= most) return;
  const range = most === Infinity ? `from ${String(least)}` : `from ${String(least)} to ${String(most)}`;
  throw new TypeError(`adaptiveConcurrency: \`${name}\` takes a number ${range}, not ${String(value)}`);
}
