import axios, { type AxiosResponse } from 'axios';
import axiosRetryModule from 'axios-retry';
import type { Outcome } from '../call/outcome.js';
import { own } from '../catalog/own.js';

/** Makes one attempt; rejects with its outcome. */
export type AttemptOnce = () => Promise<AxiosResponse>;

/** Repeats a failed attempt until one succeeds or its outcome says stop; an abort of the signal ends a wait. */
export type Engine = (
  first: Outcome,
  attempt: AttemptOnce,
  signal: AbortSignal | undefined,
) => Promise<AxiosResponse>;

/** What travels through axios-retry in place of the caller's error: it writes its state on `config`. */
interface Carrier {
  readonly config: unknown;
  readonly outcome: Outcome;
}

/** What `require('axios-retry')` gives a CommonJS bundle is the module, not its default. */
const axiosRetry =
  (axiosRetryModule as { readonly default?: typeof axiosRetryModule }).default ?? axiosRetryModule;

/** As it was when the module was loaded: tests that replace it give out the instance of the program. */
const { create } = axios;

const delayOf = (error: unknown): number | undefined => {
  const decision = (own(error, 'outcome') as Outcome | undefined)?.decision;
  return decision?.retry === true ? decision.delayMs : undefined;
};

/**
 * Makes the loop: axios-retry on a private axios instance without interceptors or transforms. It owns repeating,
 * waiting and the end of a wait; what to do was decided before and arrives on a carrier, so neither the caller's
 * config nor its error ever passes through it.
 *
 * @param waits false where the clock is not the machine's: the attempt then waits by that clock itself
 */
export function createEngine(waits: boolean): Engine {
  const loop = create({ transformRequest: [], transformResponse: [] });
  // Someone's options for axios-retry on the defaults of axios would come before ours.
  for (const key of Object.keys(loop.defaults))
    if (key !== 'headers') Reflect.deleteProperty(loop.defaults, key);
  loop.defaults.headers = {} as never;
  axiosRetry(loop, {
    retries: Infinity,
    shouldResetTimeout: true,
    retryCondition: (error) => delayOf(error) !== undefined,
    retryDelay: (_count, error) => (waits ? (delayOf(error) ?? 0) : 0),
  });
  return async (first, attempt, signal) => {
    let pending: Outcome | undefined = first;
    const token = {
      url: 'retriage:',
      method: 'get',
      ...(signal && { signal }),
      adapter: async (config: unknown) => {
        if (pending) {
          const outcome = pending;
          pending = undefined;
          throw carrier(config, outcome);
        }
        try {
          return { response: await attempt() } as unknown as AxiosResponse;
        } catch (outcome) {
          throw carrier(config, outcome as Outcome);
        }
      },
    };
    const { response } = (await loop.request(token)) as unknown as { readonly response: AxiosResponse };
    return response;
  };
}

/** axios looks for a config on what is thrown, and takes any object. */
function carrier(config: unknown, outcome: Outcome): Error {
  return { config, outcome } satisfies Carrier as unknown as Error;
}
