import type { Failure } from '../classify/failure.js';

/** A code that no catalog knew: raw material for the next one. */
export interface UnknownCode {
  /** As it came. */
  readonly code: string;
  /** Status it came with; a code that comes with two statuses is listed twice. */
  readonly httpCode: number | undefined;
  /** How often it came. */
  readonly count: number;
  /** Message it came with the last time. */
  readonly lastMessage: string;
}

/** Counts unknown codes, so many at most. */
export interface Drift {
  note(failure: Failure): void;
  codes(): readonly UnknownCode[];
}

const MOST = 1_000;

/** Makes a bounded counter of unknown codes; when it is full, new codes are not taken in. */
export function createDrift(): Drift {
  const seen = new Map<string, { -readonly [K in keyof UnknownCode]: UnknownCode[K] }>();
  return {
    note({ code, httpCode, message }) {
      const key = `${String(httpCode)} ${code}`;
      const known = seen.get(key);
      if (known) {
        known.count += 1;
        known.lastMessage = message;
      } else if (seen.size < MOST) {
        seen.set(key, { code, httpCode, count: 1, lastMessage: message });
      }
    },
    codes: () => [...seen.values()].map((entry) => ({ ...entry })).sort((a, b) => b.count - a.count),
  };
}
