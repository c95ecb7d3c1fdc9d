import type { Failure } from '../classify/failure.js';
import { get, isObject } from '../wire/property.js';
import { messageFor } from './message.js';

/** How a surfaced error is dressed: two options of the policy. */
export interface SurfaceOptions {
  readonly enrichMessage: boolean;
  readonly hideDetails: boolean;
}

/** Failures of errors that cannot carry a property. */
const sealed = new WeakMap<object, Failure>();

/** Messages before and after we wrote them: an adapter may reject the same error object again and again. */
const written = new WeakMap<object, { readonly before: string; readonly after: string }>();

/** Printable, but holding requests, sockets or addresses with credentials. */
const DETAILS: ReadonlySet<string> = new Set(['config', 'request', 'response', 'input', 'base', 'rawPacket']);

/**
 * The failure of an error that a wrapped client or `run` surfaced; `undefined` for anything else.
 *
 * @example
 * import axios from 'axios';
 * import { attach, failureOf } from 'retriage';
 * const api = axios.create({ baseURL: 'http://127.0.0.1:9' });
 * attach(api, { retries: 0 });
 * await api.get('/').catch((error) => console.log(failureOf(error)?.code));
 */
export function failureOf(error: unknown): Failure | undefined {
  const holder = error as { readonly failure?: unknown };
  const known = sealed.get(holder);
  if (known) return known;
  try {
    return Object.hasOwn(holder, 'failure') && isFailure(holder.failure) ? holder.failure : undefined;
  } catch {
    return undefined;
  }
}

function isFailure(value: unknown): value is Failure {
  return isObject(value) && Object.hasOwn(value, 'classification') && Object.hasOwn(value, 'kind');
}

/** Puts the failure on what was thrown. The object stays the same; an axios error also gets message and cover. */
export function surface(thrown: unknown, failure: Failure, options: SurfaceOptions): void {
  if (!isObject(thrown) && typeof thrown !== 'function') return;
  try {
    define(thrown, 'failure', failure, true);
    if (isAxiosShaped(thrown)) {
      if (options.enrichMessage) enrich(thrown, failure);
      if (options.hideDetails) hide(thrown, failure);
      else tellInJson(thrown, failure);
    } else if (options.hideDetails && thrown instanceof TypeError) conceal(thrown);
  } catch {
    sealed.set(thrown, failure);
  }
}

/** By shape, never by `instanceof`: two copies of axios can live in one process. */
function isAxiosShaped(value: object): value is Error & Record<string, unknown> {
  return get(value, 'isAxiosError') === true || Object.hasOwn(value, 'config');
}

function enrich(error: Error, failure: Failure): void {
  const { message: shown, stack } = error;
  if (typeof shown !== 'string') return;
  const earlier = written.get(error);
  const ours = earlier && shown.includes(earlier.after) ? earlier : undefined;
  const before = ours?.before ?? shown;
  // Where the API said nothing, the failure's message is the error's own.
  const after = messageFor(before, failure.message === shown ? { ...failure, message: '' } : failure);
  written.set(error, { before, after });
  const message = ours ? shown.replace(ours.after, () => after) : after;
  if (message === shown) return;
  error.message = message;
  // Whoever read the stack before us has frozen the old message into its first line.
  if (typeof stack === 'string' && shown) error.stack = stack.replace(shown, () => message);
}

function hide(error: Error & Record<string, unknown>, failure: Failure): void {
  conceal(error);
  // First, since a cause may throw when it is looked at.
  define(error, 'toJSON', () => summary(error, failure), false);
  const { cause } = error;
  if (isObject(cause)) define(error, 'cause', plainCause(cause), false);
}

/** What axios prints, and the failure. */
function tellInJson(error: Error & Record<string, unknown>, failure: Failure): void {
  // Of the class: an error that was surfaced before has one of ours.
  const print = get(Object.getPrototypeOf(error), 'toJSON');
  if (typeof print === 'function')
    define(error, 'toJSON', () => ({ ...(print.call(error) as object), failure }), false);
}

/** Leaves properties where they are, but out of what loggers, spreads and inspectors print. */
function conceal(error: object): void {
  for (const [key, value] of Object.entries(error)) {
    if ((isObject(value) && key !== 'failure') || DETAILS.has(key)) define(error, key, value, false);
  }
}

function summary({ name, message, code, status }: Error & Record<string, unknown>, failure: Failure): object {
  return { name, message, code, status, failure };
}

/** Node prints a cause even where it is not enumerable, with all it holds: keep what says something. */
function plainCause(cause: object): Error {
  const { name, message, code } = cause as { name?: unknown; message?: unknown; code?: unknown };
  const plain = new Error(typeof message === 'string' ? message : '');
  delete plain.stack;
  if (typeof name === 'string') define(plain, 'name', name, false);
  if (typeof code === 'string') define(plain, 'code', code, true);
  return plain;
}

function define(target: object, key: string, value: unknown, enumerable: boolean): void {
  Object.defineProperty(target, key, { value, enumerable, writable: true, configurable: true });
}
