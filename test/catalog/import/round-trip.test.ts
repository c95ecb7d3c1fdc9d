import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CatalogEntry } from '../../../src/catalog/entry.js';
import { importCatalog } from '../../../src/catalog/import.js';
import { bareMarkdown, definitions, grid, html, json, markdown, simple } from './encoders.js';

const word = fc.constantFrom('Order', 'Item', 'Key', 'Http', 'X2', 'of_us', 'API');
const code = fc
  .tuple(word, fc.array(fc.tuple(fc.constantFrom('.', '', '_', '-'), word), { minLength: 1, maxLength: 3 }))
  .map(([first, more]) => first + more.map(([joint, next]) => joint + next).join(''));
/** Sentences, with markup that is text. */
const sentence = fc
  .array(
    fc.constantFrom(
      'the',
      'order',
      '订单',
      'a|b',
      '*bold*',
      '`x`',
      '<b>',
      '&lt;',
      '[a](b)',
      '\\',
      '_it_',
      '#',
      '"q"',
      '5 %',
      '(s)',
      'A\\_b',
      '{x}',
      '$',
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((words) => `It is ${words.join(' ')}.`);
const entries = fc.array(
  fc.record({
    httpCode: fc.constantFrom(301, 400, 403, 404, 409, 429, 500, 503),
    code,
    message: sentence,
    resolution: sentence,
    retryable: fc.boolean(),
  }),
  { minLength: 1, maxLength: 12 },
);
/** Monospaced tables count columns, and these hold characters that take two. */
const narrow = entries.map((list): CatalogEntry[] =>
  list.map((entry) => ({
    ...entry,
    message: entry.message.replaceAll('订单', 'order'),
    resolution: entry.resolution.replaceAll('订单', 'order'),
  })),
);

describe('a catalog that is written down and imported again is the same, without a problem:', () => {
  it.each([
    ['Markdown', markdown, entries],
    ['Markdown without outer pipes', bareMarkdown, entries],
    ['HTML', html, entries],
    ['JSON', json, entries],
    ['a reStructuredText grid table', grid, narrow],
    ['a reStructuredText simple table', simple, narrow],
    ['definitions', definitions, entries],
  ])('%s', (_, encode, lists) => {
    fc.assert(
      fc.property(lists, (list) => {
        const { catalog, problems } = importCatalog(encode(list), { name: 'written' });
        expect(catalog.entries).toEqual(list);
        expect(problems).toEqual([]);
      }),
    );
  });
});
