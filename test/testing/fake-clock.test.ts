import { describe, expect, it, vi } from 'vitest';

import { fakeClock, type FakeClockOptions } from '../../src/testing/index.js';
import { nextTurn } from '../../src/testing/turn.js';

describe('a fake clock', () => {
  it('starts at the machine’s time, or where it is told, and stands still', async () => {
    const before = Date.now();
    const now = fakeClock().now();
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(Date.now());
    const clock = fakeClock({ now: 5 });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(clock.now()).toBe(5);
  });

  it('ends a wait in a later turn and moves on by its length', async () => {
    const clock = fakeClock({ now: 0 });
    const callback = vi.fn();
    clock.setTimeout(callback, 3_600_000);
    await Promise.resolve();
    expect([callback.mock.calls.length, clock.now()]).toEqual([0, 0]);
    await nextTurn();
    expect([callback.mock.calls.length, clock.now()]).toEqual([1, 3_600_000]);
  });

  it('ends waits in the order in which they fall due, those of one moment as they were set', async () => {
    const clock = fakeClock({ now: 0 });
    const order: string[] = [];
    for (const [name, ms] of Object.entries({ long: 30, first: 10, second: 10 }))
      clock.setTimeout(() => order.push(`${name} ${clock.now()}`), ms);
    await vi.waitFor(() => expect(order).toEqual(['first 10', 'second 10', 'long 30']));
  });

  it('lets what a wait leads to set a shorter one than the next', async () => {
    const clock = fakeClock({ now: 0 });
    const order: number[] = [];
    const note = () => order.push(clock.now());
    clock.setTimeout(note, 100);
    clock.setTimeout(() => clock.setTimeout(note, 10), 10);
    await vi.waitFor(() => expect(order).toEqual([20, 100]));
  });

  it('never moves back', async () => {
    const clock = fakeClock({ now: 0 });
    await clock.advance(50);
    clock.setTimeout(() => undefined, -10);
    clock.setTimeout(() => undefined, NaN);
    await clock.advance(0);
    expect([clock.now(), clock.pending]).toEqual([50, []]);
  });

  it('calls off a wait', async () => {
    const clock = fakeClock({ now: 0 });
    const callback = vi.fn();
    clock.clearTimeout(clock.setTimeout(callback, 10));
    clock.clearTimeout(undefined);
    await clock.advance(20);
    expect(callback).not.toHaveBeenCalled();
    expect(clock.now()).toBe(20);
  });
});

describe('a fake clock moved by hand', () => {
  it('does nothing by itself', async () => {
    const clock = fakeClock({ auto: false, now: 0 });
    const callback = vi.fn();
    clock.setTimeout(callback, 10);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect([callback.mock.calls.length, clock.now(), clock.pending]).toEqual([0, 0, [10]]);
  });

  it('calls what falls due at its moment, and what that sets in the same time', async () => {
    const clock = fakeClock({ auto: false, now: 0 });
    const seen: string[] = [];
    clock.setTimeout(() => {
      seen.push(`one ${clock.now()}`);
      void Promise.resolve().then(() => clock.setTimeout(() => seen.push(`two ${clock.now()}`), 20));
    }, 10);
    clock.setTimeout(() => seen.push('late'), 31);
    await clock.advance(30);
    expect(seen).toEqual(['one 10', 'two 30']);
    expect([clock.now(), clock.pending]).toEqual([30, [1]]);
  });

  it('says what is left of each timer, the shortest first', async () => {
    const clock = fakeClock({ auto: false });
    for (const ms of [30, 10, 20]) clock.setTimeout(() => undefined, ms);
    await clock.advance(5);
    expect(clock.pending).toEqual([5, 15, 25]);
  });

  it('gives up on timers that set each other for ever', async () => {
    const clock = fakeClock({ auto: false });
    const again = (): unknown => clock.setTimeout(again, 0);
    again();
    await expect(clock.advance(1)).rejects.toThrow('timers, which set each other for ever');
  });

  it.each([-1, NaN, Infinity, undefined])('is not moved by %s', async (ms) => {
    await expect(fakeClock().advance(ms as number)).rejects.toThrow(
      new TypeError('fakeClock: advance takes milliseconds from 0'),
    );
  });
});

describe('an option of a fake clock', () => {
  it.each([
    [{ auto: 'no' }, 'fakeClock: `auto` takes true or false'],
    [{ now: NaN }, 'fakeClock: `now` takes milliseconds since the Unix epoch'],
    [{ now: new Date() }, 'fakeClock: `now` takes milliseconds since the Unix epoch'],
    [{ speed: 2 }, 'fakeClock: unknown option `speed`; it takes auto, now'],
    [null, 'fakeClock: options takes an object, not '],
  ])('in %j is refused by name', (options, message) => {
    const make = () => fakeClock(options as FakeClockOptions);
    expect(make).toThrow(TypeError);
    expect(make).toThrow(message);
  });

  it('may be undefined', () => {
    expect(fakeClock({ auto: undefined, now: undefined }).now()).toBeGreaterThan(0);
  });
});
