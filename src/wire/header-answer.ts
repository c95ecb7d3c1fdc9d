import { bareCode } from './answer.js';
import { decodeBody } from './decode.js';
import type { Answer } from './facts.js';
import { header } from './header.js';
import { chain, type MaybePromise } from './maybe.js';

/** The product's own names before the general one. */
const REQUEST_ID = [
  'x-acs-request-id',
  'x-oss-request-id',
  'x-log-requestid',
  'x-amzn-requestid',
  'x-amz-request-id',
  'x-ms-request-id',
  'x-request-id',
];

const CODE = ['x-amzn-errortype', 'x-ms-error-code'];

/**
 * What the headers say of an error: enough where there is no body, as after HEAD. OSS sends its whole XML
 * there, as base64 in `x-oss-err`.
 */
export function answerFromHeaders(headers: unknown): MaybePromise<Answer> {
  const first = (names: readonly string[]): string | undefined =>
    names.map((name) => header(headers, name)).find(Boolean);
  const named = { code: bareCode(first(CODE)), requestId: first(REQUEST_ID) };
  const packed = header(headers, 'x-oss-err');
  return packed ? chain(decodeBody(unpack(packed)), (answer) => ({ ...named, ...answer })) : named;
}

function unpack(base64: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}
