import { AxiosError, type InternalAxiosRequestConfig } from 'axios';
import { expect } from 'vitest';
import type { Facts } from '../../src/wire/facts.js';

export const NOW = Date.UTC(2025, 5, 1);
export const OPTIONS = { maxBytes: 65_536, nowMs: NOW };
export const CONFIG = {} as InternalAxiosRequestConfig;

/** An error with these fields. */
export function error(message: string, fields: object): Error {
  return Object.assign(new Error(message), fields);
}

/** The error that axios makes of an answer. */
export function answered(status: number, data: unknown, headers: object = {}): AxiosError {
  const response = {
    status,
    data,
    headers: headers as Record<string, string>,
    statusText: '',
    config: CONFIG,
  };
  const text = `Request failed with status code ${String(status)}`;
  return new AxiosError(text, 'ERR_BAD_RESPONSE', CONFIG, undefined, response);
}

/** Facts that are there at once, and say what is expected: an undefined part has to be absent. */
export function expectFacts(facts: unknown, expected: Partial<Facts>): void {
  expect(facts).not.toBeInstanceOf(Promise);
  expect({ ...(facts as Facts), ...expected }).toEqual(facts);
}
