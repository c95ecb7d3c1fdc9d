import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importCatalog } from '../../../src/catalog/import.js';
import { nasCatalog } from '../../../src/catalog/nas.js';

const document = readFileSync(new URL('../../../src/catalog/nas-error-codes.md', import.meta.url), 'utf8');

describe('the NAS document, imported', () => {
  const { catalog, problems } = importCatalog(document, { name: 'nas' });

  it('gives 43 entries and no problem', () => {
    expect(catalog.entries).toHaveLength(43);
    expect(problems).toEqual([]);
  });

  it('is the built-in catalog, word for word, `retryable` too', () => {
    expect(catalog.entries).toEqual(nasCatalog.entries);
  });
});
