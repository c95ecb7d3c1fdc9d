import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { type BackoffContext, exponential, type Jitter } from '../../src/policy/backoff.js';
import { failure } from '../classify/sample.js';

const at = (attempt: number, chance = 0, previousDelayMs?: number): BackoffContext => ({
  attempt,
  failure: failure(),
  previousDelayMs,
  random: () => chance,
});
const jitters: Jitter[] = ['full', 'equal', 'none', 'decorrelated'];

describe('exponential', () => {
  it.each([
    [1, 300],
    [2, 600],
    [3, 1_200],
    [7, 19_200],
    [8, 20_000],
    [9, 20_000],
  ])('doubles from 300 up to 20,000 by default: attempt %d, %d ms', (attempt, ceiling) => {
    expect(exponential({ jitter: 'none' })(at(attempt))).toBe(ceiling);
    expect(exponential()(at(attempt, 0.5))).toBe(ceiling / 2);
  });

  it.each([
    ['full', 0, 0],
    ['full', 0.5, 200],
    ['equal', 0, 200],
    ['equal', 0.5, 300],
    ['none', 0.9, 400],
  ] as const)('spreads %s at %d of chance: %d of 400 ms', (jitter, chance, delay) => {
    expect(exponential({ base: 100, jitter })(at(3, chance))).toBe(delay);
  });

  it.each([
    [0, undefined, 100],
    [0.5, undefined, 200],
    [0, 500, 100],
    [0.5, 500, 800],
    [0.5, 0, 100],
    [0.5, 5_000, 1_000],
  ])('spreads decorrelated at %d of chance after %s ms: %d', (chance, previous, delay) => {
    expect(exponential({ base: 100, max: 1_000, jitter: 'decorrelated' })(at(4, chance, previous))).toBe(
      delay,
    );
  });

  it.each([
    [1, 100],
    [1.5, 225],
    [3, 900],
  ])('grows by its factor: %d gives %d at the third attempt', (factor, delay) => {
    expect(exponential({ base: 100, factor, jitter: 'none' })(at(3))).toBe(delay);
  });

  it('stays within [0, max], a number, whatever it is asked', () => {
    fc.assert(
      fc.property(
        fc.record({
          base: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 2 ** 31 - 1 })),
          max: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
          factor: fc.double({ min: 1, max: 1e300, noNaN: true }),
          jitter: fc.constantFrom(...jitters),
        }),
        fc.integer({ min: 1, max: 100_000 }),
        fc.double({ min: 0, max: 1 - Number.EPSILON, noNaN: true }),
        fc.option(fc.integer({ min: 0, max: 2 ** 31 - 1 }), { nil: undefined }),
        (options, attempt, chance, previous) => {
          const delay = exponential(options)(at(attempt, chance, previous));
          expect(delay).toBeGreaterThanOrEqual(0);
          expect(delay).toBeLessThanOrEqual(options.max);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it.each(jitters)('knows no attempt too late: %s', (jitter) => {
    for (const attempt of [1_024, 2_000, 1e9, Number.MAX_SAFE_INTEGER]) {
      expect(exponential({ max: 5_000, jitter })(at(attempt, 0.5, 5_000))).toBeLessThanOrEqual(5_000);
      expect(exponential({ base: 0, jitter })(at(attempt, 0.5, 0))).toBe(0);
    }
  });

  it('equal and none never fall below half and all of the ceiling', () => {
    const chances = fc.double({ min: 0, max: 1 - Number.EPSILON, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), chances, (attempt, chance) => {
        const ceiling = exponential({ jitter: 'none' })(at(attempt, chance));
        expect(exponential({ jitter: 'equal' })(at(attempt, chance))).toBeGreaterThanOrEqual(ceiling / 2);
        expect(exponential({ jitter: 'full' })(at(attempt, chance))).toBeLessThanOrEqual(ceiling);
      }),
    );
  });
});

describe('exponential and a polluted prototype', () => {
  afterEach(() => {
    for (const key of ['max', 'base']) Reflect.deleteProperty(Object.prototype, key);
  });

  it.each(['max', 'base'])('takes no inherited `%s` for an option', (key) => {
    Object.defineProperty(Object.prototype, key, {
      value: 1,
      configurable: true,
      enumerable: true,
      writable: true,
    });
    expect(exponential({ jitter: 'none' })(at(1))).toBe(300);
  });
});
