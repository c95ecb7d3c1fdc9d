import { bareCode } from './answer.js';
import { fromBase64 } from './bytes.js';
import { decodeBody } from './decode.js';
import { type Answer, firstAnswer } from './facts.js';
import { header } from './header.js';
import { chain, type MaybePromise } from './maybe.js';
import { firstOf } from './text.js';

/** The product's own names before the general one. */
const REQUEST_ID = [
  'x-acs-request-id',
  'x-oss-request-id',
  'x-log-requestid',
  'x-amzn-requestid',
  'x-amz-request-id',
  'x-ms-request-id',
  'x-github-request-id',
  'x-request-id',
  'request-id',
];

const CODE = ['x-amzn-errortype', 'x-ms-error-code'];

/**
 * What the headers say of an error: enough where there is no body, as after HEAD. OSS sends its whole XML
 * there, as base64 in `x-oss-err`.
 */
export function answerFromHeaders(headers: unknown): MaybePromise<Answer> {
  const read = (name: string): string | undefined => header(headers, name);
  const named = {
    code: bareCode(firstOf(CODE, read)),
    message: undefined,
    requestId: firstOf(REQUEST_ID, read),
    hostId: undefined,
    recommend: undefined,
    success: undefined,
    retryAfterMs: undefined,
  };
  const packed = header(headers, 'x-oss-err');
  return packed ? chain(decodeBody(fromBase64(packed)), (answer) => firstAnswer(answer, named)) : named;
}
