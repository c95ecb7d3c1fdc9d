import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';

type Decompress = (bytes: Uint8Array, options: { maxOutputLength: number }) => Uint8Array;

const DECOMPRESS: Readonly<Record<string, Decompress>> = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
};

/** An error body is small; what grows beyond this is no error body. */
const MAX_BYTES = 8 * 1024 * 1024;

/**
 * A body as it was before its content encoding. `curl` leaves it compressed, `curl --compressed` does not and
 * keeps the header: what cannot be decompressed is taken as it is.
 */
export function decompress(body: Uint8Array, encoding: string | undefined): Uint8Array {
  const name = encoding?.trim().toLowerCase() ?? '';
  const decompressed = Object.hasOwn(DECOMPRESS, name) ? DECOMPRESS[name] : undefined;
  try {
    return decompressed?.(body, { maxOutputLength: MAX_BYTES }) ?? body;
  } catch {
    return body;
  }
}
