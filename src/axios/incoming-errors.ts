import { AxiosError, type AxiosResponse } from 'axios';
import { get } from '../wire/property.js';
import { canceledError, isCanceledError } from './canceled.js';
import type { Config } from './config.js';

/** The errors that axios's http adapter makes while a body comes: text, code, request and response of axios 1.21. */
export interface IncomingErrors {
  readonly aborted: () => AxiosError;
  readonly tooLong: () => AxiosError;
  /** Undefined where the request has no timeout. */
  readonly timedOut: () => AxiosError | undefined;
  /** The stream broke, in whatever way. */
  readonly broken: (error: unknown) => unknown;
  /** The request did. */
  readonly failed: (error: unknown) => AxiosError;
  /** The caller gave up: a cancel token's own reason, else an error for the abort. */
  readonly cancelled: () => unknown;
}

/** Makes them for a response that is on its way. */
export function incomingErrors(response: AxiosResponse, config: Config): IncomingErrors {
  const request: unknown = response.request;
  const whole = wholeRequest(request);
  const bad = AxiosError.ERR_BAD_RESPONSE;
  return {
    aborted: () => new AxiosError('stream has been aborted', bad, config, request, response),
    tooLong: () =>
      new AxiosError(
        `maxContentLength size of ${String(config.maxContentLength)} exceeded`,
        bad,
        config,
        request,
      ),
    timedOut: () => {
      const { timeout, timeoutErrorMessage, transitional } = config;
      if (!timeout) return undefined;
      const code = transitional?.clarifyTimeoutError ? AxiosError.ETIMEDOUT : AxiosError.ECONNABORTED;
      const message = timeoutErrorMessage || `timeout of ${String(timeout)}ms exceeded`;
      return new AxiosError(message, code, config, whole);
    },
    broken: (error) =>
      isCanceledError(error) ? error : AxiosError.from(error, undefined, config, request, response),
    failed: (error) => AxiosError.from(error, undefined, config, whole),
    cancelled: () => config.cancelToken?.reason ?? canceledError(config, whole),
  };
}

/**
 * A redirect makes several requests of one: a response names the last of them, and an error without a response the
 * whole.
 */
export function wholeRequest(request: unknown): unknown {
  return get(request, '_redirectable') ?? request;
}
