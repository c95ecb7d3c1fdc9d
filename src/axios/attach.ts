import type { AxiosAdapter, AxiosInstance, AxiosResponse } from 'axios';
import type { PolicyOptions } from '../policy/options.js';
import { asPolicy, type Policy } from '../policy/policy.js';
import type { RequestOptions } from '../policy/request-options.js';
import { type Config, copyOf, isCancelled, isInstance, optionsOf } from './config.js';
import { createTransport } from './transport.js';

declare module 'axios' {
  // Without type parameters, since axios 1.7 has one here and axios 1.21 two: a bare declaration merges with both.
  interface AxiosRequestConfig {
    /** What retriage does for this request: options of its own, or `false` for nothing at all. */
    retriage?: false | RequestOptions | undefined;
  }
}

/** Registered, so that the ESM and the CommonJS copy of this package see each other's mark. */
const ATTACHED = Symbol.for('retriage.attached');

/** What stood in a config before an adapter of ours; on the adapter, as a WeakMap costs the collector too much. */
const GIVEN = Symbol('retriage.given');

type OwnAdapter = AxiosAdapter & { [GIVEN]?: Config['adapter'] };

/**
 * Wraps an axios instance: failed responses are classified, the retryable ones are repeated after a pause, the
 * rest reach the caller with the documented resolution (`failureOf(error)`). The instance stays what it was; its
 * interceptors run once a call, however many attempts it takes.
 *
 * @param policyOrOptions a policy to share, or options for one of its own; the defaults without
 * @returns `detach`: leaves the instance as it was found; calls in flight finish by the old rules
 * @throws TypeError for something that is no axios instance, one that is attached already, or a bad option
 * @example
 * import axios from 'axios';
 * import { attach } from 'retriage';
 * const api = axios.create({ baseURL: 'https://nas.cn-hangzhou.aliyuncs.com', timeout: 5_000 });
 * const detach = attach(api, { retries: 5, totalTimeout: 30_000 });
 * detach();
 */
export function attach(instance: AxiosInstance, policyOrOptions?: Policy | PolicyOptions): () => void {
  if (!isInstance(instance))
    throw new TypeError('attach: takes an axios instance (axios.create()) as its first argument');
  if (Object.hasOwn(instance, ATTACHED)) {
    throw new TypeError('attach: this axios instance is attached already; call its detach() first');
  }
  const transport = createTransport(asPolicy(policyOrOptions));
  // First, since a frozen instance throws here.
  Object.defineProperty(instance, ATTACHED, { value: true, configurable: true });
  const id = instance.interceptors.request.use(
    (merged) => {
      // An interceptor may have frozen it.
      const config = Object.isExtensible(merged) ? merged : copyOf(merged, merged);
      const given = config.adapter;
      // A config that comes round again without having been sent still has the adapter of the first time.
      const inner = typeof given === 'function' && GIVEN in given ? (given as OwnAdapter)[GIVEN] : given;
      const putBack = isCancelled(config) ? takeAbort(config) : undefined;
      const adapter: OwnAdapter = (own: Config): Promise<AxiosResponse> => {
        putBack?.(own);
        // Given back at once: a config that comes round again, as in a token refresh, starts a fresh call.
        own.adapter = inner;
        // Asked again here: interceptors that stood before ours run after it.
        return transport(own, inner, optionsOf(own));
      };
      adapter[GIVEN] = inner;
      config.adapter = adapter;
      return config;
    },
    null,
    { synchronous: true },
  );
  let attached = true;
  return () => {
    if (!attached) return;
    attached = false;
    instance.interceptors.request.eject(id);
    Reflect.deleteProperty(instance, ATTACHED);
  };
}

/**
 * Takes off a config what has been aborted already, until the adapter is asked: axios would reject it before that, with
 * an error that prints all of the config. A request that is none of ours keeps it.
 *
 * @returns puts it back, unless an interceptor has set another
 */
function takeAbort(config: Config): ((own: Config) => void) | undefined {
  if (optionsOf(config) === false) return undefined;
  const { signal, cancelToken } = config;
  config.signal = config.cancelToken = undefined;
  return (own) => {
    own.signal ??= signal;
    own.cancelToken ??= cancelToken;
  };
}
