import { describe, expect, it } from 'vitest';
import { createCatalog, type CatalogHint } from '../../src/catalog/catalog.js';
import type { CatalogEntry } from '../../src/catalog/entry.js';

const entry = (code: string, httpCode = 400, message = ''): CatalogEntry => ({
  httpCode,
  code,
  message,
  resolution: `for ${code}`,
});

describe('find by code', () => {
  const catalog = createCatalog({
    name: 'test',
    entries: [entry('User. Disabled'), entry('Busy'), entry('BUSY'), entry('Forbbiden.Ram')],
    aliases: { 'Forbidden.Ram': 'Forbbiden.Ram', 'Too Busy': 'BUSY', loud: 'b u s y', Busy: 'Forbbiden.Ram' },
  });

  it.each([
    ['User. Disabled', 'User. Disabled', 'as documented'],
    ['User.Disabled', 'User. Disabled', 'without the inner space'],
    [' USER.\tDISABLED\n', 'User. Disabled', 'in any case and with any white space'],
    ['BUSY', 'BUSY', 'exactly, though another folds to the same'],
    ['bUSY', 'Busy', 'folded, the first of the document'],
    ['Forbidden.Ram', 'Forbbiden.Ram', 'by an alias'],
    ['FORBIDDEN.RAM', 'Forbbiden.Ram', 'by an alias in another case'],
    ['toobusy', 'BUSY', 'by an alias for exactly one of two spellings'],
    ['LOUD', 'Busy', 'by an alias whose target is folded'],
    ['Busy', 'Busy', 'as documented, although an alias has that spelling'],
  ])('finds %j as %j: %s', (code, found) => {
    expect(catalog.find(code)?.code).toBe(found);
  });

  it.each(['', ' ', 'Disabled', 'User', 'User.Disabled.', 'User-Disabled', 'Busy2', 'test', 'for Busy'])(
    'does not find %j',
    (code) => {
      expect(catalog.find(code)).toBeUndefined();
    },
  );

  const inherited = [
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'valueOf',
    'prototype',
    'size',
  ];

  it.each(inherited)('takes %j for a code like any other', (code) => {
    expect(catalog.find(code)).toBeUndefined();
    const documented = createCatalog({ name: 'test', entries: [entry(code)] });
    expect(documented.find(code)?.code).toBe(code);
    expect(documented.find(code.toUpperCase())?.code).toBe(code);
    const entries = [entry('Busy')];
    const aliases = JSON.parse(`{ "${code}": "Busy" }`) as Record<string, string>;
    expect(createCatalog({ name: 'test', entries, aliases }).find(code)?.code).toBe('Busy');
  });

  it('answers an alias only with entries, not with another alias', () => {
    const make = () => createCatalog({ name: 'test', entries: [entry('C')], aliases: { B: 'C', A: 'B' } });
    expect(make).toThrow("aliases['A']");
  });
});

type Case = [code: string, hint: CatalogHint | undefined, index: number, how: string];

describe('find among entries that share a code', () => {
  const catalog = createCatalog({
    name: 'test',
    entries: [
      entry('Quota', 403, 'Too frequent table operations.'),
      entry('Quota', 403, 'Number of tables exceeded the quota.'),
      entry('Quota', 503, 'Number of tables exceeded the quota.'),
      entry('quota', 429, 'Slow down.'),
      entry('Other', 503, 'Slow down.'),
    ],
    aliases: { Limit: 'Quota' },
  });
  const tooMany = 'Number of tables exceeded the quota.';

  it.each<Case>([
    ['Quota', undefined, 0, 'the first without a hint'],
    ['Quota', {}, 0, 'the first with an empty hint'],
    ['Quota', { httpCode: 503 }, 2, 'by status'],
    ['Quota', { message: tooMany }, 1, 'by message'],
    ['Quota', { httpCode: 403, message: tooMany }, 1, 'by message at the status'],
    ['Quota', { httpCode: 503, message: 'Too frequent table operations.' }, 2, 'by status before message'],
    ['Quota', { httpCode: 500, message: tooMany }, 1, 'by message where no status fits'],
    ['Quota', { message: ' number of TABLES\nexceeded the quota' }, 1, 'by message in other dress'],
    ['Quota', { message: 'something else' }, 0, 'the first where nothing fits'],
    ['Quota', { httpCode: 429 }, 0, 'exactly spelt before the status'],
    ['QUOTA', { httpCode: 429 }, 3, 'by status among all that fold to it'],
    ['Limit', { httpCode: 503 }, 2, 'by status behind an alias'],
  ])('asked for %j with %j gives entry %i: %s', (code, hint, index) => {
    expect(catalog.find(code, hint)).toBe(catalog.entries[index]);
  });

  it('finds a lone code whatever the hint says: documents and wire differ on both', () => {
    expect(catalog.find('Other', { httpCode: 400, message: 'Busy.' })?.httpCode).toBe(503);
  });

  it('prefers the message letter by letter to one that only reads alike', () => {
    const entries = [entry('A', 400, 'No.'), entry('A', 400, 'no')];
    const alike = createCatalog({ name: 'test', entries });
    expect(alike.find('A', { message: 'no' })?.message).toBe('no');
    expect(alike.find('A', { message: 'NO!' })?.message).toBe('No.');
  });
});
