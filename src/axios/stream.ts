interface NodeStream {
  once(event: string, listener: () => void): unknown;
}

interface Body {
  data?: unknown;
}

/**
 * Keeps the abort link of a success whose body still streams: calls `unlink` when the stream closes. False where
 * there is nothing to wait for.
 */
export function linger(response: unknown, unlink: () => void): boolean {
  const { data } = response as Body;
  if (typeof data !== 'object' || data === null) return false;
  const { once, pipe, pipeTo } = data as Readonly<Record<'once' | 'pipe' | 'pipeTo', unknown>>;
  if (typeof once === 'function' && typeof pipe === 'function') {
    for (const event of ['close', 'end', 'error']) (data as NodeStream).once(event, unlink);
    return true;
  }
  if (typeof pipeTo !== 'function') return false;
  // A web stream does not tell when it is done, but what carries it on does.
  const { readable, writable } = new TransformStream();
  (data as ReadableStream).pipeTo(writable).then(unlink, unlink);
  (response as Body).data = readable;
  return true;
}
