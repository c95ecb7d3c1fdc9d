import type { AxiosResponse } from 'axios';
import type { Outcome } from '../call/outcome.js';
import { surface, type SurfaceOptions } from '../call/surface.js';
import type { Config } from './config.js';

/** Shows the caller's config on a response again: attempts have copies of their own. */
export function showCaller(response: AxiosResponse, config: Config): AxiosResponse {
  response.config = config;
  return response;
}

interface Thrown {
  config?: Config;
  response?: AxiosResponse & { data?: unknown };
}

/** Makes what was thrown the error the caller gets: config and body as axios would give them, then the failure. */
export function dress({ thrown, failure, replacement }: Outcome, config: Config, options: SurfaceOptions): void {
  if (typeof thrown === 'object' && thrown !== null) {
    const error = thrown as Thrown;
    if (error.config) error.config = config;
    if (error.response) {
      showCaller(error.response, config);
      if (replacement) error.response.data = replacement.data;
      followTransform(config, (replaced) => {
        surface(replaced, failure, options);
      });
    }
  }
  surface(thrown, failure, options);
}

/**
 * axios runs the caller's `transformResponse` on the error body after us, and what that throws takes our error's
 * place. This waits for it once, and leaves the config as it was.
 */
function followTransform(config: Config, onReplaced: (error: unknown) => void): void {
  const { transformResponse } = config;
  if (!transformResponse) return;
  const steps = Array.isArray(transformResponse) ? transformResponse : [transformResponse];
  config.transformResponse = function (data: unknown, headers, status) {
    config.transformResponse = transformResponse;
    try {
      return steps.reduce<unknown>((value, step) => step.call(this, value, headers, status), data);
    } catch (error) {
      onReplaced(error);
      throw error;
    }
  };
}
