interface NodeStream {
  once(event: string, listener: () => void): unknown;
}

/**
 * Keeps the abort link of a success whose body still streams: calls `unlink` when the stream closes. False where
 * there is nothing to wait for.
 */
export function linger(response: unknown, unlink: () => void): boolean {
  const data: unknown = (response as { readonly data?: unknown } | undefined)?.data;
  if (typeof data !== 'object' || data === null) return false;
  const { once, pipe } = data as { readonly once?: unknown; readonly pipe?: unknown };
  if (typeof once !== 'function' || typeof pipe !== 'function') return false;
  for (const event of ['close', 'end', 'error']) (data as NodeStream).once(event, unlink);
  return true;
}
