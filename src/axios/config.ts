import type { AxiosAdapter, AxiosInstance, InternalAxiosRequestConfig } from 'axios';
import type { RequestOptions } from '../policy/request-options.js';

declare module 'axios' {
  // The type parameters must be those of axios; what is added does not depend on them.
  interface AxiosRequestConfig<D, P> {
    /** What retriage does for this request: options of its own, or `false` for nothing at all. */
    retriage?: false | RequestOptions | undefined;
  }
}

/** An axios config as an adapter gets it. */
export type Config = InternalAxiosRequestConfig;

/** The `retriage` option of a request; read as an own property, so that a polluted prototype says nothing. */
export function optionsOf(config: Config): false | RequestOptions | undefined {
  return Object.hasOwn(config, 'retriage') ? config.retriage : undefined;
}

/** The caller's way to say stop: a signal, a cancel token, or both. */
export function isCancelled({ signal, cancelToken }: Config): boolean {
  return signal?.aborted === true || cancelToken?.reason !== undefined;
}

/** What every attempt is made of: the caller's config and what must not change between attempts. */
export interface Exchange {
  /** As it came, and as errors and responses show it. */
  readonly config: Config;
  /** The adapter the request would have used without us. */
  readonly adapter: AxiosAdapter;
  /** Headers as they were before the first attempt: the http adapter writes to them. */
  readonly headers: Readonly<Record<string, unknown>>;
  readonly options: RequestOptions | undefined;
  readonly startedAtMs: number;
}

/** A fresh config for one attempt: same prototype, own headers, so that no attempt sees what another did. */
export function attemptConfig({ config, headers }: Exchange): Config {
  const copy = Object.assign(Object.create(Object.getPrototypeOf(config) as object | null) as Config, config);
  copy.headers = Object.assign(
    Object.create(Object.getPrototypeOf(config.headers) as object | null) as Config['headers'],
    headers,
  );
  return copy;
}

/** An object in axios's shape that can be wrapped. */
export function isInstance(value: unknown): value is AxiosInstance {
  const interceptors = (value as Partial<AxiosInstance> | null | undefined)?.interceptors;
  return typeof interceptors?.request.use === 'function' && typeof interceptors.request.eject === 'function';
}
