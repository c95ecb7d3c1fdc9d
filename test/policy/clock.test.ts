import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { stopwatch, systemClock } from '../../src/policy/clock.js';

describe("the machine's clock", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('tells the time in milliseconds since the epoch', () => {
    const before = Date.now();
    const now = systemClock.now();
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(Date.now());
  });

  it('calls back after a while', async () => {
    await expect(
      new Promise((resolve) =>
        systemClock.setTimeout(() => {
          resolve('now');
        }, 1),
      ),
    ).resolves.toBe('now');
  });

  it('calls off a timer', () => {
    vi.useFakeTimers();
    const callback = vi.fn();
    systemClock.clearTimeout(systemClock.setTimeout(callback, 10));
    vi.advanceTimersByTime(20);
    expect(callback).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('follows the fake timers of a test tool', () => {
    vi.useFakeTimers({ now: 5_000 });
    const callback = vi.fn();
    systemClock.setTimeout(callback, 100);
    vi.advanceTimersByTime(99);
    expect(callback).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(callback).toHaveBeenCalledOnce();
    expect(systemClock.now()).toBe(5_100);
  });
});

describe('a stopwatch', () => {
  afterEach(() => vi.useRealTimers());

  it('says when it was made, by the wall clock, without having looked at that', () => {
    vi.useFakeTimers({ now: 5_000 });
    const look = vi.spyOn(Date, 'now');
    const madeAtMs = stopwatch(systemClock);
    expect(look).not.toHaveBeenCalled();
    look.mockRestore();
    vi.advanceTimersByTime(700);
    expect(madeAtMs()).toBe(5_000);
  });

  it.each([
    [100, 105.99],
    [100.9, 105.2],
    [100.5, 100.5],
  ])('is never before the millisecond that it was made in: %d, asked at %d', (madeAt, askedAt) => {
    const now = vi.spyOn(performance, 'now').mockReturnValue(madeAt);
    onTestFinished(() => now.mockRestore());
    const madeAtMs = stopwatch(systemClock);
    now.mockReturnValue(askedAt);
    const wall = vi.spyOn(Date, 'now').mockReturnValue(Math.floor(askedAt));
    onTestFinished(() => wall.mockRestore());
    expect([Math.floor(madeAt), Math.ceil(madeAt)]).toContain(madeAtMs());
  });

  it('of another clock goes by that', () => {
    let now = 7;
    const madeAtMs = stopwatch({ ...systemClock, now: () => now });
    now = 50;
    expect(madeAtMs()).toBe(7);
  });
});
