import { collector } from './bytes.js';
import { watch, type ReadLimits } from './limits.js';
import { get, hasMethod } from './property.js';

/** True for a fetch body that can still be read. */
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
export function webStreamOver(bytes: Uint8Array): unknown {
  return new ReadableStream({
    start(controller) {
      if (bytes.length > 0) controller.enqueue(bytes);
      controller.close();
    },
  });
}

/** True for a stream that someone else is reading. */
export function isLocked(stream: ReadableStream<unknown>): boolean {
  return get(stream, 'locked') === true;
}
