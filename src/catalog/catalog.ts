import { checkedEntry, isFilled } from './checked-entry.js';
import type { CatalogEntry } from './entry.js';
import { foldCode } from './fold.js';
import { own } from './own.js';

/** What else is known of a failure, to choose between entries that share a code. */
export interface CatalogHint {
  /** HTTP status of the response; decides before `message`. */
  readonly httpCode?: number | undefined;
  /** Message of the response; compared without case, white space and punctuation. */
  readonly message?: string | undefined;
}

/** Which error codes exist and what they mean. */
export interface Catalog {
  readonly name: string;
  /** In document order, frozen, with `retryable` filled in. */
  readonly entries: readonly CatalogEntry[];
  /**
   * The entry for a code: spelt exactly so, else but for case and white space, else by an alias.
   * Of several entries with the code, the one that fits the hint best, else the first.
   */
  readonly find: (code: string, hint?: CatalogHint) => CatalogEntry | undefined;
}

export interface CatalogOptions {
  /** Told as `failure.catalog`. */
  readonly name: string;
  readonly entries: readonly CatalogEntry[];
  /**
   * Other spellings of documented codes, each with the code it stands for.
   * @default none
   */
  readonly aliases?: Readonly<Record<string, string>> | undefined;
}

/**
 * Makes a catalog from documented errors. The entries are copied; looking one up takes constant time.
 * @throws {TypeError} naming the option that is wrong and what it takes
 * @example
 * const catalog = createCatalog({
 *   name: 'orders',
 *   entries: [{ httpCode: 503, code: 'Busy', message: 'Busy.', resolution: 'Try again later.' }],
 *   aliases: { Bussy: 'Busy' },
 * });
 * catalog.find('busy')?.retryable; // true
 */
export function createCatalog(options: CatalogOptions): Catalog {
  const name = own(options, 'name');
  const given = own(options, 'entries');
  const aliases = own(options, 'aliases') ?? {};
  if (!isFilled(name)) throw new TypeError('createCatalog: name takes a non-empty string');
  if (!Array.isArray(given)) throw new TypeError('createCatalog: entries takes an array of entries');
  if (typeof aliases !== 'object')
    throw new TypeError('createCatalog: aliases takes an object of codes by alias');

  // Array.from, unlike map, visits the holes of a sparse array.
  const entries = Array.from(given, (entry, index) =>
    checkedEntry(entry, `createCatalog: entries[${index}]`),
  );
  const exact = groupBy(entries, (entry) => entry.code);
  const folded = groupBy(entries, (entry) => foldCode(entry.code));
  const lookUp = (code: string) => exact.get(code) ?? folded.get(foldCode(code));

  const targets = Object.entries(aliases).map(([alias, code]: [string, unknown]) => {
    const target = typeof code === 'string' && isFilled(alias) ? lookUp(code) : undefined;
    if (!target) throw new TypeError(`createCatalog: aliases['${alias}'] takes the code of an entry`);
    return [foldCode(alias), target] as const;
  });
  for (const [alias, target] of targets) if (!folded.has(alias)) folded.set(alias, target);

  return Object.freeze({
    name,
    entries: Object.freeze(entries),
    find: (code: string, hint?: CatalogHint) => bestFit(lookUp(code), hint),
  });
}

function groupBy(entries: readonly CatalogEntry[], keyOf: (entry: CatalogEntry) => string) {
  const groups = new Map<string, CatalogEntry[]>();
  for (const entry of entries) {
    const group = groups.get(keyOf(entry));
    if (group) group.push(entry);
    else groups.set(keyOf(entry), [entry]);
  }
  return groups;
}

/** The first of those that fit best. */
function bestFit(candidates: readonly CatalogEntry[] = [], hint?: CatalogHint): CatalogEntry | undefined {
  if (candidates.length < 2) return candidates[0];
  const httpCode = hint?.httpCode;
  const message = hint?.message;
  const words = message !== undefined && wordsOf(message);
  const fit = (entry: CatalogEntry): number =>
    (entry.httpCode === httpCode ? 4 : 0) +
    (entry.message === message ? 2 : wordsOf(entry.message) === words ? 1 : 0);
  return candidates.reduce((best, entry) => (fit(entry) > fit(best) ? entry : best));
}

const wordsOf = (message: string): string => message.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
