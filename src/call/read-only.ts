import type { Failure } from '../classify/failure.js';

const FIXED: PropertyDescriptor = { writable: false, configurable: false };

/**
 * Makes a failure read-only, since listeners and the caller see the same one. It can be added to: pino's serialiser
 * writes a symbol on what it prints, and throws on a frozen object. That takes ten times as long as a freeze (10 us), so
 * only the failure that a call ends with is made so; of the others the list of attempts is frozen, which retries are
 * counted by.
 */
export function readOnly(failure: Failure): Failure {
  for (const key of Object.keys(failure)) Object.defineProperty(failure, key, FIXED);
  failure.attempts.forEach((attempt) => Object.freeze(attempt));
  Object.freeze(failure.attempts);
  return failure;
}
