import type { AxiosResponse } from 'axios';
import { giveBack, type Outcome } from '../call/outcome.js';
import { surface, type SurfaceOptions } from '../call/surface.js';
import { cleaner } from '../events/redact.js';
import { get, isObject } from '../wire/property.js';
import { canceledError, isCanceledError } from './canceled.js';
import type { Config } from './config.js';

/** Shows the caller's config on a response again: attempts have copies of their own. */
export function showCaller(response: AxiosResponse, config: Config): AxiosResponse {
  response.config = config;
  return response;
}

/**
 * Makes what was thrown the error the caller gets: config and body as axios would give them, then the failure. Once
 * the caller has aborted, axios rejects nothing but a CanceledError, whatever the attempt threw. A foreign error, of
 * a request that `beforeAttempt` made by itself, keeps the config of that request.
 */
export function dress(outcome: Outcome, config: Config, options: SurfaceOptions, foreign = false): unknown {
  const { failure, replacement } = outcome;
  const replace = failure.stop === 'cancelled' && !isCanceledError(outcome.thrown);
  const thrown = replace ? canceledError(config) : outcome.thrown;
  const clean = cleaner(() => config, thrown, Infinity);
  const show = (error: unknown): void => {
    const isAxios = get(error, 'config') !== undefined;
    if (isAxios) tidy(error, clean);
    surface(error, failure, options);
    if (isAxios && options.hideDetails) tidy(get(error, 'cause'), clean);
  };
  // Before the attempt's own config, and what it was signed with, is gone.
  show(thrown);
  if (isObject(thrown)) {
    const response = get(thrown, 'response');
    if (get(thrown, 'config') && !foreign) Reflect.set(thrown, 'config', config);
    giveBack(thrown, replacement);
    if (isObject(response)) {
      if (!foreign) Reflect.set(response, 'config', config);
      followTransform(config, foreign ? undefined : show);
    }
  }
  return thrown;
}

/** axios's own messages can quote an address, or the start of a body that is no JSON; so do their stacks. */
function tidy(error: unknown, clean: (text: string) => string): void {
  const [message, stack] = [get(error, 'message'), get(error, 'stack')];
  if (typeof message !== 'string') return;
  const safe = clean(message);
  if (safe === message) return;
  Reflect.set(error as object, 'message', safe);
  const told = typeof stack === 'string' ? stack.replaceAll(message, () => safe) : stack;
  if (told !== undefined) Reflect.set(error as object, 'stack', told);
}

/**
 * axios runs the caller's `transformResponse` on the error body after us, and what that throws takes our error's
 * place. This waits for it once, and leaves the config as it was. Without a listener the body stays as it is: it came
 * from another request.
 */
function followTransform(config: Config, onReplaced: ((error: unknown) => void) | undefined): void {
  const { transformResponse } = config;
  if (!transformResponse) return;
  const steps = onReplaced ? [transformResponse].flat() : [];
  config.transformResponse = function (data: unknown, headers, status) {
    config.transformResponse = transformResponse;
    try {
      return steps.reduce<unknown>((value, step) => step.call(this, value, headers, status), data);
    } catch (error) {
      onReplaced?.(error);
      throw error;
    }
  };
}
