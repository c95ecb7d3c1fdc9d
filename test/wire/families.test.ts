import { describe, expect, it } from 'vitest';
import { answerOf } from '../../src/wire/answer.js';
import type { Answer } from '../../src/wire/facts.js';

const FIELDS = ['code', 'hostId', 'message', 'recommend', 'requestId', 'retryAfterMs', 'success'];
const ID = 'B71B4C68-6C6B-4D4B-AD70-8951BD7D188E';

const families: readonly (readonly [string, unknown, Answer | undefined])[] = [
  [
    'RPC',
    {
      RequestId: ID,
      HostId: ' nas.cn-hangzhou.aliyuncs.com ',
      Code: 'InvalidFileSystem.NotFound',
      Message: 'The specified file system does not exist',
      Recommend: 'https://api.aliyun.com/troubleshoot?q=InvalidFileSystem.NotFound&amp;product=NAS',
      AccessDeniedDetail: { AuthAction: 'nas:DescribeFileSystems' },
    },
    {
      requestId: ID,
      hostId: 'nas.cn-hangzhou.aliyuncs.com',
      code: 'InvalidFileSystem.NotFound',
      message: 'The specified file system does not exist',
      recommend: 'https://api.aliyun.com/troubleshoot?q=InvalidFileSystem.NotFound&product=NAS',
    },
  ],
  [
    'ROA',
    { code: 'NotFound', message: 'm', requestId: ID },
    { code: 'NotFound', message: 'm', requestId: ID },
  ],
  [
    'ROA, folded id',
    { code: 'NotFound', message: 'm', requestid: ID },
    { code: 'NotFound', message: 'm', requestId: ID },
  ],
  ['ROA with a description', { code: 'NotFound', Description: 'd' }, { code: 'NotFound', message: 'd' }],
  ['SLS', { errorCode: 'LogStoreNotExist', errorMessage: 'm' }, { code: 'LogStoreNotExist', message: 'm' }],
  [
    'OSS',
    {
      Code: 'NoSuchKey',
      Message: 'm',
      RequestId: ID,
      HostId: 'h',
      EC: '0026-00000001',
      RecommendDoc: 'https://x?q=1',
    },
    { code: 'NoSuchKey', message: 'm', requestId: ID, hostId: 'h', recommend: 'https://x?q=1' },
  ],
  [
    'AWS query',
    {
      ErrorResponse: {
        Error: { Type: 'Sender', Code: 'Throttling', Message: 'Rate exceeded' },
        RequestId: ID,
      },
    },
    { code: 'Throttling', message: 'Rate exceeded', requestId: ID },
  ],
  [
    'AWS EC2',
    { Response: { Errors: { Error: { Code: 'InvalidId', Message: 'm' } }, RequestID: ID } },
    { code: 'InvalidId', message: 'm', requestId: ID },
  ],
  [
    'AWS JSON',
    { __type: 'com.amazon.coral.service#ThrottlingException', message: 'm' },
    { code: 'ThrottlingException', message: 'm' },
  ],
  ['AWS JSON without a message', { __type: 'ThrottlingException' }, { code: 'ThrottlingException' }],
  [
    'AWS REST',
    { code: 'FooError:http://internal.amazon.com/coral/', Message: 'm' },
    { code: 'FooError', message: 'm' },
  ],
  [
    'old TOP',
    {
      error_response: {
        code: 15,
        msg: 'Remote service error',
        sub_code: 'isv.invalid-parameter',
        sub_msg: 'bad',
        request_id: 'r',
      },
    },
    { code: 'isv.invalid-parameter', message: 'bad', requestId: 'r' },
  ],
  ['old TOP without a sub code', { error_response: { code: 15, msg: 'm' } }, { code: '15', message: 'm' }],
  [
    'Google',
    {
      error: {
        code: 429,
        message: 'm',
        status: 'RESOURCE_EXHAUSTED',
        errors: [{ reason: 'rateLimitExceeded' }],
      },
    },
    { code: 'RESOURCE_EXHAUSTED', message: 'm' },
  ],
  [
    'Kubernetes',
    { kind: 'Status', status: 'Failure', message: 'm', reason: 'NotFound', code: 404 },
    { code: 'NotFound', message: 'm' },
  ],
  ['OAuth', { error: 'invalid_grant', error_description: 'd' }, { code: 'invalid_grant', message: 'd' }],
  ['a list', { errors: [{ code: 'E1', message: 'm' }, { code: 'E2' }] }, { code: 'E1', message: 'm' }],
  ['a bare list', [{ code: 'E1', message: 'm' }], { code: 'E1', message: 'm' }],
  [
    'GitHub',
    { message: 'Validation Failed', errors: [{ code: 'missing_field' }] },
    { code: 'missing_field', message: 'Validation Failed' },
  ],
  [
    'GraphQL',
    { errors: [{ message: 'm', extensions: { code: 'UNAUTHENTICATED' } }] },
    { code: 'UNAUTHENTICATED', message: 'm' },
  ],
  [
    'RFC 9457',
    { type: 'https://example.com/probs/out-of-credit', title: 't', detail: 'd', status: 403 },
    { code: 'out-of-credit', message: 'd' },
  ],
  [
    'RFC 9457 with a code',
    { type: 'https://example.com/probs/x', title: 't', code: 'Y' },
    { code: 'Y', message: 't' },
  ],
  [
    'RFC 9457, about:blank',
    { type: 'about:blank', title: 'Not Found', status: 404 },
    { message: 'Not Found' },
  ],
  [
    'Azure',
    { error: { code: 'ResourceNotFound', message: 'm' } },
    { code: 'ResourceNotFound', message: 'm' },
  ],
  [
    'Azure tables',
    { 'odata.error': { code: 'TableNotFound', message: { lang: 'en-US', value: 'm' } } },
    { code: 'TableNotFound', message: 'm' },
  ],
  [
    'Tencent',
    { Response: { Error: { Code: 'AuthFailure.SignatureExpire', Message: 'm' }, RequestId: ID } },
    { code: 'AuthFailure.SignatureExpire', message: 'm', requestId: ID },
  ],
  [
    'Anthropic',
    { type: 'error', error: { type: 'overloaded_error', message: 'm' } },
    { code: 'overloaded_error', message: 'm' },
  ],
  [
    'Spring',
    { status: 404, error: 'Not Found', message: 'No message available' },
    { message: 'No message available' },
  ],
  ['a text in a list', { errors: ['name', 'email'] }, { message: 'name' }],
  ['a text instead of a list', { errors: 'Not found' }, { message: 'Not found' }],
  ['a message before a list', { message: 'm', errors: ['n'] }, { message: 'm' }],
  [
    'FastAPI, validation',
    { detail: [{ type: 'missing', loc: ['body', 'name'], msg: 'Field required', input: {} }] },
    { message: 'Field required' },
  ],
  [
    'FastAPI, an object of its own',
    { detail: { code: 'OUT_OF_STOCK', message: 'm' } },
    { code: 'OUT_OF_STOCK', message: 'm' },
  ],
  [
    'Volcengine',
    { ResponseMetadata: { RequestId: ID, Error: { CodeN: 100_013, Code: 'AccessDenied', Message: 'm' } } },
    { code: 'AccessDenied', message: 'm', requestId: ID },
  ],
  [
    'Apigee',
    { fault: { faultstring: 'm', detail: { errorcode: 'policies.ratelimit.QuotaViolation' } } },
    { code: 'policies.ratelimit.QuotaViolation', message: 'm' },
  ],
  ['WSO2', { fault: { code: 900_804, message: 'm', description: 'd' } }, { code: '900804', message: 'm' }],
  [
    'Twilio, as XML becomes',
    { RestException: { Code: '20404', Message: 'm', MoreInfo: 'https://x', Status: '404' } },
    { code: '20404', message: 'm' },
  ],
  ['OpenStack, compute', { itemNotFound: { message: 'm', code: 404 } }, { code: '404', message: 'm' }],
  ['OpenStack, limits', { overLimit: { message: 'm', code: 413 } }, { code: '413', message: 'm' }],
  ['OpenStack, a bad request', { badRequest: { message: 'm', code: 400 } }, { code: '400', message: 'm' }],
  ['OpenStack, network', { NeutronError: { type: 'OverQuota', message: 'm', detail: '' } }, { message: 'm' }],
  ['WebHDFS', { RemoteException: { exception: 'FileNotFoundException', message: 'm' } }, { message: 'm' }],
  ['a status before the error', { status: 404, FooError: { message: 'm' } }, { message: 'm' }],
  ['an error among many fields', { a: 1, b: 2, FooError: { message: 'm' } }, undefined],
  ['an error before something else', { FooError: { message: 'm' }, a: 1 }, undefined],
  ['something that is no error', { data: { code: 'X', message: 'm' } }, undefined],
  ['Jira', { errorMessages: ['m', 'n'], errors: {} }, { message: 'm' }],
  ['Jira, a field', { errorMessages: [], errors: { summary: 'n' } }, undefined],
  [
    'Telegram',
    {
      ok: false,
      error_code: 429,
      description: 'Too Many Requests: retry after 35',
      parameters: { retry_after: 35 },
    },
    { code: '429', message: 'Too Many Requests: retry after 35', retryAfterMs: 35_000 },
  ],
  [
    'Discord',
    { message: 'You are being rate limited.', retry_after: 0.65, global: false },
    { message: 'You are being rate limited.', retryAfterMs: 650 },
  ],
  ['a list with a hint', [{ message: 'm', retry_after: 2 }], { message: 'm', retryAfterMs: 2_000 }],
  [
    'Google, with when to come back',
    {
      error: {
        code: 429,
        message: 'm',
        status: 'RESOURCE_EXHAUSTED',
        details: [
          { '@type': 'type.googleapis.com/google.rpc.QuotaFailure', violations: [] },
          { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '34.5s' },
        ],
      },
    },
    { code: 'RESOURCE_EXHAUSTED', message: 'm', retryAfterMs: 34_500 },
  ],
  ['a sentence as error', { error: 'Something broke' }, { message: 'Something broke' }],
  [
    'a success flag',
    { Success: false, Code: 'X', Message: 'm' },
    { success: false, code: 'X', message: 'm' },
  ],
  [
    'a documented code with a space',
    { Code: 'User. Disabled', Message: 'm' },
    { code: 'User. Disabled', message: 'm' },
  ],
];

describe('finding the answer in a parsed body', () => {
  it.each(families)('%s', (_, body, answer) => {
    expect(answerOf(body)).toEqual(answer);
    // Nothing that was not said may be read off a polluted prototype.
    expect(Object.keys(answerOf(body) ?? {}).sort()).toEqual(answer ? FIELDS : []);
  });

  it.each([
    [{}],
    [[]],
    [[[]]],
    [null],
    [undefined],
    ['{"Code":"X"}'],
    [5],
    [true],
    [{ RequestId: ID }],
    [{ FileSystems: [{ FileSystemId: 'x' }] }],
    [{ code: null, message: '' }],
    [{ code: 'undefined', message: 'null' }],
    [{ code: true, message: [] }],
    [{ error: true }],
    [{ error: { error: { error: { error: { error: { Code: 'TooDeep' } } } } } }],
    [new Uint8Array(8)],
    [new Map([['Code', 'X']])],
  ])('there is none in %j', (body) => {
    expect(answerOf(body)).toBeUndefined();
  });
});
