import { describe, expect, it } from 'vitest';

import { createRandom, createRequestId } from '../../src/testing/random.js';

const first = (count: number, seed: number): number[] => Array.from({ length: count }, createRandom(seed));

describe('the numbers of a seed', () => {
  it('are the same for the same seed', () => {
    expect(first(50, 7)).toEqual(first(50, 7));
  });

  it('differ from seed to seed, neighbours included', () => {
    const beginnings = Array.from({ length: 200 }, (_, seed) => first(1, seed)[0]);
    expect(new Set(beginnings).size).toBe(200);
  });

  it('lie from 0 up to 1 and spread evenly', () => {
    const numbers = first(10_000, 1);
    expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
    const tenths = Array.from({ length: 10 }, (_, tenth) => {
      return numbers.filter((number) => Math.floor(number * 10) === tenth).length;
    });
    expect(Math.min(...tenths)).toBeGreaterThan(850);
    expect(Math.max(...tenths)).toBeLessThan(1_150);
  });

  it('do not repeat soon', () => {
    expect(new Set(first(10_000, 3)).size).toBeGreaterThan(9_990);
  });
});

describe('a RequestId', () => {
  it('is an upper-case UUID', () => {
    const random = createRandom(1);
    for (let made = 0; made < 200; made += 1) {
      expect(createRequestId(random)).toMatch(
        /^[0-9A-F]{8}-[0-9A-F]{4}-4[0-9A-F]{3}-A[0-9A-F]{3}-[0-9A-F]{12}$/,
      );
    }
  });

  it('keeps its length when the numbers are small', () => {
    expect(createRequestId(() => 0)).toBe('00000000-0000-4000-A000-000000000000');
  });

  it('comes up once', () => {
    const random = createRandom(1);
    const ids = Array.from({ length: 1_000 }, () => createRequestId(random));
    expect(new Set(ids).size).toBe(1_000);
  });
});
