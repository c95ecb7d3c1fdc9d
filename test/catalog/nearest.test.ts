import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../src/catalog/catalog.js';
import { nasCatalog } from '../../src/catalog/nas.js';
import { nearestCodes } from '../../src/catalog/nearest.js';

const catalogOf = (...codes: string[]) =>
  createCatalog({
    name: 'orders',
    entries: codes.map((code) => ({ httpCode: 400, code, message: '', resolution: '' })),
  });

describe('the codes nearest to a mistyped one', () => {
  it.each([
    ['a letter left out', 'InvalidFileSystem.NotFoud', 'InvalidFileSystem.NotFound'],
    ['a letter too many', 'ServiceeTimeout', 'ServiceTimeout'],
    ['a letter changed', 'ServiceTineout', 'ServiceTimeout'],
    ['two letters swapped', 'ServiceTimeuot', 'ServiceTimeout'],
    ['another case and white space', 'service timeout', 'ServiceTimeout'],
    ['what the document misspells', 'InvalidLocation.NotFound', 'InvalidLocatin.NotFound'],
  ])('begin with the right one: %s', (_, typed, meant) => {
    expect(nearestCodes(nasCatalog, typed)[0]).toBe(meant);
  });

  it('are listed nearest first, in the order of the catalog where that is equal', () => {
    const catalog = catalogOf('Order.Gone', 'Order.Done', 'Order.Tone', 'Order.Lone', 'Order.Got');
    expect(nearestCodes(catalog, 'Order.Dome')).toEqual(['Order.Done', 'Order.Gone', 'Order.Tone']);
  });

  it('are at most as many as asked for', () => {
    const catalog = catalogOf('Order.A', 'Order.B', 'Order.C', 'Order.D');
    for (const max of [0, 1, 2, 4]) expect(nearestCodes(catalog, 'Order.X', max)).toHaveLength(max);
    expect(nearestCodes(catalog, 'Order.X')).toHaveLength(3);
    expect(nearestCodes(catalog, 'Order.X', -1)).toEqual([]);
  });

  it('name a code once, however many entries have it', () => {
    expect(nearestCodes(catalogOf('Order.A', 'Order.A'), 'Order.X')).toEqual(['Order.A']);
  });

  it.each(['', '  ', 'Zq', 'SomethingElseAltogether', 'x'.repeat(10_000)])('are none for %j', (typed) => {
    expect(nearestCodes(nasCatalog, typed)).toEqual([]);
  });

  it('do not differ in more than a third of the letters', () => {
    const catalog = catalogOf('abcdefghi');
    expect(nearestCodes(catalog, 'xyzdefghi')).toEqual(['abcdefghi']);
    expect(nearestCodes(catalog, 'wxyzefghi')).toEqual([]);
  });

  it('hold a code of the catalog with any one letter wrong', () => {
    const code = fc.constantFrom(...nasCatalog.entries.map((entry) => entry.code));
    fc.assert(
      fc.property(code, fc.nat(), fc.constantFrom('', 'x', 'xx'), (known, place, letters) => {
        const at = place % known.length;
        const typed = known.slice(0, at) + letters + known.slice(at + 1);
        expect(nearestCodes(nasCatalog, typed)).toContain(known);
      }),
    );
  });
});
