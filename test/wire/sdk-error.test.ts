import { describe, expect, it } from 'vitest';
import type { Facts } from '../../src/wire/facts.js';
import { factsOf } from '../../src/wire/thrown.js';
import { error, expectFacts, OPTIONS } from './support.js';

/** As `@alicloud/openapi-core` 1.x builds them. */
const alicloud = (fields: object): Error =>
  error('Throttling.User: code: 429, Request was denied request id: R1', {
    name: 'ThrottlingError',
    statusCode: 429,
    code: 'Throttling.User',
    detail: 'undefined',
    description: 'undefined',
    requestId: 'R1',
    data: {
      statusCode: 429,
      Code: 'Throttling.User',
      Message: 'Request was denied',
      RequestId: 'R1',
      HostId: 'h',
      Recommend: 'https://x?a=1&amp;b=2',
    },
    ...fields,
  });

const cases: readonly (readonly [string, unknown, Partial<Facts>])[] = [
  [
    'the official SDK',
    alicloud({ retryAfter: 1_500 }),
    {
      kind: 'response',
      status: 429,
      code: 'Throttling.User',
      message: 'Request was denied',
      requestId: 'R1',
      hostId: 'h',
      recommend: 'https://x?a=1&b=2',
      retryAfterMs: 1_500,
    },
  ],
  [
    'the official SDK where it knows nothing',
    error('undefined: code: 502, undefined request id: undefined', {
      statusCode: 502,
      code: 'undefined',
      requestId: 'undefined',
      data: {},
    }),
    { kind: 'response', status: 502, code: undefined, requestId: undefined },
  ],
  ['the official SDK without a hint', alicloud({ retryAfter: undefined }), { retryAfterMs: undefined }],
  ['the official SDK with a hint that is none', alicloud({ retryAfter: NaN }), { retryAfterMs: undefined }],
  ['the official SDK with a hint of 0', alicloud({ retryAfter: 0 }), { retryAfterMs: undefined }],
  [
    'the official SDK with an endless hint',
    alicloud({ retryAfter: Infinity }),
    { retryAfterMs: Number.MAX_SAFE_INTEGER },
  ],
  [
    'pop-core',
    error('denied, URL: http://nas.aliyuncs.com/?AccessKeyId=LTAI&Signature=abc', {
      name: 'Throttling.UserError',
      code: 'Throttling.User',
      data: { Code: 'Throttling.User', Message: 'denied', RequestId: 'R1' },
      entry: { response: { statusCode: 400, headers: { 'retry-after': '2' } } },
    }),
    {
      kind: 'response',
      status: 400,
      code: 'Throttling.User',
      message: 'denied',
      requestId: 'R1',
      retryAfterMs: 2_000,
    },
  ],
  [
    'pop-core, with a code that sounds like a timeout in its name',
    error('m', {
      name: 'ServiceTimeoutError',
      code: 'ServiceTimeout',
      data: { Code: 'ServiceTimeout', RequestId: 'R1' },
    }),
    { kind: 'response', status: undefined, code: 'ServiceTimeout', requestId: 'R1' },
  ],
  [
    'pop-core in ROA style',
    error('code: 404, m, requestid: R1', {
      name: 'NotFoundError',
      statusCode: 404,
      code: 'NotFound',
      result: { errorCode: 'NotFound', errorMsg: 'm', requestId: 'R1' },
    }),
    { kind: 'response', status: 404, code: 'NotFound', message: 'm', requestId: 'R1' },
  ],
  [
    'a plain object',
    { Code: 'InvalidAccessKeyId.NotFound', Message: 'm', RequestId: 'R1', HostId: 'h' },
    {
      kind: 'response',
      code: 'InvalidAccessKeyId.NotFound',
      message: 'm',
      requestId: 'R1',
      hostId: 'h',
      text: '',
    },
  ],
  [
    'ali-oss',
    error('The specified key does not exist.', {
      name: 'NoSuchKeyError',
      status: 404,
      code: 'NoSuchKey',
      requestId: 'R1',
      hostId: 'h',
    }),
    {
      kind: 'response',
      status: 404,
      code: 'NoSuchKey',
      message: 'The specified key does not exist.',
      requestId: 'R1',
      hostId: 'h',
    },
  ],
  [
    'ali-oss without a network',
    error('connect ECONNREFUSED 127.0.0.1:1 (req "error"), GET http://x -1', {
      name: 'RequestError',
      status: -1,
      code: 'RequestError',
    }),
    { kind: 'network', status: undefined, code: undefined, systemCode: 'ECONNREFUSED' },
  ],
  [
    'ali-oss without an idea',
    error('socket hang up', { status: -1, code: 'ResponseError' }),
    { kind: 'network', systemCode: undefined },
  ],
  [
    'ali-oss in time',
    error('late', { name: 'ConnectionTimeoutError', status: -2, code: 'ConnectionTimeoutError' }),
    { kind: 'timeout' },
  ],
  [
    "httpx's timeouts",
    error('ReadTimeout(3000). GET http://x failed.', { name: 'RequestTimeoutError' }),
    { kind: 'timeout' },
  ],
  [
    'AWS SDK v3',
    error('Rate exceeded', {
      name: 'ThrottlingException',
      $fault: 'client',
      $metadata: { httpStatusCode: 400, requestId: 'R1', attempts: 1 },
      $retryable: { throttling: true },
      $response: { statusCode: 400, headers: { 'retry-after': '3' } },
    }),
    {
      kind: 'response',
      status: 400,
      code: 'ThrottlingException',
      message: 'Rate exceeded',
      requestId: 'R1',
      retryAfterMs: 3_000,
    },
  ],
  [
    'AWS SDK v3 for S3',
    error('m', {
      name: 'NoSuchBucket',
      Code: 'NoSuchBucket',
      RequestId: 'R1',
      HostId: 'h',
      $metadata: { httpStatusCode: 404 },
    }),
    { kind: 'response', status: 404, code: 'NoSuchBucket', requestId: 'R1', hostId: 'h' },
  ],
  [
    'AWS SDK v3 without a code',
    error('m', { $metadata: { httpStatusCode: 500 } }),
    { status: 500, code: undefined },
  ],
  [
    'AWS SDK v3 without a network',
    error('connect ECONNREFUSED', { code: 'ECONNREFUSED', syscall: 'connect', $metadata: { attempts: 3 } }),
    { kind: 'network', systemCode: 'ECONNREFUSED', syscall: 'connect' },
  ],
  [
    'AWS SDK v3 in time',
    error('late', { name: 'TimeoutError', $metadata: { attempts: 1 } }),
    { kind: 'timeout' },
  ],
  [
    'http-errors',
    error('Not Found', { status: 404, statusCode: 404 }),
    { kind: 'response', status: 404, code: undefined, message: 'Not Found' },
  ],
  ['a status as text', { statusCode: '503', code: 'X' }, { kind: 'response', status: 503, code: 'X' }],
  [
    'a code that repeats the status',
    { statusCode: 503, code: '503', message: 'm' },
    { status: 503, code: undefined, message: 'm' },
  ],
  [
    "a client's code beside a status",
    error('m', { status: 503, code: 'ERR_BAD_RESPONSE' }),
    { status: 503, code: undefined },
  ],
  [
    "another SDK's seconds",
    error('m', { status: 429, code: 'X', retryAfter: 5 }),
    { status: 429, retryAfterMs: undefined },
  ],
  [
    'headers on the error',
    error('m', { status: 429, headers: { 'Retry-After': '5' } }),
    { retryAfterMs: 5_000 },
  ],
];

describe('errors of SDKs', () => {
  it.each(cases)('%s', (_, thrown, facts) => {
    expectFacts(factsOf(thrown, OPTIONS), facts);
  });

  it('are told from errors that merely have a code', () => {
    expect(factsOf(error('m', { code: 'P2002' }), OPTIONS)).toMatchObject({ kind: 'unknown', code: 'P2002' });
    expect(factsOf(error('m', { code: 'ERR_ASSERTION' }), OPTIONS)).toMatchObject({
      kind: 'unknown',
      code: undefined,
      systemCode: 'ERR_ASSERTION',
    });
    expect(factsOf(error('m', { code: 'ENOENT', syscall: 'open' }), OPTIONS)).toMatchObject({
      kind: 'unknown',
      systemCode: 'ENOENT',
    });
    expect(factsOf(error('m', { status: 7 }), OPTIONS)).toMatchObject({ kind: 'unknown' });
  });
});
