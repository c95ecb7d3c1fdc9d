import type { AxiosError } from 'axios';
import { failureOf } from '../call/surface.js';
import type { Failure } from '../classify/failure.js';
import { get } from '../wire/property.js';

/**
 * Narrows a caught error to an axios error that carries its failure. A frozen error cannot carry it: `failureOf`
 * still knows it.
 *
 * @example
 * import axios from 'axios';
 * import { attach, hasFailure } from 'retriage';
 * const api = axios.create({ baseURL: 'http://127.0.0.1:9' });
 * attach(api, { retries: 0 });
 * await api.get('/').catch((error) => {
 *   if (hasFailure(error)) console.log(error.failure.code, error.config?.url);
 * });
 */
export function hasFailure(error: unknown): error is AxiosError & { failure: Failure } {
  if (failureOf(error) === undefined) return false;
  return get(error, 'isAxiosError') === true && Object.hasOwn(error as object, 'failure');
}
