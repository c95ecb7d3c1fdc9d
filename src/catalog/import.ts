import { createCatalog, type Catalog } from './catalog.js';
import type { CatalogEntry } from './entry.js';
import { readDocument, type Shape } from './import/document.js';
import { entriesOf, type Draft } from './import/draft.js';
import { jsonTables } from './import/json-table.js';
import { readJson } from './import/json-value.js';
import { draftsOf } from './import/rows.js';
import type { Report } from './import/table.js';
import { own } from './own.js';

/** How a document is written. */
export type ImportFormat = 'markdown' | 'html' | 'rst' | 'json';

/** What an import is told besides the text. */
export interface ImportOptions {
  /** The name of the catalog, told as `failure.catalog`. */
  readonly name: string;
  /**
   * How the text is written. Markdown may hold HTML tables.
   * @default found out: JSON by its first characters, of the others whatever there is
   */
  readonly format?: ImportFormat | undefined;
}

/** A place in the text that someone should look at before the catalog is relied on. */
export interface ImportProblem {
  /** Line of the text, from 1. */
  readonly line: number;
  /** What was left out, guessed or taken from elsewhere, as a sentence to read. */
  readonly reason: string;
}

/** What a page gave. */
export interface ImportResult {
  /** What could be read, in the order of the text; empty when that is nothing. */
  readonly catalog: Catalog;
  /** What was left out, guessed or taken from elsewhere, by line. Empty when all is certain. */
  readonly problems: readonly ImportProblem[];
}

const shapes: Readonly<Record<ImportFormat, readonly Shape[]>> = {
  markdown: ['markdown'],
  html: ['html'],
  rst: ['rst'],
  json: [],
};
/** A page may begin with a link, a task or a table of contents in brackets. */
const JSON_BEGINS = /^\ufeff?\s*(?:\{\s*["}]|(?:\[\s*)+(?:[{"]|\]\s*$))/;

/**
 * Makes a catalog from a page that documents errors: Markdown, HTML or reStructuredText tables, definition lists,
 * JSON. Columns are found by their headers, in English or Chinese, and by what is in them. Cells that a converter
 * lost are taken from the row above. Whatever is not certain is among the problems: nothing is guessed in silence.
 * An error that documents no HTTP status gets 500 where it speaks of the server or of trying again, else 400. Where
 * no resolution is documented, a description that stands beside a message is told instead. `retryable` is what a
 * retry column says, else what advice and status allow; throttling, told by its name, is retryable at any status.
 * @param text the page; anything is accepted, and what is no list of errors gives an empty catalog and a problem
 * @throws {TypeError} when an option is wrong, never because of the text
 * @example
 * const page = `
 * | Error code | HTTP status | Message   | Solution         |
 * | ---------- | ----------- | --------- | ---------------- |
 * | Busy       | 503         | Too busy. | Try again later. |`;
 * const { catalog, problems } = importCatalog(page, { name: 'orders' });
 * catalog.find('Busy')?.retryable; // true
 * problems.length; // 0
 */
export function importCatalog(text: string, options: ImportOptions): ImportResult {
  const name = own(options, 'name');
  const format = own(options, 'format');
  if (typeof name !== 'string' || name.trim() === '')
    throw new TypeError('importCatalog: name takes a non-empty string');
  if (format !== undefined && !isFormat(format))
    throw new TypeError(`importCatalog: format takes one of ${Object.keys(shapes).join(', ')}`);

  const problems: ImportProblem[] = [];
  const report: Report = (line, reason) => problems.push({ line, reason });
  const entries: CatalogEntry[] = [];
  for (const draft of read(typeof text === 'string' ? text : '', format, report))
    for (const entry of entriesOf(draft, report)) entries.push(entry);
  if (entries.length === 0) report(1, 'no documented error was found');
  problems.sort((a, b) => a.line - b.line);
  return { catalog: createCatalog({ name, entries }), problems };
}

const isFormat = (value: unknown): value is ImportFormat =>
  typeof value === 'string' && Object.hasOwn(shapes, value);

function read(text: string, format: ImportFormat | undefined, report: Report): Draft[] {
  const isJson = format === 'json' || (format === undefined && JSON_BEGINS.test(text));
  if (!isJson) return readDocument(text, format ? shapes[format] : ['markdown', 'html', 'rst'], report);
  return jsonTables(readJson(text, report)).flatMap((table) => draftsOf(table, report));
}
