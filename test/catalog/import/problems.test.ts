import { expect, it } from 'vitest';
import { importCatalog } from '../../../src/catalog/import.js';
import { imported } from './imported.js';

it('problems are told in the order of the text, whichever part of the import found them', () => {
  const page =
    '| Error code | Status | Message |\n|-|-|-|\n| A.B | 4xx | No. |\n| 400 | Off. |\n| a = b | 400 | No. |\n| A.C | 400 | one | two |\n';
  expect(imported(page).problems).toEqual([
    '3: A.B: only a class of HTTP statuses is given; 400 is assumed',
    '4: 2 of 3 cells; taken from the row above: code "A.B"',
    '5: "a = b" is no error code; left out',
    '6: 4 cells where the table has 3 columns; pipes taken for text',
  ]);
});

it('JSON is read as such only when it may be', () => {
  const json = '[{ "code": "A.B", "status": 404, "message": "Gone." }]';
  const count = (format?: 'json' | 'markdown'): number =>
    importCatalog(json, { name: 'page', format }).catalog.entries.length;
  expect([count(), count('json'), count('markdown')]).toEqual([1, 1, 0]);
});
