import { describe, expect, it } from 'vitest';

import { exchange } from './exchange.js';
import { rehearse } from './rehearse.js';

describe('an ok answer', () => {
  it('is JSON with a RequestId', async () => {
    const { url, requests } = await rehearse({ script: ['ok'] });
    const response = await fetch(url);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json;charset=utf-8');
    expect(await response.json()).toEqual({ RequestId: response.headers.get('x-acs-request-id') });
    expect(requests[0]?.answered).toBe('ok');
  });

  it.each([
    ['an object goes beside the RequestId', { TotalCount: 2 }, { TotalCount: 2 }],
    ['an object that names its own RequestId keeps it', { RequestId: 'mine' }, { RequestId: 'mine' }],
    ['what toJSON makes of it counts', { toJSON: () => ({ made: 1 }) }, { made: 1 }],
  ])('carries data: %s', async (_, data, expected) => {
    const { url } = await rehearse({ script: [{ data }] });
    expect(await (await fetch(url)).json()).toEqual({ RequestId: expect.any(String) as string, ...expected });
  });

  it.each([[['a', 'b']], ['text'], [null], [7], [new Date(0)]])(
    'is %j alone where data is no object',
    async (data) => {
      const { url } = await rehearse({ script: [{ data }] });
      expect(await (await fetch(url)).json()).toEqual(JSON.parse(JSON.stringify(data)));
    },
  );

  it('can have another 2xx status', async () => {
    const { url, requests } = await rehearse({ script: ['202', { status: 201, data: { Id: 'x' } }, '204'] });
    expect((await fetch(url)).status).toBe(202);
    expect(await (await fetch(url)).json()).toMatchObject({ Id: 'x' });
    const empty = await exchange(url);
    expect(empty).toMatchObject({ status: 204, body: '', complete: true });
    expect(empty.headers).not.toHaveProperty('content-length');
    expect(requests.map(({ answered }) => answered)).toEqual(['ok', 'ok', 'ok']);
  });
});

describe('a bare status', () => {
  it.each(['503', '404', '599', '600'])('%s is a short page, as a proxy answers', async (status) => {
    const { url, requests } = await rehearse({ script: [status] });
    const { status: seen, headers, body } = await exchange(url);
    expect(seen).toBe(Number(status));
    expect(headers?.['content-type']).toBe('text/html');
    expect(body).toMatch(new RegExp(`^<html>.*<h1>${status} [A-Z].*</html>\n$`));
    expect(requests[0]?.answered).toBe(status);
  });

  it('can redirect', async () => {
    const { url, requests } = await rehearse({ script: [{ status: 302, headers: { Location: '/next' } }] });
    const response = await fetch(url);
    expect([response.status, response.redirected]).toEqual([200, true]);
    expect(requests.map((request) => [request.url, request.answered])).toEqual([
      ['/', '302'],
      ['/next', 'ok'],
    ]);
  });
});

describe('a raw body', () => {
  it('is sent as it is, with no type of its own', async () => {
    const { url, requests } = await rehearse({ script: [{ status: 502, body: '<? xml odd ? >' }] });
    const { status, headers, body } = await exchange(url);
    expect([status, body]).toEqual([502, '<? xml odd ? >']);
    expect(headers).not.toHaveProperty('content-type');
    expect(headers?.['content-length']).toBe('14');
    expect(requests[0]?.answered).toBe('502');
  });

  it('can be bytes that are no text, and empty', async () => {
    const bytes = Uint8Array.of(0xff, 0x00, 0xfe);
    const { url } = await rehearse({ script: [{ body: bytes }, { status: 500, body: '' }] });
    expect(new Uint8Array(await (await fetch(url)).arrayBuffer())).toEqual(bytes);
    expect(await exchange(url)).toMatchObject({ status: 500, body: '', complete: true });
  });

  it('takes the status of its code and the type of its format', async () => {
    const { url } = await rehearse({ script: [{ code: 'InternalError', body: '{"Code":', format: 'json' }] });
    const response = await fetch(url);
    expect([response.status, await response.text()]).toEqual([500, '{"Code":']);
    expect(response.headers.get('content-type')).toBe('application/json;charset=utf-8');
  });
});

describe('the headers of an answer', () => {
  it('are added to its own, or take their place whatever their case', async () => {
    const headers = { 'X-Trace': 'a', 'CONTENT-TYPE': 'text/plain', Date: 'Thu, 01 Jan 1970 00:00:00 GMT' };
    const { url } = await rehearse({ script: [{ code: 'InternalError', headers }] });
    const response = await fetch(url);
    expect(response.headers.get('x-trace')).toBe('a');
    expect(response.headers.get('content-type')).toBe('text/plain');
    expect(response.headers.get('date')).toBe('Thu, 01 Jan 1970 00:00:00 GMT');
  });

  it.each([
    [2, '2'],
    [0, '0'],
    ['Wed, 21 Oct 2065 07:28:00 GMT', 'Wed, 21 Oct 2065 07:28:00 GMT'],
    ['soon', 'soon'],
  ])('hold Retry-After: %s', async (retryAfter, sent) => {
    const { url } = await rehearse({ script: [{ code: 'Throttling', retryAfter }] });
    expect((await fetch(url)).headers.get('retry-after')).toBe(sent);
  });

  it('can make the answer chunked', async () => {
    const { url } = await rehearse({
      script: [{ code: 'InternalError', headers: { 'Transfer-Encoding': 'chunked' } }],
    });
    const { headers, body, complete } = await exchange(url);
    expect(headers).toMatchObject({ 'transfer-encoding': 'chunked' });
    expect(headers).not.toHaveProperty('content-length');
    expect([complete, body.includes('InternalError')]).toEqual([true, true]);
  });
});

describe('an answer to HEAD', () => {
  it.each(['ok', 'InternalError', '503'])('%s has the headers and no body', async (step) => {
    const { url } = await rehearse({ script: [step, step] });
    const [get, head] = [await exchange(url), await exchange(url, { method: 'HEAD' })];
    expect(head).toMatchObject({ status: get.status, body: '', complete: true });
    expect(head.headers?.['content-type']).toBe(get.headers?.['content-type']);
    expect(head.headers?.['content-length']).toBe(get.headers?.['content-length']);
    expect(head.headers?.['x-acs-request-id']).toMatch(/^[0-9A-F-]{36}$/);
  });
});

describe('a delay', () => {
  it('holds the answer back', async () => {
    const { url } = await rehearse({ script: [{ code: 'InternalError', delayMs: 60 }] });
    const startedAt = performance.now();
    expect((await fetch(url)).status).toBe(500);
    expect(performance.now() - startedAt).toBeGreaterThan(55);
  });

  it('holds up no other request', async () => {
    const { url } = await rehearse({ script: [{ delayMs: 300 }, 'ok'] });
    const order: string[] = [];
    const slow = fetch(`${url}/slow`).then(() => order.push('slow'));
    await exchange(`${url}/quick`).then(() => order.push('quick'));
    await slow;
    expect(order).toEqual(['quick', 'slow']);
  });
});
