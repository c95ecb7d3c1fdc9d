import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { constant, exponential, linear } from '../../src/policy/backoff.js';
import { MAX_TIMER } from '../../src/wire/limits.js';
import { failure } from '../classify/sample.js';

const at = (attempt: number) => ({ attempt, failure: failure(), random: () => 0.5 });

describe('constant', () => {
  it.each([0, 1, 500, MAX_TIMER])('waits %d ms each time', (ms) => {
    expect([1, 2, 50].map((attempt) => constant(ms)(at(attempt)))).toEqual([ms, ms, ms]);
  });
});

describe('linear', () => {
  it('grows by its step', () => {
    expect([1, 2, 3, 4].map((attempt) => linear(250)(at(attempt)))).toEqual([250, 500, 750, 1_000]);
  });

  it('stops growing at 20,000, or at its limit', () => {
    expect(linear(250)(at(1_000))).toBe(20_000);
    expect(linear(250, 600)(at(3))).toBe(600);
  });

  it('stays within [0, max], a number, whatever it is asked', () => {
    const ms = fc.integer({ min: 0, max: MAX_TIMER });
    fc.assert(
      fc.property(ms, ms, fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (step, max, attempt) => {
        const delay = linear(step, max)(at(attempt));
        expect(delay).toBeGreaterThanOrEqual(0);
        expect(delay).toBeLessThanOrEqual(max);
      }),
    );
  });
});

describe('a bad option of a backoff', () => {
  const noDuration = [-1, NaN, Infinity, -Infinity, MAX_TIMER + 1, '300', null, {}, [], true];
  const makers: [string, string, (value: never) => unknown][] = [
    ['exponential', 'base', (base) => exponential({ base })],
    ['exponential', 'max', (max) => exponential({ max })],
    ['constant', 'ms', (ms) => constant(ms)],
    ['linear', 'step', (step) => linear(step)],
    ['linear', 'max', (max) => linear(1, max)],
  ];
  const cases = makers.flatMap(([maker, name, make]) =>
    noDuration.map((value) => ({ maker, name, make, value })),
  );

  it.each(cases)('is a TypeError that names $maker and $name: $value', ({ maker, name, make, value }) => {
    const made = (): unknown => make(value as never);
    expect(made).toThrow(TypeError);
    expect(made).toThrow(`${maker}: \`${name}\` takes milliseconds from 0 to 2147483647`);
  });

  it.each([0, 0.5, -1, NaN, Infinity, '2', null])('is a TypeError that names the factor: %s', (factor) => {
    const made = (): unknown => exponential({ factor: factor as never });
    expect(made).toThrow(TypeError);
    expect(made).toThrow('exponential: `factor` takes a number from 1');
  });

  it.each(['half', '', 'toString', 'constructor', null, 5])(
    'is a TypeError that names the jitter: %s',
    (jitter) => {
      const made = (): unknown => exponential({ jitter: jitter as never });
      expect(made).toThrow(TypeError);
      expect(made).toThrow("exponential: `jitter` takes 'full', 'equal', 'none', 'decorrelated', not ");
    },
  );

  it('is not `undefined`: that means the default', () => {
    const given = { base: undefined, max: undefined, factor: undefined, jitter: undefined };
    expect(exponential(given)(at(2))).toBe(exponential()(at(2)));
    expect(linear(250, undefined)(at(1_000))).toBe(20_000);
  });

  it.each([undefined, 'x'])('is a missing step or wait: %s', (value) => {
    expect(() => constant(value as never)).toThrow(TypeError);
    expect(() => linear(value as never)).toThrow(TypeError);
  });
});
