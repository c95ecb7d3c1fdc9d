import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { constant } from '../../src/policy/backoff.js';
import { decide, type Situation } from '../../src/policy/decide.js';
import { MAX_TIMER } from '../../src/wire/limits.js';
import { situation } from './situation.js';

function delayOf(parts: Partial<Situation>): number {
  const decision = decide(situation(parts));
  return decision.retry ? decision.delayMs : NaN;
}

const almostOne = 1 - Number.EPSILON;

describe("a server's hint", () => {
  it('is the floor of the wait', () => {
    expect(decide(situation({ retryAfterMs: 5_000 }))).toEqual({
      retry: true,
      delayMs: 5_000,
      delayFrom: 'retry-after',
    });
  });

  it('leaves a longer backoff as it is', () => {
    const decision = decide(situation({ retryAfterMs: 5_000, backoff: constant(7_000), random: () => 0.9 }));
    expect(decision).toEqual({ retry: true, delayMs: 7_000, delayFrom: 'backoff' });
  });

  it('that the backoff meets exactly adds no jitter', () => {
    const decision = decide(situation({ retryAfterMs: 100, random: () => 0.9 }));
    expect(decision).toEqual({ retry: true, delayMs: 100, delayFrom: 'backoff' });
  });

  it.each([
    [1_000, 1_050],
    [5_000, 5_250],
    [10_000, 10_500],
    [20_000, 20_500],
    [50_000, 50_500],
  ])('of %d ms gets half of its jitter: %d', (retryAfterMs, delay) => {
    expect(delayOf({ retryAfterMs, random: () => 0.5 })).toBe(delay);
  });

  it('gets at most 10 % and at most one second of jitter, never less than the hint, never above the limit', () => {
    const hints = fc.integer({ min: 1, max: 60_000 });
    const chance = fc.double({ min: 0, max: almostOne, noNaN: true });
    fc.assert(
      fc.property(hints, chance, fc.integer({ min: 0, max: 60_000 }), (retryAfterMs, random, spare) => {
        const maxRetryAfter = Math.min(60_000, retryAfterMs + spare);
        const delay = delayOf({ retryAfterMs, maxRetryAfter, random: () => random, backoff: constant(0) });
        expect(delay).toBeGreaterThanOrEqual(retryAfterMs);
        expect(delay).toBeLessThanOrEqual(Math.ceil(retryAfterMs + Math.min(retryAfterMs / 10, 1_000)));
        expect(delay).toBeLessThanOrEqual(maxRetryAfter);
      }),
    );
  });

  it('at the limit is kept exactly', () => {
    expect(delayOf({ retryAfterMs: 60_000, random: () => almostOne })).toBe(60_000);
  });

  it('above the limit stops the call, however little', () => {
    expect(decide(situation({ retryAfterMs: 60_001 }))).toEqual({
      retry: false,
      stop: 'retry-after-too-long',
    });
    expect(decide(situation({ retryAfterMs: 1e12 }))).toEqual({ retry: false, stop: 'retry-after-too-long' });
    expect(decide(situation({ retryAfterMs: 1, maxRetryAfter: 0 }))).toEqual({
      retry: false,
      stop: 'retry-after-too-long',
    });
  });

  it.each([0, -1, -5_000, undefined])('of %s means "now": the backoff decides', (retryAfterMs) => {
    expect(decide(situation({ retryAfterMs }))).toEqual({ retry: true, delayMs: 100, delayFrom: 'backoff' });
  });

  it('is the floor of a fixed delay too', () => {
    expect(delayOf({ retryAfterMs: 5_000, override: { delay: 10 } })).toBe(5_000);
    expect(delayOf({ retryAfterMs: 5_000, override: { delay: 9_000 } })).toBe(9_000);
  });
});

describe('a wait', () => {
  it.each<[string, Partial<Situation>]>([
    ['a huge hint', { retryAfterMs: 1e12, maxRetryAfter: Infinity, random: () => almostOne }],
    [
      'a hint at the limit of a timer',
      { retryAfterMs: MAX_TIMER, maxRetryAfter: Infinity, random: () => almostOne },
    ],
    ['a huge backoff', { backoff: () => 1e12 }],
    ['an endless backoff', { backoff: () => Infinity }],
    ['a huge delay', { override: { delay: 1e12 } }],
    ['an endless delay', { override: { delay: Infinity } }],
  ])('never overflows a timer: %s', (_what, parts) => {
    expect(delayOf(parts)).toBe(2 ** 31 - 1);
  });
});
