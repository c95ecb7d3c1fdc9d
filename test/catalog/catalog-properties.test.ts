import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../src/catalog/catalog.js';
import type { CatalogEntry } from '../../src/catalog/entry.js';
import { foldCode } from '../../src/catalog/fold.js';

const dangerous = fc.constantFrom(
  '__proto__',
  'constructor',
  'toString',
  'prototype',
  'A',
  'a',
  'A ',
  'a. B',
);
const code = fc
  .oneof(dangerous, fc.string(), fc.string({ unit: 'binary' }))
  .filter((text) => foldCode(text) !== '');
const text = fc.oneof(fc.constantFrom('No.', 'no', 'try again later'), fc.string());
const entries = fc.array(
  fc.record<CatalogEntry>(
    {
      httpCode: fc.oneof(fc.constantFrom(400, 503), fc.integer({ min: 100, max: 599 })),
      code,
      message: text,
      resolution: text,
      retryable: fc.option(fc.boolean(), { nil: undefined }),
    },
    { requiredKeys: ['httpCode', 'code', 'message', 'resolution'] },
  ),
);

const factsOf = ({ httpCode, code: spelling, message }: CatalogEntry) => ({
  httpCode,
  code: spelling,
  message,
});

describe('any catalog', () => {
  it('finds each of its entries by its own code, status and message', () => {
    fc.assert(
      fc.property(entries, (given) => {
        const catalog = createCatalog({ name: 'any', entries: given });
        for (const each of catalog.entries) {
          const found = catalog.find(each.code, each);
          expect(found && factsOf(found)).toEqual(factsOf(each));
        }
      }),
    );
  });

  it('finds each code in any case and with any white space', () => {
    fc.assert(
      fc.property(entries, fc.constantFrom('', ' ', '\t', '\u00a0'), (given, space) => {
        const catalog = createCatalog({ name: 'any', entries: given });
        for (const each of catalog.entries) {
          const found = catalog.find(space + foldCode(each.code) + space);
          expect(found && foldCode(found.code)).toBe(foldCode(each.code));
        }
      }),
    );
  });

  it('keeps what it was given, in order, and says of every entry whether it is retryable', () => {
    fc.assert(
      fc.property(entries, (given) => {
        const catalog = createCatalog({ name: 'any', entries: given });
        expect(catalog.entries.map(factsOf)).toEqual(given.map(factsOf));
        expect(catalog.entries.every(({ retryable }) => typeof retryable === 'boolean')).toBe(true);
        expect(
          catalog.entries.every((each, at) => (given[at]?.retryable ?? each.retryable) === each.retryable),
        ).toBe(true);
      }),
    );
  });

  it('finds nothing but entries of the code asked for, and never throws', () => {
    fc.assert(
      fc.property(entries, code, fc.integer(), fc.string(), (given, asked, httpCode, message) => {
        const catalog = createCatalog({ name: 'any', entries: given });
        const found = catalog.find(asked, { httpCode, message });
        const known = given.some((each) => foldCode(each.code) === foldCode(asked));
        expect(found !== undefined).toBe(known);
        expect(found === undefined || foldCode(found.code) === foldCode(asked)).toBe(true);
      }),
    );
  });

  it('follows every alias to the entry it stands for, unless the alias is itself a code', () => {
    fc.assert(
      fc.property(entries, fc.array(code), (given, names) => {
        fc.pre(given.length > 0);
        const target = given[0]?.code ?? '';
        const aliases = Object.fromEntries(names.map((name) => [name, target]));
        const catalog = createCatalog({ name: 'any', entries: given, aliases });
        for (const name of names) {
          const taken = given.some((each) => foldCode(each.code) === foldCode(name));
          expect(catalog.find(name)?.code === target || taken).toBe(true);
        }
      }),
    );
  });

  it('answers in constant time, however long it is', () => {
    const many = Array.from({ length: 20_000 }, (_, at) => ({
      httpCode: 400,
      code: `Code.${at}`,
      message: '',
      resolution: '',
    }));
    const catalog = createCatalog({ name: 'long', entries: many });
    const before = performance.now();
    for (let at = 0; at < 20_000; at += 1) catalog.find(`CODE.${at}`);
    expect(performance.now() - before).toBeLessThan(1_000);
  });
});
