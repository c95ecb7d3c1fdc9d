import { collector } from './bytes.js';
import { watch, type ReadLimits } from './limits.js';
import { hasMethod } from './property.js';

/** Recognised by shape, as polyfills have classes of their own. */
export function isWebStream(data: unknown): data is ReadableStream<unknown> {
  return hasMethod(data, 'getReader');
}

/** Reads at most `maxBytes` and cancels the rest. Keeps what came before a failure or the end of the time. Never rejects. */
export async function readWebStream(
  stream: ReadableStream<unknown>,
  limits: ReadLimits,
): Promise<Uint8Array<ArrayBuffer>> {
  const collected = collector(limits.maxBytes);
  const reader = stream.getReader();
  // Cancelling also ends a read that hangs.
  const stop = (): void => void reader.cancel().catch(() => undefined);
  const unwatch = watch(limits, stop);
  try {
    if (limits.signal?.aborted) stop();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (!collected.add(value)) {
        stop();
        break;
      }
    }
  } catch {
    // The connection broke: what came may still hold the answer.
  } finally {
    unwatch();
  }
  return collected.bytes();
}

/** A fresh stream over bytes already read. */
export function webStreamOver(bytes: Uint8Array<ArrayBuffer>): unknown {
  return new Response(bytes).body;
}
