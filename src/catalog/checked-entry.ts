import type { CatalogEntry } from './entry.js';
import { foldCode } from './fold.js';
import { invitesRetry } from './invitation.js';
import { own } from './own.js';

type Check = readonly [takes: string, holds: (value: unknown) => boolean];

const isString = (value: unknown): value is string => typeof value === 'string';
const text: Check = ['a string', isString];

/** Says whether a value is a string with more than white space in it. */
export const isFilled = (value: unknown): value is string => isString(value) && foldCode(value) !== '';

const checks: Readonly<Record<keyof CatalogEntry, Check>> = {
  httpCode: ['an integer from 100 to 599', (value) => Number.isInteger(value) && inRange(value as number)],
  code: ['a non-empty string', isFilled],
  message: text,
  resolution: text,
  retryable: ['a boolean', (value) => value === undefined || typeof value === 'boolean'],
};

const inRange = (status: number): boolean => status >= 100 && status <= 599;

/**
 * A frozen copy of one entry, `retryable` filled in.
 * @param path where the entry stands, for the message of the error
 * @throws {TypeError} naming the field and what it takes
 */
export function checkedEntry(value: unknown, path: string): CatalogEntry {
  const fields = Object.entries(checks).map(([field, [takes, holds]]) => {
    const given = own(value, field);
    if (!holds(given)) throw new TypeError(`${path}.${field} takes ${takes}`);
    return [field, given] as const;
  });
  const entry = Object.fromEntries(fields) as unknown as CatalogEntry; // every field has passed its check
  const { httpCode, resolution, retryable = httpCode >= 500 && invitesRetry(resolution) } = entry;
  return Object.freeze({ ...entry, retryable });
}
