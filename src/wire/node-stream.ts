import { collector } from './bytes.js';
import { watch, type ReadLimits } from './limits.js';
import { get, hasMethod } from './property.js';

/** What of a Node stream we need. */
export interface NodeStream {
  on(event: string, listener: (value?: unknown) => void): unknown;
  once(event: string, listener: (value?: unknown) => void): unknown;
  removeListener(event: string, listener: (value?: unknown) => void): unknown;
}

/** Named, what the stream would else take from a polluted prototype: an aborted signal there would end the process. */
const BYTES = { objectMode: false, signal: undefined, encoding: undefined };

interface NodeStreams {
  readonly Readable: {
    from(chunks: Iterable<Uint8Array>, options: typeof BYTES): unknown;
  };
}

/** Recognised by shape: other realms and `readable-stream` have classes of their own. */
export function isNodeStream(data: unknown): data is NodeStream {
  return (
    hasMethod(data, 'on') && hasMethod(data, 'once') && (hasMethod(data, 'pipe') || hasMethod(data, 'read'))
  );
}

/** True where nobody has read from it, and it can still be read. */
export function isFreshNodeStream(stream: NodeStream): boolean {
  return (
    get(stream, 'readable') !== false &&
    !['destroyed', 'readableEnded', 'readableDidRead'].some((name) => get(stream, name) === true)
  );
}

/**
 * Reads at most `maxBytes`. A stream with more to come, or one that takes too long, is destroyed, so that its
 * socket is free again; one that fails leaves what came until then. Never rejects.
 */
export function readNodeStream(stream: NodeStream, limits: ReadLimits): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve) => {
    const collected = collector(limits.maxBytes);
    const off = (): void => {
      unwatch();
      resolve(collected.bytes());
      for (const [event, listener] of listeners) stream.removeListener(event, listener);
    };
    const stop = (): void => {
      attempt(() => {
        off();
        // A destroyed stream may still fail, and an error nobody hears ends the process.
        stream.on('error', ignore);
        stream.once('close', () => stream.removeListener('error', ignore));
        if (hasMethod(stream, 'destroy')) stream.destroy();
      });
    };
    const listeners: readonly (readonly [string, (value?: unknown) => void])[] = [
      ['data', (chunk) => void (collected.add(chunk) || stop())],
      ['end', off],
      ['error', stop],
      ['aborted', stop],
      ['close', off],
    ];
    const unwatch = watch(limits, stop);
    if (limits.signal?.aborted) return stop();
    attempt(() => {
      for (const [event, listener] of listeners) stream.on(event, listener);
      if (hasMethod(stream, 'resume')) stream.resume();
    });
  });
}

/** A fresh stream over bytes already read. Asking the process keeps `node:` out of bundles for browsers. */
export function nodeStreamOver(bytes: Uint8Array): unknown {
  const { process } = globalThis as { readonly process?: { getBuiltinModule?(name: string): NodeStreams } };
  const chunks = bytes.length > 0 ? [bytes] : [];
  return process?.getBuiltinModule?.('node:stream').Readable.from(chunks, BYTES) ?? bytes;
}

/** Streams are foreign code: what one throws must not get in the way of its error. */
function attempt(action: () => void): void {
  try {
    action();
  } catch {
    // The time is watched: what came until it is over counts.
  }
}

function ignore(): void {
  // Nothing to do: see above.
}
