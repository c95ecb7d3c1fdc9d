import type { ImportProblem } from '../catalog/import.js';
import { decodeBytes } from '../wire/charset.js';

/** A page as text: by its byte order mark, by what an HTML page says of itself in its head, else UTF-8. */
export function decodePage(bytes: Uint8Array): {
  readonly text: string;
  readonly problems: readonly ImportProblem[];
} {
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1');
  const text = decodeBytes(bytes, /<meta\b[^>]*charset[^>]*>/i.exec(head)?.[0]);
  const lost = text.indexOf('\ufffd');
  if (lost < 0) return { text, problems: [] };
  const line = text.slice(0, lost).split('\n').length;
  return { text, problems: [{ line, reason: 'not every byte is a character; is the page UTF-8?' }] };
}

/** Where browsers look for it too. */
const HEAD_BYTES = 1_024;
