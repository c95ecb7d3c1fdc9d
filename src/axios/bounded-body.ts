import { type AxiosAdapter, AxiosError, type AxiosResponse } from 'axios';
import type { ReadLimits } from '../wire/limits.js';
import { isNodeStream } from '../wire/node-stream.js';
import { get, isObject } from '../wire/property.js';
import type { Config } from './config.js';
import { isHttpAdapter } from './http-adapter.js';
import { type Bytes, readIncoming } from './incoming-body.js';

const BYTE_ORDER_MARK = 0xfeff;

/**
 * Sends a request so that no more than `limits` is read of an error body; its data are cut there. axios itself reads
 * any body to its end before it looks at the status, so it is asked for a stream, and the rest of its work is done
 * here. By axios's http adapter only: others are left alone, and so is a request for a stream.
 */
export function sendBounded(adapter: AxiosAdapter, own: Config, limits: ReadLimits): Promise<AxiosResponse> {
  if (!isHttpAdapter(adapter) || own.responseType === 'stream') return adapter(own);
  // The headers are shared: the adapter writes to them, and a response shows that.
  const asked = Object.create(Object.getPrototypeOf(own) as object | null) as Config;
  Object.assign(asked, own, { responseType: 'stream', maxContentLength: -1 });
  /** Gives a response its data, or nothing where the body is no stream. It has to start listening at once. */
  const fill = (response: AxiosResponse, bounds?: ReadLimits): Promise<void> | undefined => {
    if (!isNodeStream(response.data)) return;
    return readIncoming(response, own, bounds).then((bytes) => {
      response.data = dataOf(bytes, response, own);
    });
  };
  return adapter(asked).then(
    (response) => {
      // Nothing was sent for a `data:` address, and each type has data of its own there.
      if (response.request === undefined) return adapter(own);
      const filled = fill(response);
      return filled ? filled.then(() => response) : response;
    },
    (thrown: unknown) => {
      const response = get(thrown, 'response') as AxiosResponse | undefined;
      const filled = isObject(response) ? fill(response, limits) : undefined;
      if (!filled) throw thrown;
      return filled.then(() => {
        throw thrown;
      });
    },
  );
}

/** What the http adapter makes of bytes; the caller's `transformResponse` goes on from there. */
function dataOf(bytes: Bytes, response: AxiosResponse, config: Config): Bytes | string {
  const { responseType, responseEncoding } = config;
  if (responseType === 'arraybuffer') return bytes;
  try {
    const text = bytes.toString(responseEncoding);
    const marked = !responseEncoding || responseEncoding === 'utf8';
    return marked && text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text;
  } catch (error) {
    throw AxiosError.from(error, undefined, config, response.request, response);
  }
}
