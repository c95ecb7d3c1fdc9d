import type { AxiosResponse } from 'axios';
import { onAbort } from '../policy/on-abort.js';
import { type ReadLimits, watch } from '../wire/limits.js';
import type { NodeStream } from '../wire/node-stream.js';
import { get, hasMethod } from '../wire/property.js';
import type { Config } from './config.js';
import { incomingErrors, wholeRequest } from './incoming-errors.js';
import { waitSignal } from './wait-signal.js';

/** What of Node's Buffer we need: the core knows no `node:` types. */
export interface Bytes extends Uint8Array {
  toString(encoding?: string): string;
  subarray(start?: number, end?: number): Bytes;
}

interface Buffers {
  readonly Buffer: { concat(chunks: readonly Uint8Array[]): Bytes };
}

/**
 * Reads the body of a response that axios handed out as a stream, and rejects as axios would have done if it had read
 * it. `limits` are those of an error body: what comes after them is not read, and its connection is closed.
 */
export function readIncoming(response: AxiosResponse, config: Config, limits?: ReadLimits): Promise<Bytes> {
  const stream = response.data as NodeStream;
  // An error on the way is shown before there are data.
  Reflect.deleteProperty(response, 'data');
  const request: unknown = response.request;
  const errors = incomingErrors(response, config);
  const { maxContentLength = -1 } = config;
  const maxBytes = limits?.maxBytes ?? Infinity;
  // What is cut before it is too long is no error.
  const maxLength = maxContentLength > -1 && maxContentLength <= maxBytes ? maxContentLength : Infinity;

  return new Promise((resolve, reject) => {
    const chunks: Bytes[] = [];
    const endings: (() => void)[] = [];
    let size = 0;
    let ended = false;

    /** Listeners on stream and request stay: a late error that nobody hears would end the process. */
    const end = (settle: () => void): void => {
      if (ended) return;
      ended = true;
      for (const off of endings) off();
      settle();
    };
    const drop = (): void => {
      if (hasMethod(stream, 'destroy')) stream.destroy();
    };
    const succeed = (): void => {
      end(() => resolve(joined(chunks.splice(0)).subarray(0, Math.min(size, maxBytes))));
    };
    const cut = (): void => {
      succeed();
      drop();
    };
    const fail = (error: unknown): void => {
      end(() => {
        reject(error);
        drop();
      });
    };
    const add = (chunk: Bytes): void => {
      if (ended) return;
      chunks.push(chunk);
      size += chunk.length;
      if (size > maxLength) fail(errors.tooLong());
      else if (size > maxBytes) cut();
    };
    const cancel = (): void => fail(errors.cancelled());

    const { signal, release } = waitSignal(config);
    endings.push(onAbort(signal, cancel), release);
    if (limits) endings.push(watch(limits, cut));
    if (signal?.aborted) cancel();
    // What the parser found wrong right behind the headers, before anybody could listen: all that is left is a mark.
    if (get(request, 'socket', '_hadError') === true) fail(errors.failed(unparsed()));
    if (get(stream, 'destroyed') === true) fail(errors.aborted());

    if (hasMethod(request, 'on')) {
      request.on('error', (error: unknown) => fail(errors.failed(error)));
      // Of a request that follows redirects axios forgets its own timeout here; the socket's stays.
      if (wholeRequest(request) === request) {
        request.on('timeout', () => {
          const late = errors.timedOut();
          if (late) fail(late);
        });
      }
    }
    stream.on('data', (chunk) => add(chunk as Bytes));
    stream.on('aborted', () => fail(errors.aborted()));
    stream.on('error', (error) => fail(errors.broken(error)));
    stream.on('end', succeed);
    stream.on('close', () => fail(errors.aborted()));
  });
}

function unparsed(): Error {
  return Object.assign(new Error('Parse Error'), { code: 'HPE_UNKNOWN' });
}

/** As axios does: a body that came in one piece is not copied. */
function joined(chunks: readonly Bytes[]): Bytes {
  const [first] = chunks;
  return first && chunks.length === 1 ? first : (globalThis as unknown as Buffers).Buffer.concat(chunks);
}
