import { importCatalog, type ImportFormat } from '../../../src/catalog/import.js';

type Row = readonly [httpCode: number, code: string, message: string, resolution: string];

/** What a page comes to: its entries without `retryable`, and its problems as `line: reason`. */
export function imported(text: string, format?: ImportFormat): { rows: Row[]; problems: string[] } {
  const { catalog, problems } = importCatalog(text, { name: 'page', format });
  return {
    rows: catalog.entries.map(({ httpCode, code, message, resolution }) => [
      httpCode,
      code,
      message,
      resolution,
    ]),
    problems: problems.map(({ line, reason }) => `${line}: ${reason}`),
  };
}

/** Statuses and codes alone, as `404 NotFound`. */
export const codesOf = (text: string, format?: ImportFormat): string[] =>
  imported(text, format).rows.map(([httpCode, code]) => `${httpCode} ${code}`);
