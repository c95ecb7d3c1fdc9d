import { afterEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../src/policy/clock.js';

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
