import type { AxiosRequestConfig } from 'axios';
import { describe, expect, it } from 'vitest';
import type { PolicyOptions } from '../../src/index.js';
import { connect, rejected } from './client.js';
import { nas, ok, type Received, reset, serve } from './server.js';

/** May have been executed: repeated only with a key. */
const ambiguous = nas(500, 'InternalError');

const HEX_KEY = /^[0-9a-f]{32}$/;

/** Sends through two failures, checks that all three requests are the same, and gives one. */
async function thrice(options: PolicyOptions, request: AxiosRequestConfig): Promise<Received> {
  const server = await serve(ambiguous, reset, ok);
  const { api } = connect(server, { retryUnsafe: 'documented', ...options });
  await api.request({ url: '/', method: 'post', ...request });
  const sent = server.requests.map(({ method, url, rawHeaders, body }) => [
    method,
    url,
    rawHeaders,
    body.toString(),
  ]);
  expect(sent).toHaveLength(3);
  expect(sent.slice(1)).toEqual([sent[0], sent[0]]);
  return server.requests[0] as Received;
}

const queryOf = ({ url }: Received) => Object.fromEntries(new URL(url, 'http://host').searchParams);

describe("an idempotency key of the policy's", () => {
  it.each<{ where: string; params: unknown; beside: object }>([
    { where: 'parameters', params: { Action: 'CreateMountTarget', Zone: 'a b' }, beside: { Zone: 'a b' } },
    {
      where: 'URLSearchParams',
      params: new URLSearchParams({ Action: 'CreateMountTarget', Zone: 'a b' }),
      beside: { Zone: 'a b' },
    },
    { where: 'nothing', params: undefined, beside: {} },
  ])('is a parameter beside $where', async ({ params, beside }) => {
    const before = String(params instanceof URLSearchParams ? params : JSON.stringify(params));
    const first = await thrice({ idempotencyKey: 'ClientToken' }, { params, data: { n: 1 } });
    expect(queryOf(first)).toMatchObject({
      ...beside,
      ClientToken: expect.stringMatching(HEX_KEY) as string,
    });
    expect(first.body.toString()).toBe('{"n":1}');
    expect(String(params instanceof URLSearchParams ? params : JSON.stringify(params))).toBe(before);
  });

  it('is a header, and leaves the parameters as they are', async () => {
    const first = await thrice({ idempotencyKey: 'Idempotency-Key' }, { params: { q: 'x' }, data: 'n' });
    expect(first.headers['idempotency-key']).toMatch(HEX_KEY);
    expect(first.url).toBe('/?q=x');
  });

  it('is next to what beforeAttempt does', async () => {
    const first = await thrice(
      {
        idempotencyKey: 'ClientToken',
        beforeAttempt: (request) => {
          request.params = { ...(request.params as object), signed: 'yes' };
        },
      },
      { params: { q: 'x' } },
    );
    expect(queryOf(first)).toMatchObject({ q: 'x', signed: 'yes' });
    expect(queryOf(first).ClientToken).toMatch(HEX_KEY);
  });

  it.each<{ where: string; idempotencyKey: PolicyOptions['idempotencyKey']; sent: object }>([
    {
      where: 'headers',
      idempotencyKey: (request) => void request.headers.set('x-key', 'k-1'),
      sent: { url: '/?q=x', key: 'k-1', body: '{"n":1}' },
    },
    {
      where: 'parameters',
      idempotencyKey: (request) => void Object.assign(request.params as object, { key: 'k-1' }),
      sent: { url: '/?q=x&key=k-1', key: undefined, body: '{"n":1}' },
    },
    {
      where: 'the body',
      idempotencyKey: (request) => {
        request.data = String(request.data).replace('{', '{"ClientToken":"k-1",');
      },
      sent: { url: '/?q=x', key: undefined, body: '{"ClientToken":"k-1","n":1}' },
    },
  ])('is put by a function into $where, for all attempts', async ({ idempotencyKey, sent }) => {
    const { url, headers, body } = await thrice({ idempotencyKey }, { params: { q: 'x' }, data: { n: 1 } });
    expect({ url, key: headers['x-key'], body: body.toString() }).toEqual(sent);
  });

  it('is a new one for each call, and none is left on the config', async () => {
    const server = await serve(ambiguous);
    const { api } = connect(server, { idempotencyKey: 'ClientToken', retries: 1, retryUnsafe: 'documented' });
    const error = await rejected(api.post('/', {}, { params: { q: 'x' } }));
    expect(error.config?.params).toEqual({ q: 'x' });
    await rejected(api(error.config ?? {}));
    const keys = server.requests.map((request) => queryOf(request).ClientToken);
    expect([keys[0] === keys[1], keys[2] === keys[3], keys[0] === keys[2]]).toEqual([true, true, false]);
  });

  it.each<{ says: string; request: AxiosRequestConfig }>([
    { says: 'reads', request: { method: 'get', params: { q: 'x' } } },
    { says: 'has a key', request: { method: 'post', params: { q: 'x', ClientToken: 'mine' } } },
  ])('is not put on a request that $says', async ({ request }) => {
    const server = await serve(ok);
    await connect(server, { idempotencyKey: 'Idempotency-Key' }).api.request({ url: '/', ...request });
    expect(server.requests[0]?.headers['idempotency-key']).toBeUndefined();
    expect(server.requests[0]?.url).toContain('q=x');
  });
});
