import { describe, expect, it } from 'vitest';
import { factsOf } from '../../src/wire/thrown.js';
import { error, OPTIONS } from './support.js';

describe("fetch's failures", () => {
  it.each([
    ['ECONNREFUSED', 'network'],
    ['UND_ERR_SOCKET', 'network'],
    ['UND_ERR_CONNECT_TIMEOUT', 'timeout'],
  ])('carry %s in the cause', (code, kind) => {
    const thrown = new TypeError('fetch failed', { cause: error('inner', { code, syscall: 'connect' }) });
    expect(factsOf(thrown, OPTIONS)).toMatchObject({
      kind,
      systemCode: code,
      syscall: 'connect',
      text: 'fetch failed',
    });
  });

  it.each(['Failed to fetch', 'Load failed', 'NetworkError when attempting to fetch resource.'])(
    'in a browser: %s',
    (text) => {
      expect(factsOf(new TypeError(text), OPTIONS)).toEqual({ kind: 'network', text });
    },
  );

  it('for a bad address are not worth another try', () => {
    const thrown = new TypeError('Failed to parse URL', {
      cause: error('Invalid URL', { code: 'ERR_INVALID_URL' }),
    });
    expect(factsOf(thrown, OPTIONS)).toMatchObject({ kind: 'unknown' });
  });

  it('for a bad scheme neither', async () => {
    const thrown: unknown = await fetch('foo://x').catch((reason: unknown) => reason);
    expect(await factsOf(thrown, OPTIONS)).toMatchObject({ text: 'fetch failed' });
  });

  it.each([
    ['AbortError', 'cancelled'],
    ['TimeoutError', 'timeout'],
  ])('of name %s are %s', (name, kind) => {
    expect(factsOf(new DOMException('m', name), OPTIONS)).toMatchObject({
      kind,
      systemCode: name,
      text: 'm',
    });
  });

  it('may be a Response, which stays readable', async () => {
    const response = new Response('{"Code":"X","Message":"m"}', {
      status: 503,
      headers: { 'Retry-After': '2' },
    });
    const facts = await factsOf(response, OPTIONS);
    expect(facts).toMatchObject({ kind: 'response', status: 503, code: 'X', retryAfterMs: 2_000, text: '' });
    expect(facts).not.toHaveProperty('replacement');
    expect(await response.text()).toContain('"X"');
  });

  it('may be a Response that was read, or has no body', async () => {
    const used = new Response('{"Code":"X"}', { status: 503 });
    await used.text();
    expect(await factsOf(used, OPTIONS)).toMatchObject({ kind: 'response', status: 503, code: undefined });
    expect(await factsOf(new Response(null, { status: 404 }), OPTIONS)).toMatchObject({ status: 404 });
    const locked = new Response('{"Code":"X"}', { status: 503 });
    locked.body?.getReader();
    expect(await factsOf(locked, OPTIONS)).toMatchObject({ status: 503 });
  });

  it("may carry a Response, as ky's do, and what was parsed of it, as ofetch's do", async () => {
    const response = (): Response => new Response('{"Code":"X"}', { status: 503 });
    expect(await factsOf(error('m', { name: 'HTTPError', response: response() }), OPTIONS)).toMatchObject({
      code: 'X',
    });
    const used = response();
    await used.text();
    const parsed = error('m', { name: 'FetchError', status: 503, response: used, data: { Code: 'X' } });
    expect(await factsOf(parsed, OPTIONS)).toMatchObject({ kind: 'response', status: 503, code: 'X' });
  });
});
