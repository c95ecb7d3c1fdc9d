import type { Catalog } from '../catalog/catalog.js';
import { createCatalog } from '../catalog/catalog.js';
import { foldCode } from '../catalog/fold.js';
import { nearestCodes } from '../catalog/nearest.js';
import type { Failure } from '../classify/failure.js';
import { rowsOf, type CatalogRow } from './catalogs.js';

/** What `explain --json` prints: this shape is kept. */
export interface Explanation {
  /** False where there is nothing to go by: a code that nobody knows, an answer that is no failure. */
  readonly found: boolean;
  /** What was missing; null when found. */
  readonly problem: string | null;
  readonly code: string;
  /** As the library's `explain` gives it; null where neither code nor status says anything. */
  readonly failure: Failure | null;
  /** Where the status is from; null where there is none. */
  readonly statusFrom: 'option' | 'answer' | 'catalog' | null;
  /** The server's hint when to come back. */
  readonly retryAfterMs: number | null;
  /** What the first catalog that knows the code says of it: a row for each status and message it documents. */
  readonly rows: readonly CatalogRow[];
  /** Where no catalog knows the code: the codes that are spelt most like it. */
  readonly nearest: readonly string[];
}

const EMPTY: Explanation = {
  found: true,
  problem: null,
  code: '',
  failure: null,
  statusFrom: null,
  retryAfterMs: null,
  rows: [],
  nearest: [],
};

/** An explanation in full: rows and nearest codes are looked up by its code. */
export function completed(
  known: Partial<Explanation> & Pick<Explanation, 'code'>,
  catalogs: readonly Catalog[],
): Explanation {
  const rows = documented(known.code, catalogs);
  const named = known.code !== '' && !known.code.startsWith('HTTP_');
  const nearest = rows.length === 0 && named ? nearestOf(known.code, catalogs) : [];
  return { ...EMPTY, found: known.problem === undefined, rows, nearest, ...known };
}

function documented(code: string, catalogs: readonly Catalog[]): CatalogRow[] {
  for (const catalog of catalogs) {
    const found = catalog.find(code);
    if (!found) continue;
    const folded = foldCode(found.code);
    return rowsOf([catalog]).filter((row) => foldCode(row.code) === folded);
  }
  return [];
}

/** Of all catalogs at once, so that the nearest comes first whichever has it. */
const nearestOf = (code: string, catalogs: readonly Catalog[]): string[] =>
  nearestCodes(createCatalog({ name: 'all', entries: rowsOf(catalogs).map(withoutCatalog) }), code);

const withoutCatalog = ({ catalog: _, ...entry }: CatalogRow) => entry;
