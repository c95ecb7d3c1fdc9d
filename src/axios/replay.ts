import type { AxiosAdapter } from 'axios';
import { get, hasMethod, isObject } from '../wire/property.js';
import type { Config } from './config.js';
import { isHttpAdapter } from './http-adapter.js';
import { randomHex } from './random.js';

/** What the http adapter takes for a boundary of the caller's; it ignores others (axios 1.7 to 1.21). */
const USABLE_BOUNDARY = /boundary=[-\w]{10,70}/i;

/**
 * True for a body that is gone once it was sent: Node streams (the `form-data` package's among them), web
 * streams, async iterables. Buffers, strings, Blobs, URLSearchParams and spec FormData can be sent again.
 */
export function isOneShot(data: unknown): data is object {
  return (
    isObject(data) &&
    (hasMethod(data, 'pipe') || hasMethod(data, 'getReader') || Symbol.asyncIterator in data)
  );
}

/** One-shot bodies that an attempt took. */
const takenBodies = new WeakSet<object>();

/** Takes a body for an attempt. False for one that is gone: it was sent or read before, or is being read. */
export function takeBody(data: unknown): boolean {
  if (!isOneShot(data)) return true;
  const { destroyed, readableEnded, locked } = data as Readonly<Record<string, unknown>>;
  if (destroyed === true || readableEnded === true || locked === true || takenBodies.has(data)) return false;
  takenBodies.add(data);
  return true;
}

/** A larger form is not copied. */
const MOST_COPIED = 1_048_576;

const FORM = ['getBuffer', 'getHeaders', 'getLengthSync', 'hasKnownLength'] as const;

/**
 * Makes bytes of a form of the `form-data` package that holds no stream, so that it can be sent again: axios makes
 * such forms of plain objects (`postForm`), and they are used up when they are sent.
 */
export function toBytes(config: Config): void {
  const form = config.data as Partial<Record<(typeof FORM)[number], () => unknown>>;
  if (!FORM.every((name) => hasMethod(form, name))) return;
  try {
    // Asked in this order: a form of unknown length is broken by the question how long it is.
    if (form.hasKnownLength?.() !== true || Number(form.getLengthSync?.()) > MOST_COPIED) return;
    const bytes = form.getBuffer?.();
    config.headers.setContentType(get(form.getHeaders?.(), 'content-type') as string);
    config.data = bytes;
  } catch {
    // There is a stream in it.
  }
}

/**
 * Gives a multipart form its boundary before the first attempt, since the http adapter would draw a new one for
 * each. Other adapters (and browsers) choose it themselves and must not be told.
 */
export function fixBoundary({ data, headers }: Config, adapter: AxiosAdapter): void {
  if (typeof FormData === 'undefined' || !(data instanceof FormData)) return;
  if (!isHttpAdapter(adapter)) return;
  if (USABLE_BOUNDARY.test(String(headers.getContentType()))) return;
  // Not a secret: it only has to be absent from the form's parts.
  headers.setContentType(`multipart/form-data; boundary=----retriage-${randomHex(16)}`);
}
