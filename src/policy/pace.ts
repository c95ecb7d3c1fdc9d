/** How fast a server lets calls pass, learned from where it asked to be left alone. */
export interface Pace {
  /** Notes a success. */
  passed(nowMs: number): void;
  /** Notes throttling with a hint: nothing goes for so many milliseconds, then as much as passed in that time. */
  hold(nowMs: number, hintMs: number): void;
  /** Takes a turn: 0 for a call that may go, else how long until more may, in milliseconds. */
  turn(nowMs: number): number;
  /** The window that is kept to, where there is one. */
  window(): Window | undefined;
}

interface Window {
  readonly lengthMs: number;
  /** How many may go in it. */
  readonly size: number;
}

/** Successes are counted in slots of this length, over the last second. */
const SLOT_MS = 100;
const SLOTS = 10;

/** How much more is tried in a window after one that was used up without a refusal, and how much less after one with. */
const GROWTH = 1.05;
const CUT = 0.9;

/**
 * A pace that is kept to only while the server limits it: from its first hint to the first window that is not used up.
 *
 * @example
 * const pace = createPace();
 * pace.passed(0);
 * pace.hold(100, 1_000);
 * pace.turn(600); // 500
 * pace.turn(1_100); // 0
 */
export function createPace(): Pace {
  const passed = Array.from({ length: SLOTS }, () => 0);
  let latest = -SLOTS;
  /** When the traffic that still goes on began. */
  let sinceMs = 0;
  let window: (Window & { left: number; readonly endsAtMs: number; readonly refused: boolean }) | undefined;

  const slotAt = (nowMs: number): number => {
    const slot = Math.floor(nowMs / SLOT_MS);
    if (slot - latest >= SLOTS) sinceMs = nowMs;
    for (let stale = Math.max(latest + 1, slot - SLOTS + 1); stale <= slot; stale += 1)
      passed[stale % SLOTS] = 0;
    latest = Math.max(latest, slot);
    return latest % SLOTS;
  };
  const open = (nowMs: number, lengthMs: number, size: number): void => {
    window = { lengthMs, size, left: size, endsAtMs: nowMs + lengthMs, refused: false };
  };

  return {
    passed(nowMs) {
      const slot = slotAt(nowMs);
      passed[slot] = (passed[slot] ?? 0) + 1;
    },
    hold(nowMs, hintMs) {
      // Of the calls in flight, one speaks for all.
      if (window?.refused && nowMs < window.endsAtMs) return;
      slotAt(nowMs);
      const count = passed.reduce((sum, each) => sum + each, 0);
      const activeMs = nowMs - sinceMs;
      // Of traffic that has just begun, what passed may be all that passes in such a time.
      const spanMs = activeMs < SLOTS * SLOT_MS ? Math.max(hintMs, activeMs) : SLOTS * SLOT_MS;
      // In a window all go at once, so what has passed so far says nothing.
      const size = Math.max(1, Math.floor(window ? window.size * CUT : (count * hintMs) / spanMs));
      window = { lengthMs: hintMs, size, left: 0, endsAtMs: nowMs + hintMs, refused: true };
    },
    turn(nowMs) {
      if (window && nowMs >= window.endsAtMs) {
        const { lengthMs, size, left, refused } = window;
        if (left > 0) window = undefined;
        else open(nowMs, lengthMs, refused ? size : Math.ceil(size * GROWTH));
      }
      if (!window) return 0;
      if (window.left === 0) return window.endsAtMs - nowMs;
      window.left -= 1;
      return 0;
    },
    window: () => window,
  };
}
