import { describe, expect, it } from 'vitest';
import { createPace } from '../../src/policy/pace.js';

/** A pace that saw so many successes in the second before `at`, and was then asked to wait. */
function held({ successes, hintMs, at = 10_000 }: { successes: number; hintMs: number; at?: number }) {
  const pace = createPace();
  pace.passed(at - 1_500);
  for (let call = 0; call < successes; call += 1) pace.passed(at - 900 + (call * 900) / successes);
  pace.hold(at, hintMs);
  return pace;
}

/** How many turns are given at a moment, and how long it takes until there are more. */
function turnsAt(pace: ReturnType<typeof createPace>, atMs: number): [turns: number, thenMs: number] {
  for (let turns = 0; ; turns += 1) {
    const waitMs = pace.turn(atMs);
    if (waitMs > 0 || turns > 10_000) return [turns, waitMs];
  }
}

describe('a pace', () => {
  it('lets everything go while nobody asked for patience', () => {
    const pace = createPace();
    pace.passed(0);
    expect([pace.turn(0), pace.turn(5), pace.window()]).toEqual([0, 0, undefined]);
  });

  it('lets nothing go before the hint is over', () => {
    const pace = held({ successes: 100, hintMs: 1_000 });
    expect([pace.turn(10_000), pace.turn(10_400), pace.turn(10_999)]).toEqual([1_000, 600, 1]);
  });

  it.each([
    [100, 1_000, 100],
    [100, 500, 50],
    [100, 3_000, 300],
    [7, 100, 1],
    [0, 1_000, 1],
  ])(
    'after %i successes in a second and a hint of %i ms lets %i go in such a time',
    (successes, hintMs, size) => {
      const pace = held({ successes, hintMs });
      expect(turnsAt(pace, 10_000 + hintMs)).toEqual([size, hintMs]);
    },
  );

  it('counts the successes of the last second only', () => {
    const pace = createPace();
    for (let call = 0; call < 50; call += 1) pace.passed(4_000);
    for (let call = 0; call < 5; call += 1) pace.passed(4_500 + call * 100);
    pace.hold(5_000, 1_000);
    expect(pace.window()).toMatchObject({ lengthMs: 1_000, size: 5 });
  });

  it.each([
    [100, 1_000, 100],
    [20, 200, 20],
    [20, 50, 10],
    [20, 5_000, 20],
  ])(
    'of traffic that began 0.1 s ago, %i successes and a hint of %i ms let %i go',
    (successes, hintMs, size) => {
      const pace = createPace();
      for (let call = 0; call < successes; call += 1) pace.passed(7_000);
      pace.hold(7_100, hintMs);
      expect(pace.window()?.size).toBe(size);
    },
  );

  it('tries a little more after a window that was used up, a little less after a refusal', () => {
    const pace = held({ successes: 100, hintMs: 1_000 });
    expect(turnsAt(pace, 11_000)).toEqual([100, 1_000]);
    expect(turnsAt(pace, 12_000)).toEqual([105, 1_000]);
    pace.hold(12_010, 1_000);
    expect(turnsAt(pace, 13_010)).toEqual([94, 1_000]);
    expect(turnsAt(pace, 14_010)).toEqual([99, 1_000]);
  });

  it('takes one refusal of a window for all', () => {
    const pace = held({ successes: 100, hintMs: 1_000 });
    pace.hold(10_020, 1_000);
    pace.hold(10_900, 5_000);
    expect([pace.window()?.size, pace.turn(10_990)]).toEqual([100, 10]);
  });

  it('ends with the first window that is not used up', () => {
    const pace = held({ successes: 10, hintMs: 1_000 });
    expect(pace.turn(11_000)).toBe(0);
    expect([pace.turn(12_000), pace.window()]).toEqual([0, undefined]);
  });
});
