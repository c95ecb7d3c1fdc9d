import { describe, expect, it } from 'vitest';
import { factsOf } from '../../src/wire/thrown.js';
import { closedPort } from '../flows/server.js';
import { KEEPS_STATUS } from '../support/axios-version.js';
import { failing, serve } from './server.js';

const OPTIONS = { maxBytes: 65_536, nowMs: 0, bodyTimeoutMs: 2_000 };

describe('no answer over real HTTP', () => {
  it('is a cut body of a success', async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{');
      setTimeout(() => response.destroy(), 30);
    });
    const error = await failing(url, {});
    expect(error.response?.status).toBe(KEEPS_STATUS ? 200 : undefined);
    const facts = await factsOf(error, OPTIONS);
    expect(facts).toMatchObject({ kind: 'network', systemCode: error.code });
    expect(facts.status).toBeUndefined();
  });

  it('is a success in broken gzip', async () => {
    const headers = { 'content-encoding': 'gzip' };
    const url = await serve((_, response) => void response.writeHead(200, headers).end('no gzip at all'));
    expect(await factsOf(await failing(url, {}), OPTIONS)).toMatchObject({
      kind: 'network',
      systemCode: 'Z_DATA_ERROR',
    });
  });

  it.each([
    // The http adapter cuts the connection, and then takes that for the reason.
    ['http', 'network', 'ERR_BAD_RESPONSE'],
    ['fetch', 'timeout', 'ETIMEDOUT'],
  ])('is a success whose body stalls with adapter %s', async (adapter, kind, systemCode) => {
    const url = await serve((_, response) => void response.writeHead(200).write('{'));
    const facts = await factsOf(await failing(url, { adapter, timeout: 60 }), OPTIONS);
    expect(facts).toMatchObject({ kind, systemCode });
    expect(facts.status).toBeUndefined();
  });

  it('is a success that does not parse, but that one is an answer', async () => {
    const url = await serve((_, response) => void response.end('<html></html>'));
    const strict = { responseType: 'json', transitional: { silentJSONParsing: false } };
    const known = { kind: 'response', status: 200 };
    expect(await factsOf(await failing(url, strict), OPTIONS)).toMatchObject(
      KEEPS_STATUS ? known : { kind: 'unknown' },
    );
  });

  it.each(['http', 'fetch'])('is a reset or a refusal with adapter %s', async (adapter) => {
    const url = await serve((request) => request.socket.resetAndDestroy());
    expect(await factsOf(await failing(url, { adapter }), OPTIONS)).toMatchObject({
      kind: 'network',
      systemCode: expect.stringMatching(/^(?:ECONNRESET|UND_ERR_SOCKET)$/) as unknown,
    });
    expect(
      await factsOf(await failing(`http://127.0.0.1:${String(await closedPort())}`, { adapter }), OPTIONS),
    ).toMatchObject({
      kind: 'network',
      systemCode: expect.stringMatching(/^(?:ECONNREFUSED|ERR_NETWORK)$/) as unknown,
    });
  });

  it('is hopeless at a port that fetch refuses', async () => {
    const facts = await factsOf(await failing('http://127.0.0.1:9', { adapter: 'fetch' }), OPTIONS);
    expect(facts.kind).toBe('unknown');
  });

  it('is of no connection where a host with several addresses gave none', async () => {
    const inner = Object.assign(new Error('connect ETIMEDOUT'), { code: 'ETIMEDOUT', syscall: 'connect' });
    const cause = Object.assign(new AggregateError([inner]), { code: 'ETIMEDOUT' });
    const thrown = Object.assign(new Error('x', { cause }), { code: 'ETIMEDOUT', isAxiosError: true });
    expect(await factsOf(thrown, OPTIONS)).toMatchObject({ kind: 'timeout', syscall: 'connect' });
  });

  it.each(['ENOTFOUND', 'EAI_AGAIN'])('is a name that does not resolve: %s', async (code) => {
    const lookup = (_host: string, _options: object, done: (error: Error) => void): void =>
      done(Object.assign(new Error(`getaddrinfo ${code}`), { code, syscall: 'getaddrinfo' }));
    const error = await failing('http://nowhere.invalid', { lookup });
    expect(await factsOf(error, OPTIONS)).toMatchObject({
      kind: 'network',
      systemCode: code,
      syscall: 'getaddrinfo',
    });
  });

  it.each([
    ['http', {}],
    ['http', { transitional: { clarifyTimeoutError: true } }],
    ['http', { timeoutErrorMessage: 'too slow' }],
    ['fetch', {}],
  ])('is a timeout with adapter %s and %j', async (adapter, config) => {
    const url = await serve(() => undefined);
    const error = await failing(url, { adapter, timeout: 50, ...config });
    const facts = await factsOf(error, OPTIONS);
    expect(facts).toMatchObject({ kind: 'timeout', systemCode: error.code, text: error.message });
  });

  it.each(['http', 'fetch'])('is a cancelled request with adapter %s', async (adapter) => {
    const url = await serve(() => undefined);
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 30);
    const error = await failing(url, { adapter, signal: controller.signal });
    expect(await factsOf(error, OPTIONS)).toMatchObject({ kind: 'cancelled', systemCode: 'ERR_CANCELED' });
    const cut = await serve((_, response) => void response.writeHead(200).write('{'));
    const late = await failing(cut, { adapter, signal: AbortSignal.timeout(30) });
    expect(await factsOf(late, OPTIONS)).toMatchObject({ kind: 'cancelled' });
  });

  it.each([
    ['ERR_INVALID_URL', 'not a url', {}],
    ['ERR_BAD_REQUEST', 'foo://127.0.0.1/', {}],
    ['ERR_BAD_OPTION_VALUE', 'http://127.0.0.1:9', { timeout: 'x' }],
  ])('is nothing to try again with %s', async (code, url, config) => {
    const error = await failing(url, config);
    const facts = await factsOf(error, OPTIONS);
    expect(facts.systemCode).toBe(error.code);
    expect(facts.kind).toBe('unknown');
    expect(error.code).toBe(code);
  });

  it('is an answer larger than the caller allows', async () => {
    const url = await serve((_, response) => void response.end('x'.repeat(5_000)));
    const facts = await factsOf(await failing(url, { maxContentLength: 100 }), OPTIONS);
    expect(facts).toMatchObject({ kind: 'unknown', systemCode: 'ERR_BAD_RESPONSE' });
  });

  it('is a loop of redirects', async () => {
    const url = await serve((_, response) => void response.writeHead(302, { location: '/' }).end());
    const facts = await factsOf(await failing(url, {}), OPTIONS);
    expect(facts).toMatchObject({ kind: 'unknown', systemCode: 'ERR_FR_TOO_MANY_REDIRECTS' });
  });

  it('is a redirect that nobody follows, but that one is an answer', async () => {
    const url = await serve((_, response) => void response.writeHead(302, { location: '/' }).end());
    expect(await factsOf(await failing(url, { maxRedirects: 0 }), OPTIONS)).toMatchObject({
      kind: 'response',
      status: 302,
    });
  });
});
