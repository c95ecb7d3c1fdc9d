import { isObject } from './property.js';

/** Collects chunks up to a size; what is beyond it is dropped. */
export interface Collector {
  /** Takes a chunk; false once there is more than fits, or something that is no bytes. */
  add(chunk: unknown): boolean;
  bytes(): Uint8Array<ArrayBuffer>;
}

/** Makes a collector for at most `maxBytes`. */
export function collector(maxBytes: number): Collector {
  const chunks: Uint8Array[] = [];
  let room = maxBytes;
  return {
    add: (chunk) => {
      const bytes = typeof chunk === 'string' ? new TextEncoder().encode(chunk) : viewOf(chunk);
      if (!bytes) return false;
      chunks.push(bytes.subarray(0, room));
      const fits = bytes.length <= room;
      room -= Math.min(room, bytes.length);
      return fits;
    },
    bytes: () => {
      const all = new Uint8Array(maxBytes - room);
      let at = 0;
      for (const chunk of chunks) {
        all.set(chunk, at);
        at += chunk.length;
      }
      return all;
    },
  };
}

/** The bytes that base64 stands for; undefined for text that is none. */
export function fromBase64(text: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(text), (mark) => mark.charCodeAt(0));
  } catch {
    return undefined;
  }
}

/** The bytes of a Buffer, an ArrayBuffer or a view of one, not copied; undefined for anything else. */
export function viewOf(data: unknown): Uint8Array | undefined {
  if (!isObject(data)) return undefined;
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  // By name, as another realm's buffers are no instances of ours.
  return /^\[object (?:Shared)?ArrayBuffer\]$/.test(Object.prototype.toString.call(data))
    ? new Uint8Array(data as ArrayBuffer)
    : undefined;
}
