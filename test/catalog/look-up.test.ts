import { describe, expect, it } from 'vitest';
import { createCatalog, type Catalog, type CatalogHint } from '../../src/catalog/catalog.js';
import { lookUp } from '../../src/catalog/look-up.js';

const entry = (httpCode: number, message: string, code = 'Busy') => ({
  httpCode,
  code,
  message,
  resolution: 'Try again later.',
});
const first = createCatalog({ name: 'first', entries: [entry(503, 'One.'), entry(429, 'Two.')] });
const second = createCatalog({ name: 'second', entries: [entry(500, 'Three.'), entry(500, '', 'Slow')] });

const broken: Catalog = {
  name: 'broken',
  entries: [],
  find: () => {
    throw new Error('no such table');
  },
};

describe('a code is looked up', () => {
  it('in the first catalog that knows it', () => {
    expect(lookUp([first, second], 'Busy', {})).toEqual({ catalog: first, entry: first.entries[0] });
    expect(lookUp([second, first], 'Busy', {})?.catalog).toBe(second);
  });

  it('in the next where the first does not know it', () => {
    expect(lookUp([first, second], 'Slow', {})).toEqual({ catalog: second, entry: second.entries[1] });
  });

  it('in the next where the first throws', () => {
    expect(lookUp([broken, second], 'Busy', {})?.catalog).toBe(second);
  });

  it('with status and message to choose by', () => {
    expect(lookUp([first], 'Busy', { status: 429 })?.entry.message).toBe('Two.');
    const hints: unknown[] = [];
    const asked = { ...first, find: (_: string, hint?: CatalogHint) => void hints.push(hint) };
    lookUp([asked], 'Busy', { status: 429, message: 'Two.' });
    expect(hints).toEqual([{ httpCode: 429, message: 'Two.' }]);
  });

  it.each([[[]], [[broken]], [[first, second]]])(
    'and not found, for none knows it',
    (catalogs: Catalog[]) => {
      expect(lookUp(catalogs, 'Nope', {})).toBeUndefined();
    },
  );
});
