import type { CatalogEntry } from './entry.js';

/** An entry as a tuple: the built-in catalogs are stored so, because property names do not minify. */
export type CatalogRow = readonly [
  httpCode: number,
  code: string,
  message: string,
  resolution: string,
  retryable?: boolean,
];

export const entryOf = ([httpCode, code, message, resolution, retryable]: CatalogRow): CatalogEntry => ({
  httpCode,
  code,
  message,
  resolution,
  retryable,
});
