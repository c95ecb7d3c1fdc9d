import { isNodeStream } from '../wire/node-stream.js';
import { get, hasMethod } from '../wire/property.js';

/**
 * Keeps the abort link of a success whose body still streams: calls `unlink` when the stream closes. False where
 * there is nothing to wait for.
 */
export function linger(response: unknown, unlink: () => void): boolean {
  const data = get(response, 'data');
  if (isNodeStream(data)) {
    for (const event of ['close', 'end', 'error']) data.once(event, unlink);
    return true;
  }
  if (!hasMethod(data, 'pipeTo')) return false;
  // A web stream does not tell when it is done, but what carries it on does.
  const { readable, writable } = new TransformStream();
  (data as unknown as ReadableStream).pipeTo(writable).then(unlink, unlink);
  (response as { data?: unknown }).data = readable;
  return true;
}
