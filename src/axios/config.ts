import type { AxiosAdapter, AxiosInstance, InternalAxiosRequestConfig } from 'axios';
import { ownProperties } from '../catalog/own.js';
import type { RequestOptions } from '../policy/request-options.js';
import { hasMethod, isObject } from '../wire/property.js';

/** An axios config as an adapter gets it. */
export type Config = InternalAxiosRequestConfig;

/** The `retriage` option of a request, and its fields as its own: a polluted prototype says nothing. */
export function optionsOf(config: Config): false | RequestOptions | undefined {
  const options = Object.hasOwn(config, 'retriage') ? config.retriage : undefined;
  return isObject(options) && !Array.isArray(options) ? ownProperties(options) : options;
}

/** The caller's way to say stop: a signal, a cancel token, or both. */
export function isCancelled({ signal, cancelToken }: Config): boolean {
  return signal?.aborted === true || cancelToken?.reason !== undefined;
}

/** An object in axios's shape that can be wrapped. */
export function isInstance(value: unknown): value is AxiosInstance {
  const request: unknown = (value as Partial<AxiosInstance> | null | undefined)?.interceptors?.request;
  return hasMethod(request, 'use') && hasMethod(request, 'eject');
}

/** What the attempts of one call are made of. */
export interface Exchange {
  /** The caller's config, as errors and responses show it. */
  readonly config: Config;
  /** The adapter the request would have used without us. */
  readonly adapter: AxiosAdapter;
  /** Headers as they were before the first attempt: the http adapter writes to them. */
  readonly headers: Readonly<Record<string, unknown>>;
  /** Parameters, with the idempotency key where it went there. */
  readonly params: unknown;
  /** The config with an idempotency key of ours on it, where it got one. */
  readonly keyed: Config | undefined;
  readonly options: RequestOptions | undefined;
  readonly startedAtMs: () => number;
}

/** A fresh config for one attempt, with headers and parameters of its own: no attempt sees what another did. */
export function attemptConfig({ config, keyed = config, headers, params }: Exchange): Config {
  const copy = copyOf(keyed, keyed);
  copy.headers = copyOf(config.headers, headers);
  if (params !== undefined) copy.params = copyParams(params);
  return copy;
}

/** Parameters that can be written to: a plain object or URLSearchParams is copied, anything else is shared. */
export function copyParams(params: unknown): unknown {
  if (params instanceof URLSearchParams) return new URLSearchParams(params);
  if (!isObject(params) || Array.isArray(params)) return params;
  const prototype: unknown = Object.getPrototypeOf(params);
  return prototype === null || prototype === Object.prototype ? { ...params } : params;
}

/**
 * A copy that can be written to. The prototype stays: axios hardens its configs with it, and headers find their
 * methods there. A loop over keys, since `Object.assign` takes three times as long from an object without a prototype.
 */
export function copyOf<T extends object>(original: T, own: object): T {
  const copy = Object.create(Object.getPrototypeOf(original) as object | null) as Record<
    PropertyKey,
    unknown
  >;
  for (const key of Object.keys(own)) copy[key] = (own as Readonly<Record<string, unknown>>)[key];
  for (const key of Object.getOwnPropertySymbols(own))
    copy[key] = (own as Readonly<Record<symbol, unknown>>)[key];
  return copy as T;
}
