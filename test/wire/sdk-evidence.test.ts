import { describe, it } from 'vitest';
import type { Facts } from '../../src/wire/facts.js';
import { factsOf } from '../../src/wire/thrown.js';
import { error, expectFacts, OPTIONS } from './support.js';

describe('an error of an SDK', () => {
  it.each<[string, Error, Partial<Facts>]>([
    [
      'without a status needs a request id as proof',
      error('m', { code: 'Busy' }),
      { kind: 'unknown', code: 'Busy' },
    ],
    ['and a code', error('m', { $metadata: { requestId: 'R1' } }), { kind: 'unknown', requestId: 'R1' }],
    ['and has both here', error('m', { code: 'Busy', requestId: 'R1' }), { kind: 'response', code: 'Busy' }],
    [
      'may have a code like that of a system',
      error('m', { statusCode: 400, code: 'EXPIRED' }),
      { code: 'EXPIRED' },
    ],
    ['which is none without a status', error('m', { code: 'EXPIRED', requestId: 'R1' }), { code: undefined }],
    [
      'of AWS has the code in its name',
      error('m', { name: 'Busy', $fault: 'server', $metadata: { httpStatusCode: 503 } }),
      { status: 503, code: 'Busy' },
    ],
    [
      'of AWS may know none',
      error('m', { name: 'Unknown', $fault: 'server', $metadata: { httpStatusCode: 503 } }),
      { status: 503, code: undefined },
    ],
    [
      'of AWS may have the name of every error',
      error('m', { name: 'Error', $fault: 'server', $metadata: { httpStatusCode: 503 } }),
      { status: 503, code: undefined },
    ],
    [
      'has the request id of its headers where it says none',
      error('m', { statusCode: 400, code: 'X', headers: { 'x-acs-request-id': 'R1' } }),
      { requestId: 'R1' },
    ],
    [
      'keeps what it says itself beside a body that does not',
      error('m', { statusCode: 400, code: 'Y', hostId: 'h', recommend: 'r', data: { Code: 'X' } }),
      { code: 'X', hostId: 'h', recommend: 'r' },
    ],
    [
      'is told without the query of its request',
      error('m', {
        statusCode: 403,
        data: { Code: 'X', Message: 'GET https://h/path?Signature=abcdef failed' },
      }),
      { message: 'GET https://h/path failed' },
    ],
    [
      'may have its request id in the message only',
      error('X: failed. request id: 1234ABCD-AA', { statusCode: 400, code: 'X' }),
      { requestId: '1234ABCD-AA' },
    ],
    [
      'with a hint in milliseconds',
      error('m', { statusCode: 429, requestId: 'R1', retryAfter: 1_500 }),
      { retryAfterMs: 1_500 },
    ],
    [
      'with a hint that is text',
      error('m', { statusCode: 429, requestId: 'R1', retryAfter: '1500' }),
      { retryAfterMs: undefined },
    ],
    [
      'with a hint of nothing',
      error('m', { statusCode: 429, requestId: 'R1', retryAfter: 0 }),
      { retryAfterMs: undefined },
    ],
    [
      'with a hint in seconds, of a client without request ids',
      error('m', { statusCode: 429, retryAfter: 2 }),
      { retryAfterMs: undefined },
    ],
  ])('%s', (_, thrown, expected) => {
    expectFacts(factsOf(thrown, OPTIONS), expected);
  });
});
