import { CanceledError } from 'axios';
import { get } from '../wire/property.js';
import type { Config } from './config.js';

/** True for what axios rejects for an abort; by shape, since two copies of axios can live in one process. */
export function isCanceledError(thrown: unknown): boolean {
  return get(thrown, '__CANCEL__') === true;
}

/**
 * What axios itself rejects for an abort, with the caller's config. A cancel token's reason is one object for all
 * its calls, so each call gets an error of its own with the reason's message.
 */
export function canceledError(config: Config, request?: unknown): CanceledError<unknown> {
  // The types of an older axios do not say that the constructor takes all of these.
  const Canceled = CanceledError as new (...parts: readonly unknown[]) => CanceledError<unknown>;
  return new Canceled(config.cancelToken?.reason?.message, config, request);
}
