import { describe, expect, it } from 'vitest';
import { run } from '../../src/runner/run.js';
import { axiosError } from '../call/axios-error.js';
import { rejectionOf } from '../call/rejection.js';
import { listened, QUICK } from './quick.js';
import { script } from './script.js';
import { aggregated, awsError, fetchFailed, ossError, popObject, sdkError, systemError } from './thrown.js';

type Case = readonly [title: string, make: () => unknown, failure: object];

/** What is worth another try, and what is known of it. */
const PASSING: readonly Case[] = [
  ...[
    'ECONNRESET',
    'ECONNREFUSED',
    'EPIPE',
    'EAI_AGAIN',
    'ENETUNREACH',
    'EHOSTUNREACH',
    'UND_ERR_SOCKET',
  ].map((code): Case => [
    `the system: ${code}`,
    () => systemError(code),
    { kind: 'network', code, category: 'network' },
  ]),
  [
    'the system: ETIMEDOUT',
    () => systemError('ETIMEDOUT'),
    { kind: 'timeout', code: 'ETIMEDOUT', category: 'timeout' },
  ],
  ['fetch failed: ECONNRESET', () => fetchFailed('ECONNRESET'), { kind: 'network', code: 'ECONNRESET' }],
  [
    'fetch failed: a socket',
    () => fetchFailed('UND_ERR_SOCKET'),
    { kind: 'network', code: 'UND_ERR_SOCKET' },
  ],
  ['fetch failed: late headers', () => fetchFailed('UND_ERR_HEADERS_TIMEOUT'), { kind: 'timeout' }],
  [
    'fetch failed in Firefox',
    () => new TypeError('NetworkError when attempting to fetch resource.'),
    { kind: 'network' },
  ],
  ['every address refused', () => aggregated('ECONNREFUSED'), { kind: 'network', code: 'ECONNREFUSED' }],
  ['a timeout', () => new DOMException('x', 'TimeoutError'), { kind: 'timeout', category: 'timeout' }],
  [
    'Alibaba Cloud: throttled at 400',
    () => sdkError(400, 'Throttling.User'),
    { kind: 'response', code: 'Throttling.User', httpCode: 400, requestId: 'REQ-1', category: 'throttling' },
  ],
  [
    'Alibaba Cloud: a catalogued 503',
    () => sdkError(503, 'ServiceUnavailable'),
    {
      code: 'ServiceUnavailable',
      httpCode: 503,
      category: 'transient',
      decidedBy: 'catalog',
      documented: true,
    },
  ],
  [
    'Alibaba Cloud: a 500',
    () => sdkError(500, 'InternalError'),
    { httpCode: 500, resolution: 'Please try again later.' },
  ],
  [
    'Alibaba Cloud: an unknown 502',
    () => sdkError(502, 'Odd'),
    { code: 'Odd', httpCode: 502, decidedBy: 'status' },
  ],
  [
    'pop-core: an object',
    () => popObject(503, 'ServiceUnavailable'),
    { code: 'ServiceUnavailable', httpCode: 503 },
  ],
  [
    'AWS: throttled at 400',
    () => awsError(400, 'ThrottlingException'),
    {
      kind: 'response',
      code: 'ThrottlingException',
      httpCode: 400,
      requestId: 'AWS-1',
      category: 'throttling',
    },
  ],
  [
    'AWS: a 503',
    () => awsError(503, 'ServiceUnavailableException'),
    { code: 'ServiceUnavailableException', httpCode: 503 },
  ],
  ['OSS: no network', () => ossError(-1, 'RequestError'), { kind: 'network', category: 'network' }],
  ['OSS: late', () => ossError(-2, 'ConnectionTimeoutError'), { classification: 'retryable' }],
  [
    'OSS: a 503',
    () => ossError(503, 'SlowDown'),
    { code: 'SlowDown', httpCode: 503, category: 'throttling' },
  ],
  ['axios: a 503', () => axiosError({ status: 503 }), { kind: 'response', code: 'HTTP_503', httpCode: 503 }],
  ['fetch: a response of 503', () => new Response('', { status: 503 }), { kind: 'response', httpCode: 503 }],
];

/** What stays as it is, however often it is tried. */
const LASTING: readonly Case[] = [
  ['no such host', () => systemError('ENOTFOUND', 'getaddrinfo'), { kind: 'network', code: 'ENOTFOUND' }],
  ['a bad certificate', () => systemError('CERT_HAS_EXPIRED'), { kind: 'network', code: 'CERT_HAS_EXPIRED' }],
  [
    'fetch failed: no such host',
    () => fetchFailed('ENOTFOUND', 'getaddrinfo'),
    { kind: 'network', code: 'ENOTFOUND' },
  ],
  [
    'Alibaba Cloud: a catalogued 404',
    () => sdkError(404, 'InvalidFileSystem.NotFound'),
    {
      code: 'InvalidFileSystem.NotFound',
      resolution: 'The specified file system does not exist or has been deleted.',
      category: 'client',
    },
  ],
  [
    'Alibaba Cloud: a code of another spelling',
    () => sdkError(403, 'User.Disabled'),
    { documented: true, category: 'auth' },
  ],
  [
    'Alibaba Cloud: a day’s quota',
    () => sdkError(400, 'Throttling.Vcpu.PerDay'),
    { code: 'Throttling.Vcpu.PerDay' },
  ],
  [
    'AWS: no permission',
    () => awsError(403, 'AccessDeniedException'),
    { code: 'AccessDeniedException', category: 'auth' },
  ],
  ['OSS: not found', () => ossError(404, 'NoSuchKey'), { code: 'NoSuchKey', httpCode: 404 }],
  ['axios: a 404', () => axiosError(), { code: 'HTTP_404', category: 'client' }],
  [
    'a mistake: a TypeError',
    () => new TypeError('x is not a function'),
    { kind: 'unknown', category: 'unknown' },
  ],
  ['a mistake: a SyntaxError', () => new SyntaxError('Unexpected token <'), { kind: 'unknown' }],
  [
    'an error that says nothing',
    () => new Error('no'),
    { kind: 'unknown', decidedBy: 'default', message: 'no' },
  ],
  [
    'an abort of the function’s own',
    () => new DOMException('x', 'AbortError'),
    { kind: 'cancelled', category: 'cancelled' },
  ],
];

describe('a run', () => {
  it.each(PASSING)('recovers from %s', async (_, make, expected) => {
    const { options, events } = listened();
    const { fn, contexts } = script(make(), make());
    await expect(run(fn, options)).resolves.toBe('done');
    expect(contexts).toHaveLength(3);
    expect(events.map(({ type }) => type)).toEqual(['retry', 'retry', 'recover']);
    expect(events[0]).toMatchObject({ failure: { classification: 'retryable', ...expected } });
  });

  it.each(LASTING)('stops at %s', async (_, make, expected) => {
    const thrown = make();
    const { fn, contexts } = script(thrown);
    expect(await rejectionOf(run(fn, QUICK))).toBe(thrown);
    expect(contexts).toHaveLength(1);
    expect(thrown).toMatchObject({
      failure: { classification: 'terminal', attempts: [{ number: 1 }], ...expected },
    });
  });

  it('says why it stopped at what a function cancelled itself', async () => {
    const thrown = new DOMException('x', 'AbortError');
    await rejectionOf(run(script(thrown).fn, QUICK));
    expect(thrown).toMatchObject({ failure: { stop: 'cancelled' } });
  });

  it('follows its overrides where they say otherwise', async () => {
    const overrides = { 'InvalidLBid.NotFound': 'retry', ECONNRESET: 'stop' } as const;
    const found = script(sdkError(404, 'InvalidLBid.NotFound'));
    await expect(run(found.fn, { ...QUICK, overrides })).resolves.toBe('done');
    const reset = script(systemError('ECONNRESET'));
    await expect(run(reset.fn, { ...QUICK, overrides })).rejects.toMatchObject({
      failure: { stop: 'terminal', decidedBy: 'override' },
    });
    expect(reset.contexts).toHaveLength(1);
  });
});
