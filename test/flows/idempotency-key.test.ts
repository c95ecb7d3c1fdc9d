import type { AxiosRequestConfig } from 'axios';
import { describe, expect, it } from 'vitest';
import type { PolicyOptions } from '../../src/index.js';
import { connect, rejected, told } from './client.js';
import { nas, ok, type Received, serve } from './server.js';

/** May have been executed: repeated only where that does no harm. */
const ambiguous = nas(500, 'InternalError');

/** The key of a request, wherever it is. */
function keyOf({ url, headers, body }: Received): string | undefined {
  const query = new URL(url, 'http://host').searchParams;
  const form = new URLSearchParams(body.toString());
  return (
    [query.get('ClientToken'), headers['idempotency-key']?.toString(), form.get('ClientToken')].find(
      Boolean,
    ) ?? undefined
  );
}

async function sent(idempotencyKey: PolicyOptions['idempotencyKey'], request: AxiosRequestConfig) {
  const server = await serve(ok);
  await connect(server, { idempotencyKey }).api.request({ url: '/', ...request });
  return server.requests[0] as Received;
}

const create = (more: object = {}): AxiosRequestConfig => ({
  method: 'post',
  params: { Action: 'CreateMountTarget', ...more },
});

describe('a key of the policy is put', () => {
  it.each<[string, AxiosRequestConfig]>([
    ['a POST', { method: 'post' }],
    ['a PATCH', { method: 'patch', data: { a: 1 } }],
    ['a GET of an action that changes something', { method: 'get', params: { Action: 'DeleteMountTarget' } }],
    [
      'an action in the form body',
      { method: 'post', data: new URLSearchParams({ Action: 'CreateSnapshot' }) },
    ],
    ['an action in a header', { method: 'put', headers: { 'x-acs-action': 'CreateSnapshot' } }],
    ['a call with an empty key', create({ ClientToken: '' })],
  ])('on %s', async (_, request) => {
    expect(keyOf(await sent('Idempotency-Key', request))).toMatch(/^[0-9a-f]{32}$/);
  });

  it.each<[string, AxiosRequestConfig]>([
    ['a GET', { method: 'get' }],
    ['a HEAD', { method: 'head' }],
    ['a PUT, which may be repeated as it is', { method: 'put' }],
    ['a POST of an action that reads', { method: 'post', params: { Action: 'DescribeFileSystems' } }],
    ['a read in the form body', { method: 'post', data: new URLSearchParams({ Action: 'ListTags' }) }],
    ['a read in a header', { method: 'post', headers: { 'x-acs-action': 'GetRecycleBin' } }],
    ['a request that says it may be repeated', { method: 'post', retriage: { idempotent: true } }],
    ['a request of which we know nothing', { method: 'post', retriage: false }],
  ])('not on %s', async (_, request) => {
    for (const way of ['Idempotency-Key', 'ClientToken'] as const)
      expect(keyOf(await sent(way, request))).toBeUndefined();
  });

  it.each<[string, AxiosRequestConfig]>([
    ['a parameter', create({ ClientToken: 'mine' })],
    ['a parameter of another case', create({ clientToken: 'mine' })],
    ['the query', { method: 'post', url: '/?ClientToken=mine' }],
    ['a header', { ...create(), headers: { 'idempotency-key': 'mine' } }],
    ['the form body', { method: 'post', data: new URLSearchParams({ ClientToken: 'mine' }) }],
    ['the JSON body', { method: 'post', data: { ClientToken: 'mine' } }],
  ])('not beside the caller’s own in %s', async (_, request) => {
    for (const way of ['Idempotency-Key', 'ClientToken'] as const) {
      const { url, headers, body } = await sent(way, request);
      expect(
        `${url} ${String(headers['idempotency-key'])} ${body.toString()}`.match(/mine|[0-9a-f]{32}/g),
      ).toEqual(['mine']);
    }
  });

  it('on each call anew, and nothing of it stays on the config', async () => {
    const server = await serve(ok);
    const { api } = connect(server, { idempotencyKey: 'Idempotency-Key' });
    const headers = { 'x-mine': 'yes' };
    const response = await api.post('/', { a: 1 }, { headers });
    await api.post('/', { a: 1 }, { headers });
    const [first, second] = server.requests.map(keyOf);
    expect(first).not.toBe(second);
    expect(response.config.headers.get('Idempotency-Key')).toBeUndefined();
    expect(headers).toEqual({ 'x-mine': 'yes' });
  });
});

describe('a call with a key of the policy', () => {
  const attempts = async (options: PolicyOptions, request: AxiosRequestConfig) => {
    const server = await serve(ambiguous, ok);
    const client = connect(server, options);
    await client.api.request({ url: '/', ...request }).catch(() => undefined);
    const keys = new Set(server.requests.map(keyOf));
    return { count: server.requests.length, keys: keys.size, keyed: !keys.has(undefined) };
  };

  it.each<[string, AxiosRequestConfig, object]>([
    ['repeats with the same key', create(), { count: 2, keys: 1, keyed: true }],
    [
      'is not repeated where the request forbids it',
      { ...create(), retriage: { idempotent: false } },
      { count: 1, keys: 1, keyed: true },
    ],
    [
      'is not repeated where the API does not honour it: a file system of type standard',
      { method: 'post', params: { Action: 'CreateFileSystem', FileSystemType: 'standard' } },
      { count: 1, keys: 1, keyed: true },
    ],
    [
      'is not repeated where that type is the default',
      { method: 'post', params: { Action: 'CreateFileSystem' } },
      { count: 1, keys: 1, keyed: true },
    ],
    [
      'repeats for a file system of another type',
      { method: 'post', params: { Action: 'CreateFileSystem', FileSystemType: 'extreme' } },
      { count: 2, keys: 1, keyed: true },
    ],
  ])('%s', async (_, request, due) => {
    expect(await attempts({ idempotencyKey: 'ClientToken' }, request)).toEqual(due);
  });

  it('never goes on after the key was used with other parameters', async () => {
    for (const status of [400, 409, 500]) {
      const server = await serve(nas(status, 'IdempotentParameterMismatch', 'Please try again later.'));
      const client = connect(server, { idempotencyKey: 'ClientToken' });
      expect((await rejected(client.api.request(create()))).failure.stop).toBe('terminal');
      expect(server.requests).toHaveLength(1);
    }
  });
});

describe('a function for the key', () => {
  it('gets a copy of the request with its final headers and body', async () => {
    const seen: unknown[] = [];
    const { headers } = await sent(
      (request) => {
        seen.push(request.method, request.data, request.params, request.headers.get('x-mine'));
        request.headers.set('x-key', 'k-1');
      },
      { method: 'post', data: { a: 1 }, headers: { 'x-mine': 'yes' } },
    );
    expect(seen).toEqual(['post', '{"a":1}', {}, 'yes']);
    expect(headers['x-key']).toBe('k-1');
  });

  it('that puts none leaves the call one that is not repeated', async () => {
    const server = await serve(ambiguous, ok);
    const client = connect(server, { idempotencyKey: () => undefined });
    const { failure } = await rejected(client.api.post('/', { a: 1 }, { params: { n: 1n } }));
    expect([failure.stop, server.requests.length]).toEqual(['not-idempotent', 1]);
    expect(server.requests[0]?.url).toBe('/?n=1');
  });

  it('that throws fails the call with its error, unsent', async () => {
    const server = await serve(ok);
    // An error that would be repeated if an attempt had thrown it.
    const mistake = Object.assign(new Error('no more keys'), { code: 'ECONNRESET' });
    const client = connect(server, {
      idempotencyKey: () => {
        throw mistake;
      },
    });
    const error = await rejected(client.api.post('/'));
    expect(error).toBe(mistake);
    expect(error.failure.stop).toBe('terminal');
    expect([told(client), server.requests.length]).toEqual([['give-up'], 0]);
  });

  it('that wants to think about it is refused: nobody would wait', async () => {
    const server = await serve(ok);
    for (const late of [() => Promise.resolve(), () => Promise.reject(new Error('no key'))]) {
      const error = await rejected(connect(server, { idempotencyKey: late }).api.post('/'));
      expect(error).toBeInstanceOf(TypeError);
      expect(error.message).toContain('`idempotencyKey`');
    }
    expect(server.requests).toHaveLength(0);
  });
});
