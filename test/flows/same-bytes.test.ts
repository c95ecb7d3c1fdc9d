import { describe, expect, it } from 'vitest';
import axios, { type AxiosRequestConfig, type CreateAxiosDefaults } from 'axios';
import { AXIOS } from '../support/axios-version.js';
import { connect } from './client.js';
import { ok, type Received, serve, unavailable } from './server.js';

/** What a request is, but for the connection it came by. */
const shape = ({ method, url, rawHeaders, body }: Received) => ({
  method,
  url,
  rawHeaders,
  body: body.toString('latin1'),
});

/** Sends through two failures and a success, checks that all three are the same, and gives the first. */
async function thrice(request: AxiosRequestConfig, defaults: CreateAxiosDefaults = {}): Promise<Received> {
  const server = await serve(unavailable, unavailable, ok);
  const { api } = connect(server, { retryUnsafe: 'always' }, defaults);
  const response = await api.request({ url: '/', method: 'post', ...request });
  expect(response.data).toEqual({ ok: true });
  const [first, second, third] = server.requests;
  expect(server.requests).toHaveLength(3);
  expect(shape(second as Received)).toEqual(shape(first as Received));
  expect(shape(third as Received)).toEqual(shape(first as Received));
  return first as Received;
}

const form = () => {
  const data = new FormData();
  data.set('name', 'köln');
  data.set('file', new File(['\u0000bytes'], 'a.bin', { type: 'application/x-thing' }));
  return data;
};

describe.each(['http', 'fetch'] as const)('every attempt sends the same, by the %s adapter:', (adapter) => {
  it('JSON', async () => {
    const first = await thrice({ data: { name: 'köln', nested: { list: [1, 'two', null] } } }, { adapter });
    expect(first.body.toString()).toBe('{"name":"köln","nested":{"list":[1,"two",null]}}');
    expect(first.headers['content-type']).toBe('application/json');
    expect(first.headers['content-length']).toBe(String(first.body.length));
  });

  it('a JSON string, not quoted again', async () => {
    const headers = { 'content-type': 'application/json' };
    const first = await thrice({ data: '{"a":1}', headers }, { adapter });
    expect(first.body.toString()).toBe('{"a":1}');
  });

  it('an urlencoded form', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const first = await thrice({ data: { a: 'b c', d: ['1', '2'] }, headers }, { adapter });
    expect(first.body.toString()).toBe('a=b+c&d%5B%5D=1&d%5B%5D=2');
  });

  it('URLSearchParams', async () => {
    const first = await thrice({ data: new URLSearchParams({ q: 'ü &' }) }, { adapter });
    expect(first.body.toString()).toBe('q=%C3%BC+%26');
    expect(first.headers['content-type']).toMatch(/^application\/x-www-form-urlencoded/);
  });

  it.each([
    ['a Buffer', Buffer.from([0, 255, 13, 10])],
    ['an Uint8Array', new Uint8Array([0, 255, 13, 10])],
    ['an ArrayBuffer', new Uint8Array([0, 255, 13, 10]).buffer],
    ['a Blob', new Blob([new Uint8Array([0, 255, 13, 10])], { type: 'application/x-thing' })],
  ])('%s', async (_name, data) => {
    const first = await thrice({ data }, { adapter });
    expect([...first.body]).toEqual([0, 255, 13, 10]);
  });

  it('a query, a path and no body', async () => {
    const params = { list: [1, 2], when: new Date(0), empty: undefined, deep: { a: 'ü' } };
    const first = await thrice({ method: 'get', url: '/a%20b', params }, { adapter });
    // axios before 1.12 leaves brackets as they are.
    expect(first.url).toBe(axios.getUri({ url: '/a%20b', params }));
    expect(first.url.replaceAll('[', '%5B').replaceAll(']', '%5D')).toBe(
      '/a%20b?list%5B%5D=1&list%5B%5D=2&when=1970-01-01T00:00:00.000Z&deep%5Ba%5D=%C3%BC',
    );
    expect(first.body).toHaveLength(0);
  });

  it('headers, basic auth and cookies', async () => {
    const headers = { 'X-Custom': 'a', cookie: 'id=1; b=2', 'User-Agent': 'mine' };
    const auth = { username: 'user', password: 'pass:word' };
    const first = await thrice(
      { data: {}, headers, auth },
      { adapter, headers: { common: { 'x-common': 'c' } } },
    );
    expect(first.headers).toMatchObject({
      'x-custom': 'a',
      'x-common': 'c',
      cookie: 'id=1; b=2',
      'user-agent': 'mine',
      authorization: `Basic ${btoa('user:pass:word')}`,
    });
  });

  it('a request transformed by the caller, once', async () => {
    let transformed = 0;
    const transformRequest = (data: unknown) => {
      transformed += 1;
      return JSON.stringify({ wrapped: data });
    };
    const first = await thrice({ data: 'x', transformRequest }, { adapter });
    expect(first.body.toString()).toBe('{"wrapped":"x"}');
    expect(transformed).toBe(1);
  });
});

describe('a multipart form', () => {
  it('keeps its boundary, header and body, by the http adapter', async () => {
    const first = await thrice({ data: form() });
    const boundary =
      /^multipart\/form-data; boundary=(\S+)$/.exec(first.headers['content-type'] ?? '')?.[1] ?? '?';
    const body = first.body.toString();
    expect(body.startsWith(`--${boundary}\r\n`)).toBe(true);
    expect(body.trimEnd().endsWith(`--${boundary}--`)).toBe(true);
    expect(body).toContain(
      'name="file"; filename="a.bin"\r\nContent-Type: application/x-thing\r\n\r\n\u0000bytes',
    );
    expect(body).toContain('köln');
  });

  it('keeps the boundary that the caller chose', async () => {
    const headers = { 'content-type': 'multipart/form-data; boundary=chosen-by-me' };
    const first = await thrice({ data: form(), headers });
    expect(first.headers['content-type']).toBe('multipart/form-data; boundary=chosen-by-me');
    expect(first.body.toString()).toContain('--chosen-by-me--');
  });

  it('keeps one boundary where axios ignores that of the caller, which is too short for it', async () => {
    const headers = { 'content-type': 'multipart/form-data; boundary=short' };
    const first = await thrice({ data: form(), headers });
    expect(first.headers['content-type']).toMatch(/^multipart\/form-data; boundary=\S+$/);
  });

  it('is whole in every attempt by the fetch adapter, which chooses the boundary itself', async ({
    skip,
  }) => {
    skip(!AXIOS.sendsBoundaryByFetch, 'before axios 1.15.1 the fetch adapter sends no boundary at all');
    const server = await serve(unavailable, unavailable, ok);
    const { api } = connect(server, { retryUnsafe: 'always' }, { adapter: 'fetch' });
    await api.post('/', form(), { headers: { 'content-type': 'multipart/form-data' } });
    expect(server.requests).toHaveLength(3);
    for (const { headers, body } of server.requests) {
      const type = { 'content-type': headers['content-type'] ?? '' };
      const read = await new Response(new Uint8Array(body), { headers: type }).formData();
      expect(read.get('name')).toBe('köln');
      expect(await (read.get('file') as File).text()).toBe('\u0000bytes');
    }
  });
});
