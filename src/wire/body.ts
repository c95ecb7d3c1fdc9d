import { viewOf } from './bytes.js';
import type { ReadLimits } from './limits.js';
import type { MaybePromise } from './maybe.js';
import { isFreshNodeStream, isNodeStream, nodeStreamOver, readNodeStream } from './node-stream.js';
import { get, hasMethod, isObject } from './property.js';
import { isWebStream, readWebStream, webStreamOver } from './web-stream.js';

/** A body as far as it was read. */
export interface ReadBody {
  readonly body: string | Uint8Array | object | undefined;
  /** Stands in for the stream that reading has consumed; absent where nothing was consumed. */
  readonly replacement?: unknown;
}

const NONE: ReadBody = { body: undefined };

/** True for data that can be read only once. */
export function isStream(data: unknown): boolean {
  return isWebStream(data) || isNodeStream(data);
}

/**
 * Makes a body decodable, whatever axios, fetch or an SDK made of it. At most `maxBytes` of it are read; the
 * rest of a stream is given up, so that its socket is free. Synchronous unless it is a stream or a Blob.
 * Never throws or rejects.
 */
export function readBody(data: unknown, limits: ReadLimits): MaybePromise<ReadBody> {
  try {
    return read(data, limits);
  } catch {
    return NONE;
  }
}

function read(data: unknown, limits: ReadLimits): MaybePromise<ReadBody> {
  const { maxBytes } = limits;
  if (typeof data === 'string') return { body: data.slice(0, maxBytes) };
  if (!isObject(data)) return NONE;
  const view = viewOf(data);
  if (view) return { body: view.subarray(0, maxBytes) };
  if (Array.isArray(data) || isPlain(data)) return { body: data };
  if (isWebStream(data)) {
    return get(data, 'locked') === true ? NONE : consume(readWebStream(data, limits), webStreamOver);
  }
  if (isNodeStream(data)) {
    return isFreshNodeStream(data) ? consume(readNodeStream(data, limits), nodeStreamOver) : NONE;
  }
  if (hasMethod(data, 'slice') && typeof get(data, 'size') === 'number')
    return readBlob(data as Blob, maxBytes);
  return { body: documentText(data)?.slice(0, maxBytes) };
}

async function consume(
  bytes: Promise<Uint8Array<ArrayBuffer>>,
  over: (bytes: Uint8Array<ArrayBuffer>) => unknown,
): Promise<ReadBody> {
  try {
    const body = await bytes;
    return { body, replacement: over(body) };
  } catch {
    return NONE;
  }
}

/** A Blob stays readable. */
async function readBlob(blob: Blob, maxBytes: number): Promise<ReadBody> {
  try {
    const start = blob.slice(0, maxBytes);
    return {
      body: hasMethod(start, 'arrayBuffer') ? viewOf(await start.arrayBuffer()) : await textOf(start),
    };
  } catch {
    return NONE;
  }
}

/** For Blobs without methods to read them: those of jsdom and of React Native. */
function textOf(blob: Blob): Promise<string | undefined> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onloadend = () => resolve((reader.result as string | null) ?? undefined);
    reader.readAsText(blob);
  });
}

/** XMLHttpRequest can answer with a parsed document. */
function documentText(data: object): string | undefined {
  const root = get(data, 'documentElement');
  if (!isObject(root)) return undefined;
  const { XMLSerializer } = globalThis as {
    XMLSerializer?: new () => { serializeToString(node: unknown): string };
  };
  const text = XMLSerializer ? new XMLSerializer().serializeToString(root) : get(root, 'outerHTML');
  return typeof text === 'string' ? text : undefined;
}

/** Made by a parser, in this realm or another: nothing but `Object.prototype` above it. */
function isPlain(data: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(data);
  return !isObject(prototype) || Object.getPrototypeOf(prototype) === null;
}
