import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../src/catalog/catalog.js';
import type { CatalogEntry } from '../../src/catalog/entry.js';

const entry = (code: string, rest: Partial<CatalogEntry> = {}): CatalogEntry => ({
  httpCode: 400,
  code,
  message: `${code} happened.`,
  resolution: 'Correct it.',
  ...rest,
});

const catalogOf = (...entries: CatalogEntry[]) => createCatalog({ name: 'test', entries });

describe('createCatalog', () => {
  it('keeps its name and the order of the document', () => {
    const catalog = createCatalog({ name: 'orders', entries: [entry('B'), entry('A'), entry('C')] });
    expect(catalog.name).toBe('orders');
    expect(catalog.entries.map(({ code }) => code)).toEqual(['B', 'A', 'C']);
  });

  it('may be empty', () => {
    const catalog = catalogOf();
    expect(catalog.entries).toEqual([]);
    expect(catalog.find('InternalError')).toBeUndefined();
  });

  it('cannot be changed', () => {
    const catalog = catalogOf(entry('A'));
    expect(Object.isFrozen(catalog)).toBe(true);
    expect(Object.isFrozen(catalog.entries)).toBe(true);
    expect(catalog.entries.every((each) => Object.isFrozen(each))).toBe(true);
  });

  it('copies the entries and leaves the originals alone', () => {
    const original = { ...entry('A'), note: 'mine' };
    const entries = [original];
    const catalog = createCatalog({ name: 'test', entries });
    original.code = 'B';
    entries.push({ ...entry('C'), note: 'mine' });
    expect(catalog.entries).toEqual([entry('A', { retryable: false })]);
    expect(Object.isFrozen(original)).toBe(false);
  });

  it('finds the very entries it lists', () => {
    const catalog = catalogOf(entry('A'), entry('B'));
    expect(catalog.find('B')).toBe(catalog.entries[1]);
  });

  it('finds without being asked as a method', () => {
    const { find } = catalogOf(entry('A'));
    expect(find('A')?.code).toBe('A');
  });
});

describe('retryable', () => {
  const later = 'Please try again later.';

  it.each([
    [500, later, undefined, true],
    [503, later, undefined, true],
    [599, later, undefined, true],
    [499, later, undefined, false],
    [404, later, undefined, false],
    [200, later, undefined, false],
    [503, 'Open a ticket.', undefined, false],
    [503, later, false, false],
    [400, 'Open a ticket.', true, true],
    [503, 'Open a ticket.', true, true],
  ])('of %i, %j, given %j, is %j', (httpCode, resolution, retryable, expected) => {
    const given = retryable === undefined ? {} : { retryable };
    expect(catalogOf(entry('A', { httpCode, resolution, ...given })).find('A')?.retryable).toBe(expected);
  });

  it('is filled in on every entry', () => {
    const catalog = catalogOf(
      entry('A'),
      entry('B', { httpCode: 500, resolution: later, retryable: undefined }),
    );
    expect(catalog.entries.map(({ retryable }) => retryable)).toEqual([false, true]);
  });
});
