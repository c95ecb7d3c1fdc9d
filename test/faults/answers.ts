import { gzipSync } from 'node:zlib';
import { KEEPS_STATUS } from '../support/axios-version.js';
import { fin, sending } from './ending.js';
import { STATUS, type Fault, type Faults, type Said } from './fault.js';
import { responseText } from './response-text.js';
import { afterRequest } from './wire-server.js';

const BODY = gzipSync('{"Code":"Mystery","Message":"The body of this answer is packed."}');
const NO_GZIP = Buffer.from('this is no gzip');

/** The last byte but seven belongs to the checksum. */
export const CORRUPT = Buffer.from(BODY.map((byte, at) => (at === BODY.length - 8 ? byte ^ 255 : byte)));
export const CUT = BODY.subarray(0, BODY.length - 20);

/** An answer that is complete, and packed or said to be. */
export function packed(status: string, body: Uint8Array): Buffer {
  const length = `content-length: ${String(body.length)}`;
  const head = responseText(status, ['content-type: application/json', 'content-encoding: gzip', length]);
  return Buffer.concat([Buffer.from(head), body]);
}

const answer = (bytes: string | Uint8Array, failure: Said, repeated: Fault['repeated']): Fault => ({
  open: afterRequest(sending(bytes, fin)),
  failure,
  repeated,
});

const UNREAD: Said = {
  kind: 'network',
  code: 'Z_DATA_ERROR',
  category: 'network',
  classification: 'terminal',
};

const unread200 = (body: Uint8Array): Fault => ({
  ...answer(packed('200', body), UNREAD, 'never'),
  byFetch: UNREAD,
});

/** An error status counts, whether or not its body can be read. */
const unread503 = (body: Uint8Array, known = KEEPS_STATUS): Fault =>
  answer(packed('503', body), known ? STATUS : UNREAD, known ? 'where safe' : 'never');

const odd = (status: number): Fault =>
  answer(
    responseText(String(status), ['content-length: 2'], 'ok'),
    {
      kind: 'response',
      httpCode: status,
      code: `HTTP_${String(status)}`,
      category: 'unknown',
      classification: 'terminal',
    },
    'never',
  );

/** Answers that are whole, and of no use. */
export const ANSWERS: Faults = {
  'a 503 in corrupt gzip': unread503(CORRUPT),
  'a 503 in gzip that is cut': unread503(CUT, true),
  'a 503 in gzip that is none': unread503(NO_GZIP),
  'a 200 in corrupt gzip': unread200(CORRUPT),
  'a 200 in gzip that is none': unread200(NO_GZIP),
  'a status of 600': odd(600),
  'a status of 999': odd(999),
  'a ring of redirects': {
    ...answer(
      responseText('302', ['location: /again', 'content-length: 0']),
      {
        kind: 'unknown',
        code: 'ERR_FR_TOO_MANY_REDIRECTS',
        category: 'unknown',
        classification: 'terminal',
      },
      'never',
    ),
    perAttempt: 22,
  },
};
