/** Byte order marks, in hex, and what they announce. The decoder itself drops them. */
const MARKS = { 'ef,bb,bf': 'utf-8', 'ff,fe': 'utf-16le', 'fe,ff': 'utf-16be' };

/** As much of a body as an XML prolog takes. */
const PROLOG_BYTES = 200;

/**
 * Decodes bytes: by their byte order mark, else the content type's charset, else the XML prolog's encoding,
 * else as UTF-8. A charset nobody knows counts as UTF-8, bytes that do not fit become U+FFFD. Never throws.
 */
export function decodeBytes(bytes: Uint8Array, contentType = ''): string {
  const start = Array.from(bytes.subarray(0, 3), (byte) => byte.toString(16)).join();
  const marked = Object.entries(MARKS).find(([mark]) => start.startsWith(mark))?.[1];
  const charset = marked ?? /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType)?.[1] ?? prologCharset(bytes);
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

function prologCharset(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, PROLOG_BYTES));
  const encoding = /^\s*<\?\s*xml[^>]*?encoding\s*=\s*["']([\w.:-]+)/i.exec(start)?.[1];
  // A prolog that could be read byte by byte is not UTF-16, whatever it says.
  return encoding && !/^utf-?16/i.test(encoding) ? encoding : undefined;
}
