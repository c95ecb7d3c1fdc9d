import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../src/catalog/catalog.js';
import { nearestCodes } from '../../src/catalog/nearest.js';

const catalogOf = (...codes: string[]) =>
  createCatalog({
    name: 'orders',
    entries: codes.map((code) => ({ httpCode: 400, code, message: '', resolution: '' })),
  });

/** The distance by its definition: letters changed, added, left out or swapped with their neighbour. */
function distance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  if (a[0] === b[0]) return distance(a.slice(1), b.slice(1));
  const swapped = a.length > 1 && a[0] === b[1] && a[1] === b[0];
  return (
    1 +
    Math.min(
      distance(a.slice(1), b),
      distance(a, b.slice(1)),
      distance(a.slice(1), b.slice(1)),
      ...(swapped ? [distance(a.slice(2), b.slice(2))] : []),
    )
  );
}

describe('the distance between a code and one that was meant', () => {
  const code = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 7 });

  it('is that of its definition, for all codes of a catalog', () => {
    fc.assert(
      fc.property(fc.uniqueArray(code, { minLength: 1, maxLength: 6 }), code, (codes, typed) => {
        const limit = Math.max(1, Math.floor(typed.length / 3));
        const expected = codes
          .map((known) => ({ known, apart: distance(typed, known) }))
          .filter(({ apart }) => apart <= limit)
          .sort((one, other) => one.apart - other.apart)
          .map(({ known }) => known);
        expect(nearestCodes(catalogOf(...codes), typed, codes.length)).toEqual(expected);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['ab', 'ba', true],
    ['abc', 'acb', true],
    ['abc', 'cba', false],
    ['abcd', 'badc', false],
    ['abcdef', 'badcef', true],
    ['abcdef', 'badcfe', false],
    ['abcdef', 'abcdfe', true],
  ])('counts letters that are swapped once: %s for %s is near: %s', (typed, known, near) => {
    expect(nearestCodes(catalogOf(known), typed)).toEqual(near ? [known] : []);
  });

  it('is not looked for where nothing was typed, or more than a code', () => {
    expect(nearestCodes(catalogOf('a'), '')).toEqual([]);
    expect(nearestCodes(catalogOf('x'.repeat(200)), 'x'.repeat(200))).toHaveLength(1);
    expect(nearestCodes(catalogOf('x'.repeat(201)), 'x'.repeat(201))).toEqual([]);
  });
});
