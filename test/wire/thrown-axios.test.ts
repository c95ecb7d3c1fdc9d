import axios, { AxiosError, CanceledError, type InternalAxiosRequestConfig } from 'axios';
import { describe, expect, it } from 'vitest';
import type { Facts } from '../../src/wire/facts.js';
import { factsOf } from '../../src/wire/thrown.js';
import { answered, CONFIG, error, expectFacts, NOW, OPTIONS } from './support.js';

describe("axios's errors", () => {
  it('with an answer', () => {
    const headers = {
      date: new Date(NOW + 5_000).toUTCString(),
      'x-acs-request-id': 'R0',
      'retry-after': '2',
    };
    const facts = factsOf(
      answered(404, { Code: 'InvalidFileSystem.NotFound', Message: 'm' }, headers),
      OPTIONS,
    );
    expect(facts).toEqual({
      kind: 'response',
      status: 404,
      code: 'InvalidFileSystem.NotFound',
      message: 'm',
      requestId: 'R0',
      text: 'Request failed with status code 404',
      retryAfterMs: 2_000,
      date: headers.date,
    });
  });

  it.each<[string, unknown, object, Partial<Facts>]>([
    ['nothing in it', '', {}, { status: 503, code: undefined, systemCode: undefined }],
    [
      'a proxy page',
      '<html><body>503</body></html>',
      {},
      { status: 503, code: undefined, message: undefined },
    ],
    ['a number that repeats the status', { code: 503, message: 'm' }, {}, { code: undefined, message: 'm' }],
    ['another number', { code: 1001, message: 'm' }, {}, { code: '1001' }],
    [
      'a number and a name in the headers',
      { code: 503 },
      { 'x-ms-error-code': 'ServerBusy' },
      { code: 'ServerBusy' },
    ],
    ['two names', { code: 'Body' }, { 'x-ms-error-code': 'Header' }, { code: 'Body' }],
    [
      'a request id in the body',
      { Code: 'X', RequestId: 'body' },
      { 'x-acs-request-id': 'header' },
      { requestId: 'body' },
    ],
    ['a limit that was hit', {}, { 'x-ratelimit-reset': '9' }, { retryAfterMs: undefined }],
  ])('with %s', (_, data, headers, facts) => {
    expectFacts(factsOf(answered(503, data, headers), OPTIONS), { kind: 'response', ...facts });
  });

  it('with a limit that was hit, at 429', () => {
    expect(factsOf(answered(429, '', { 'x-ratelimit-reset': '9' }), OPTIONS)).toMatchObject({
      retryAfterMs: 9_000,
    });
  });

  it('after HEAD, where the headers hold the body', async () => {
    const packed = Buffer.from('<Error><Code>NoSuchKey</Code></Error>').toString('base64');
    expect(await factsOf(answered(404, '', { 'x-oss-err': packed }), OPTIONS)).toMatchObject({
      code: 'NoSuchKey',
    });
  });

  it.each<[string, unknown, Partial<Facts>]>([
    ['a cancel', new CanceledError(), { kind: 'cancelled', systemCode: 'ERR_CANCELED', text: 'canceled' }],
    ['an old cancel', { __CANCEL__: true, message: 'stop' }, { kind: 'cancelled', text: 'stop' }],
    ['a cancel that says nothing', { __CANCEL__: true }, { kind: 'cancelled', text: '' }],
    [
      'a cancel with an answer',
      Object.assign(answered(503, ''), { code: 'ERR_CANCELED' }),
      { kind: 'cancelled' },
    ],
    // As axios-mock-adapter makes them.
    [
      'no code',
      AxiosError.from(new Error('Network Error'), undefined, CONFIG),
      { kind: 'network', systemCode: undefined },
    ],
    [
      "a mock's timeout",
      new AxiosError('timeout of 0ms exceeded', 'ECONNABORTED', CONFIG),
      { kind: 'timeout', systemCode: 'ECONNABORTED' },
    ],
    ["a mock's abort", new AxiosError('Request aborted', 'ECONNABORTED', CONFIG), { kind: 'network' }],
    [
      'a timeout in words of the user',
      new AxiosError('too slow', 'ECONNABORTED', {
        timeoutErrorMessage: 'too slow',
      } as InternalAxiosRequestConfig),
      { kind: 'timeout' },
    ],
    [
      'a cut body of an old axios',
      new AxiosError('stream has been aborted', 'ERR_BAD_RESPONSE', CONFIG),
      { kind: 'network', systemCode: 'ERR_BAD_RESPONSE' },
    ],
    [
      'a body too large',
      new AxiosError('maxContentLength size of 5 exceeded', 'ERR_BAD_RESPONSE', CONFIG),
      { kind: 'unknown', systemCode: 'ERR_BAD_RESPONSE' },
    ],
    [
      'a bad option',
      new AxiosError('m', 'ERR_BAD_OPTION', CONFIG),
      { kind: 'unknown', systemCode: 'ERR_BAD_OPTION' },
    ],
    [
      'a plain copy',
      { isAxiosError: true, message: 'm', config: {}, response: { status: 503, data: { Code: 'X' } } },
      { kind: 'response', code: 'X' },
    ],
  ])('with %s', (_, thrown, facts) => {
    expectFacts(factsOf(thrown, OPTIONS), facts);
  });

  it('keep the system call of their cause', () => {
    const cause = error('connect ECONNREFUSED', { code: 'ECONNREFUSED', syscall: 'connect' });
    const facts = factsOf(AxiosError.from(cause, undefined, CONFIG), OPTIONS);
    expect(facts).toMatchObject({ kind: 'network', systemCode: 'ECONNREFUSED', syscall: 'connect' });
  });

  it('and bare responses of axios, got and superagent', async () => {
    const response = await axios.get(`data:application/json;base64,${btoa('{"Code":"X"}')}`);
    expect(factsOf(response, OPTIONS)).toMatchObject({ kind: 'response', status: 200, code: 'X' });
    expect(factsOf({ status: 503, body: '{"Code":"X"}' }, OPTIONS)).toMatchObject({
      status: 503,
      code: 'X',
      text: '',
    });
    const got = error('m', {
      code: 'ERR_NON_2XX_3XX_RESPONSE',
      response: { statusCode: 503, body: '{"Code":"X"}', headers: {} },
    });
    expect(factsOf(got, OPTIONS)).toMatchObject({ kind: 'response', status: 503, code: 'X' });
  });
});
