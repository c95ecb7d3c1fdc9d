import { remember } from '../policy/remember.js';

/** What is known of the servers' clocks, by origin. */
export interface ClockOffsets {
  /** How far the origin's clock is ahead of ours, in milliseconds; 0 where nothing is known. */
  of(origin: string): number;
  /** Learns from an answer: its `Date`, and when it was asked for and came. */
  learn(origin: string, dateMs: number, askedAtMs: number, cameAtMs: number): void;
}

/** An answer that took longer says too little about the moment it was dated, in milliseconds. */
const LONGEST_EXCHANGE = 15 * 60_000;

/** Makes the memory of one attached instance. */
export function createClockOffsets(): ClockOffsets {
  const offsets = new Map<string, number>();
  return {
    of: (origin) => offsets.get(origin) ?? 0,
    learn(origin, dateMs, askedAtMs, cameAtMs) {
      if (cameAtMs - askedAtMs > LONGEST_EXCHANGE) return;
      // `Date` has whole seconds, cut off: half a second is what is missing on average.
      remember(offsets, origin, Math.round(dateMs + 500 - (askedAtMs + cameAtMs) / 2));
    },
  };
}
