import { describe, expect, it } from 'vitest';
import { explain } from '../../src/call/explain.js';
import { axiosError, axiosResponse } from './axios-error.js';

const JSON_BODY =
  '{"RequestId":"R-1","HostId":"nas.aliyuncs.com","Code":"ServiceUnavailable","Message":"Busy for now."}';

/** What the body says. */
const MEANING = {
  kind: 'response',
  httpCode: 503,
  code: 'ServiceUnavailable',
  message: 'Busy for now.',
  resolution: 'Please try again later.',
  requestId: 'R-1',
  hostId: 'nas.aliyuncs.com',
  classification: 'retryable',
  category: 'transient',
  decidedBy: 'catalog',
  documented: true,
  catalog: 'nas',
  attempts: [],
  elapsedMs: 0,
};

describe('explain takes an error or a response', () => {
  const config = {
    method: 'post',
    baseURL: 'https://nas.aliyuncs.com',
    url: '/',
    params: { Action: 'DescribeFileSystems' },
  };
  const operation = 'POST nas.aliyuncs.com DescribeFileSystems';

  it('of axios: an error', async () => {
    const error = axiosError({ status: 503, data: JSON_BODY, config });
    expect(await explain(error)).toEqual({ ...MEANING, operation });
  });

  it('of axios: a response', async () => {
    const response = axiosResponse({ status: 503, data: JSON.parse(JSON_BODY), config });
    expect(await explain(response)).toEqual({ ...MEANING, operation });
  });

  it('of axios: an error without an answer', async () => {
    const error = Object.assign(new Error('socket hang up'), {
      isAxiosError: true,
      code: 'ECONNRESET',
      config,
    });
    expect(await explain(error)).toMatchObject({ kind: 'network', code: 'ECONNRESET', operation });
  });

  it('of fetch, whose body stays unread', async () => {
    const response = new Response(JSON_BODY, { status: 503, headers: { 'x-request-id': 'R-9' } });
    expect(await explain(response)).toEqual(MEANING);
    expect(await response.text()).toBe(JSON_BODY);
  });

  it('of fetch, whose body is gone', async () => {
    const response = new Response(JSON_BODY, { status: 503 });
    await response.text();
    expect(await explain(response)).toMatchObject({
      httpCode: 503,
      code: 'HTTP_503',
      classification: 'retryable',
    });
  });

  it.each<[string, unknown, object]>([
    [
      'the system',
      Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED', syscall: 'connect' }),
      { kind: 'network', code: 'ECONNREFUSED', classification: 'retryable', category: 'network' },
    ],
    [
      'a resolver',
      Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND', syscall: 'getaddrinfo' }),
      { kind: 'network', code: 'ENOTFOUND', classification: 'terminal' },
    ],
    [
      'fetch, without an answer',
      new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code: 'ECONNRESET' }) }),
      { kind: 'network', code: 'ECONNRESET', classification: 'retryable' },
    ],
    [
      'an SDK',
      Object.assign(new Error('x'), { code: 'Throttling.User', statusCode: 400, requestId: 'R-1' }),
      { kind: 'response', code: 'Throttling.User', httpCode: 400, category: 'throttling', requestId: 'R-1' },
    ],
    ['a mistake', new TypeError('x is not a function'), { kind: 'unknown', classification: 'terminal' }],
    ['an abort', new DOMException('x', 'AbortError'), { kind: 'cancelled', category: 'cancelled' }],
    ['a timeout', new DOMException('x', 'TimeoutError'), { kind: 'timeout', category: 'timeout' }],
  ])('of %s', async (_, thrown, expected) => {
    const failure = await explain(thrown);
    expect(failure).toMatchObject({ ...expected, attempts: [], elapsedMs: 0 });
    expect(failure).not.toHaveProperty('stop');
  });

  it.each<[unknown, string]>([
    ['boom', 'boom'],
    ['', ''],
    [undefined, ''],
    [null, ''],
    [true, ''],
    [Symbol('x'), ''],
  ])('or what is no error at all: %s', async (thrown, message) => {
    expect(await explain(thrown)).toMatchObject({ kind: 'unknown', classification: 'terminal', message });
  });

  it('leaves what it explains as it is', async () => {
    const error = axiosError({ status: 503, data: JSON_BODY, config });
    const before = { message: error.message, keys: Object.keys(error), stack: error.stack };
    await explain(error);
    expect({ message: error.message, keys: Object.keys(error), stack: error.stack }).toEqual(before);
    expect(error).not.toHaveProperty('failure');
  });
});
