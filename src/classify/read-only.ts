import type { Failure } from './failure.js';

const FIXED: PropertyDescriptor = { writable: false, configurable: false };

/**
 * Makes a failure read-only, for listeners, classifiers and the caller see the same one. It can be added to: pino's
 * serialiser writes a symbol on what it prints, and throws on a frozen object.
 */
export function readOnly(failure: Failure): Failure {
  for (const key of Object.keys(failure)) Object.defineProperty(failure, key, FIXED);
  failure.attempts.forEach((attempt) => Object.freeze(attempt));
  Object.freeze(failure.attempts);
  return failure;
}
