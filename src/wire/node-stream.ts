import { collector } from './bytes.js';
import { watch, type ReadLimits } from './limits.js';
import { get, hasMethod } from './property.js';

/** What of a Node stream we need. */
export interface NodeStream {
  on(event: string, listener: (value?: unknown) => void): unknown;
  removeListener(event: string, listener: (value?: unknown) => void): unknown;
}

interface Readables {
  from?(chunks: Iterable<unknown>, options: { readonly objectMode: boolean }): unknown;
}

/** Recognised by shape: other realms and `readable-stream` have classes of their own. */
export function isNodeStream(data: unknown): data is NodeStream {
  return (
    hasMethod(data, 'on') &&
    hasMethod(data, 'removeListener') &&
    (hasMethod(data, 'pipe') || hasMethod(data, 'read'))
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
      for (const [event, listener] of listeners) stream.removeListener(event, listener);
      unwatch();
      resolve(collected.bytes());
    };
    const stop = (): void => {
      off();
      // A destroyed stream may still fail, and an error nobody hears ends the process.
      stream.on('error', ignore);
      stream.on('close', () => stream.removeListener('error', ignore));
      if (hasMethod(stream, 'destroy')) stream.destroy();
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
    for (const [event, listener] of listeners) stream.on(event, listener);
    if (hasMethod(stream, 'resume')) stream.resume();
  });
}

/** A fresh stream over bytes already read; where none can be made, the bytes. */
export function nodeStreamOver(bytes: Uint8Array, like: NodeStream): unknown {
  const { process } = globalThis as {
    readonly process?: { getBuiltinModule?(name: string): { readonly Readable?: Readables } | undefined };
  };
  const maker =
    process?.getBuiltinModule?.('node:stream')?.Readable ??
    (get(like, 'constructor') as Readables | undefined);
  return maker?.from?.(bytes.length > 0 ? [bytes] : [], { objectMode: false }) ?? bytes;
}

function ignore(): void {
  // Nothing to do: see above.
}
