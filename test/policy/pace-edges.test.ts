import { describe, expect, it, vi } from 'vitest';
import type { Clock } from '../../src/policy/clock.js';
import { createQueue } from '../../src/policy/line.js';
import { adaptiveConcurrency, type Ticket } from '../../src/policy/overload.js';
import { createPace } from '../../src/policy/pace.js';
import { manualClock, settled } from '../call/manual-clock.js';

/** The size of the window after successes at these times and a hint. */
function sizeAfter(successes: readonly number[], atMs: number, hintMs: number): number | undefined {
  const pace = createPace();
  for (const nowMs of successes) pace.passed(nowMs);
  pace.hold(atMs, hintMs);
  return pace.window()?.size;
}

const times = (count: number, nowMs: number): number[] => Array.from({ length: count }, () => nowMs);

describe('the window of a pace', () => {
  it.each<[string, number[], number, number, number]>([
    ['what passed in the last second', times(10, 500), 1_050, 1_000, 10],
    ['nothing older, at the beginning of time too', times(10, 0), 1_050, 1_000, 1],
    [
      'all that passed, where traffic began anew a second after it stopped',
      [10_000, ...times(4, 11_000)],
      11_100,
      500,
      4,
    ],
    ['a full second, where traffic began just then', [10_000, 10_500], 11_000, 3_000, 3],
    ['what passed in the time of the hint, where traffic began later', [10_000, 10_500], 10_900, 3_000, 2],
  ])('has the size of %s', (_, successes, atMs, hintMs, size) => {
    expect(sizeAfter(successes, atMs, hintMs)).toBe(size);
  });

  it('is held again from the moment it is over', () => {
    const pace = createPace();
    pace.hold(10_000, 1_000);
    pace.hold(10_999, 1_000);
    expect(pace.turn(10_999)).toBe(1);
    pace.hold(11_000, 1_000);
    expect(pace.turn(11_000)).toBe(1_000);
    pace.hold(12_500, 1_000);
    expect(pace.turn(12_500)).toBe(1_000);
  });
});

describe('an origin', () => {
  const entering = () => {
    const clock = manualClock();
    const overload = adaptiveConcurrency();
    return { clock, enter: () => overload.enter('http://a', { clock, leftMs: Infinity }) };
  };

  it.each([
    [1_000, true],
    [60_000, true],
    [60_001, false],
    [0, false],
  ])('that throttles with a hint of %i ms is left alone: %s', (hintMs, held) => {
    const { enter } = entering();
    (enter() as Ticket).leave('strain', hintMs);
    expect(enter() instanceof Promise).toBe(held);
  });

  it.each(['neither', 'success'] as const)('is not left alone for a hint with %s', (load) => {
    const { enter } = entering();
    (enter() as Ticket).leave(load, 1_000);
    expect(enter()).not.toBeInstanceOf(Promise);
  });

  it('lets a single call in when the time is over', async () => {
    const { clock, enter } = entering();
    (enter() as Ticket).leave('strain', 1_000);
    let ticket: Ticket | undefined;
    void Promise.resolve(enter()).then((came) => (ticket = came));
    await clock.advance(999);
    expect(ticket).toBeUndefined();
    await clock.advance(1);
    expect(ticket).toBeDefined();
    expect(clock.pending()).toBe(0);
  });
});

describe('a call that waits for its origin', () => {
  const held = (now: (nowMs: number) => number) => {
    const manual = manualClock();
    const clock: Clock = { ...manual, now: () => now(manual.now()) };
    const overload = adaptiveConcurrency();
    const enter = (origin: string) => overload.enter(origin, { clock, leftMs: Infinity });
    (enter('http://a') as Ticket).leave('strain', 1_000);
    void enter('http://a');
    return enter;
  };

  it('comes before one that arrives when the time is over, and the timer late', () => {
    let aheadMs = 0;
    const enter = held((nowMs) => nowMs + aheadMs);
    aheadMs = 1_500;
    expect(enter('http://a')).toBeInstanceOf(Promise);
  });

  it('keeps its origin from being forgotten, however many others come', () => {
    const enter = held((nowMs) => nowMs);
    for (let other = 0; other < 1_000; other += 1)
      (enter(`http://other-${String(other)}`) as Ticket).leave('neither');
    expect(enter('http://a')).toBeInstanceOf(Promise);
  });
});

describe('a line', () => {
  it('sets a limit for who waits, and no timer where nobody knows when there will be a place', async () => {
    const clock = manualClock();
    const setTimeout = vi.spyOn(clock, 'setTimeout');
    const queue = createQueue<object>();
    const place = queue.join({ clock, leftMs: Infinity }, 500);
    queue.advance(() => undefined, clock);
    expect(setTimeout.mock.calls.map(([, ms, purpose]) => [ms, purpose])).toEqual([[500, 'limit']]);
    await clock.advance(500);
    await settled();
    expect(await place).toBeUndefined();
  });
});
