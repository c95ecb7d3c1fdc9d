import { answerOf } from './answer.js';
import { decodeBytes } from './charset.js';
import type { Answer } from './facts.js';
import { readJson } from './json.js';
import type { MaybePromise } from './maybe.js';
import { readXml } from './xml.js';

/**
 * Reads an error out of a body. What it is says its first character, as content types are often wrong.
 * A promise comes only with the first XML body, while the parser loads. Never throws or rejects.
 */
export function decodeBody(
  body: string | Uint8Array | object | undefined,
  contentType?: string,
): MaybePromise<Answer | undefined> {
  if (body === undefined) return undefined;
  if (typeof body === 'object' && !(body instanceof Uint8Array)) return answerOf(body);
  const text = (typeof body === 'string' ? body : decodeBytes(body, contentType)).trim();
  if (text.startsWith('{') || text.startsWith('[')) return readJson(text);
  return text.startsWith('<') ? readXml(text) : undefined;
}
