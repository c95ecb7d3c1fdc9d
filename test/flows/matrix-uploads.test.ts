import './browser.js';
import { openWindow } from './window.js';
import type { AxiosRequestConfig } from 'axios';
import { describe, expect, it } from 'vitest';
import { connect, rejected } from './client.js';
import { nas, ok, serve, unavailable } from './server.js';

/** Posts from a page, through two failures and a success, and gives what came each time. */
async function thrice(make: () => unknown, request: AxiosRequestConfig = {}) {
  const server = await serve(unavailable, nas(400, 'Throttling.User'), ok);
  openWindow(server.url);
  const { api } = connect(server, { retryUnsafe: 'always' }, { adapter: 'xhr' });
  expect((await api.post<unknown>('/', make(), request)).data).toEqual({ ok: true });
  expect(server.requests).toHaveLength(3);
  return server.requests.map(({ headers, body }) => ({
    type: headers['content-type'] ?? '',
    body: body.toString('latin1'),
  }));
}

describe('every attempt of a page sends the same:', () => {
  it.each<{ what: string; make: () => unknown; type: string; body: string }>([
    { what: 'JSON', make: () => ({ n: [1, 'ä'] }), type: 'application/json', body: '{"n":[1,"Ã¤"]}' },
    {
      what: 'text',
      make: () => 'a=b',
      type: 'application/x-www-form-urlencoded',
      body: 'a=b',
    },
    {
      what: 'URLSearchParams',
      make: () => new URLSearchParams({ q: 'a b' }),
      type: 'application/x-www-form-urlencoded;charset=utf-8',
      body: 'q=a+b',
    },
    {
      what: 'a Blob',
      make: () => new Blob(['bytes'], { type: 'application/x-thing' }),
      type: 'application/x-www-form-urlencoded',
      body: 'bytes',
    },
    {
      what: 'an ArrayBuffer',
      make: () => new Uint8Array([0, 255, 13, 10]).buffer,
      type: 'application/x-www-form-urlencoded',
      body: '\u0000\u00ff\r\n',
    },
  ])('$what', async ({ make, type, body }) => {
    expect(await thrice(make)).toEqual(Array(3).fill({ type, body }));
  });

  it('a form, whole, with the boundary that its header names', async () => {
    const make = () => {
      const form = new FormData();
      form.set('name', 'me');
      form.set('file', new File(['\u0000bytes'], 'a.bin', { type: 'application/x-thing' }));
      return form;
    };
    const sent = await thrice(make, { headers: { 'content-type': 'multipart/form-data' } });
    for (const { type, body } of sent) {
      const boundary = /^multipart\/form-data; boundary=(\S+)$/.exec(type)?.[1] ?? 'none';
      expect(body.split(`--${boundary}`)).toHaveLength(4);
      expect(body).toContain('name="name"\r\n\r\nme\r\n');
      expect(body).toContain('filename="a.bin"\r\nContent-Type: application/x-thing\r\n\r\n\u0000bytes');
    }
  });
});

it('a page that is not let in by CORS sees a network error, which is repeated where that is safe', async () => {
  const server = await serve(nas(404, 'InvalidVpc.NotFound'));
  openWindow('http://elsewhere.example.test/');
  const { api } = connect(server, { retries: 1 }, { adapter: 'xhr' });
  const { failure } = await rejected(api.get('/'));
  expect(failure).toMatchObject({ kind: 'network', code: 'ERR_NETWORK', stop: 'retries-exhausted' });
  expect(server.requests).toHaveLength(2);
});
