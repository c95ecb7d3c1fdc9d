import type { Catalog } from './catalog.js';
import type { CatalogEntry } from './entry.js';

/** An entry, and the catalog it stands in. */
export interface Known {
  readonly catalog: Catalog;
  readonly entry: CatalogEntry;
}

/** What the first catalog that knows the code says of it. One that throws knows nothing: the failure matters more. */
export function lookUp(
  catalogs: readonly Catalog[],
  code: string,
  { status, message }: { readonly status?: number | undefined; readonly message?: string | undefined },
): Known | undefined {
  for (const catalog of catalogs) {
    try {
      const entry = catalog.find(code, { httpCode: status, message });
      if (entry) return { catalog, entry };
    } catch {
      // The next one may know.
    }
  }
  return undefined;
}
