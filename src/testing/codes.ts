import type { Catalog } from '../catalog/catalog.js';
import type { CatalogEntry } from '../catalog/entry.js';

/** The first catalog's entry for a code; status and message choose between rows of the same code. */
export function findCode(
  catalogs: readonly Catalog[],
  code: string,
  httpCode?: number,
  message?: string,
): CatalogEntry | undefined {
  for (const catalog of catalogs) {
    const entry = catalog.find(code, { httpCode, message });
    if (entry) return entry;
  }
  return undefined;
}
