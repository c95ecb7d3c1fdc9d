import { checkedEntry, isFilled } from './checked-entry.js';
import type { CatalogEntry } from './entry.js';
import { foldCode } from './fold.js';
import { groupBy } from './group.js';
import { own } from './own.js';
import { indexPatterns } from './pattern.js';

/** What else is known of a failure, to choose between entries that share a code. */
export interface CatalogHint {
  /** HTTP status of the response; decides before `message`. */
  readonly httpCode?: number | undefined;
  /** Message of the response; compared without case, white space and punctuation. */
  readonly message?: string | undefined;
}

/** Which error codes exist and what they mean. */
export interface Catalog {
  /** Told as `failure.catalog`. */
  readonly name: string;
  /** In document order, frozen, with `retryable` filled in. */
  readonly entries: readonly CatalogEntry[];
  /**
   * The entry for a code: spelt exactly so, else but for case and white space, else by an alias, else the one
   * whose code has placeholders that it fills (`Invalid%s`, `Missing{ParameterName}`, `Invalid<name>.Malformed`).
   * Of several entries with the code, the one that fits the hint best, else the first.
   */
  readonly find: (code: string, hint?: CatalogHint) => CatalogEntry | undefined;
}

/** What a catalog is made of. Other fields, here and in entries, are ignored: `{ ...nasCatalog, name: 'mine' }`. */
export interface CatalogOptions {
  /** Told as `failure.catalog`. */
  readonly name: string;
  /** What is documented, in the order of the document: of entries with the same code the first is the default. */
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
  const patterned = indexPatterns(folded);
  for (const [alias, target] of targets) if (!folded.has(alias)) folded.set(alias, target);

  return Object.freeze({
    name,
    entries: Object.freeze(entries),
    // From JavaScript it may be no string: `find(failureOf(error)?.code)`.
    find: (code: unknown, hint?: CatalogHint) =>
      typeof code === 'string' ? (lookUp(code) ?? patterned(foldCode(code)))?.(hint) : undefined,
  });
}
