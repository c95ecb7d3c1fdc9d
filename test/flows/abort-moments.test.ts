import { inspect } from 'node:util';
import axios from 'axios';
import { describe, expect, it } from 'vitest';
import { adaptiveConcurrency, attach, constant, failureOf, type PolicyOptions } from '../../src/index.js';
import { connect, eventually, rejected, told } from './client.js';
import { hang, ok, serve, unavailable } from './server.js';

describe('an abort', () => {
  it.each([
    ['a signal', { signal: AbortSignal.abort() }],
    ['a cancel token', { cancelToken: new axios.CancelToken((cancel) => cancel('gone')) }],
  ])('before the call is told of as any other: %s', async (_, aborted) => {
    const server = await serve(ok);
    const client = connect(server);
    const seen: unknown[] = [];
    client.api.interceptors.request.use((config) => (seen.push(config.url), config));
    const headers = { Authorization: 'a-secret-of-mine' };
    const error = await rejected(client.api.get('/', { headers, ...aborted }));
    expect(axios.isCancel(error)).toBe(true);
    expect(error.code).toBe('ERR_CANCELED');
    expect(error.failure).toMatchObject({
      kind: 'cancelled',
      code: 'ERR_CANCELED',
      stop: 'cancelled',
      attempts: [],
    });
    expect(inspect(error, { depth: 9 }) + JSON.stringify(error)).not.toContain('a-secret-of-mine');
    expect(error.config).toMatchObject(aborted);
    expect(told(client)).toEqual(['give-up']);
    expect([seen, server.requests.length]).toEqual([['/'], 0]);
  });

  it('before the call is left alone where the request is', async () => {
    const server = await serve(ok);
    const client = connect(server);
    const error = await rejected(client.api.get('/', { signal: AbortSignal.abort(), retriage: false }));
    expect(axios.isCancel(error)).toBe(true);
    expect([failureOf(error), client.events, server.requests.length]).toEqual([undefined, [], 0]);
  });

  it('before the call counts no more where an interceptor has set another signal', async () => {
    const server = await serve(ok);
    const client = connect(server);
    const { signal } = new AbortController();
    // Runs after ours, which was registered later.
    client.detach();
    client.api.interceptors.request.use((config) => ({ ...config, signal }));
    attach(client.api);
    expect((await client.api.get('/', { signal: AbortSignal.abort() })).status).toBe(200);
  });

  it.each<[string, PolicyOptions]>([
    ['beforeAttempt', { beforeAttempt: () => new Promise(() => undefined) }],
    ['the breaker', { breaker: { execute: () => new Promise(() => undefined) } }],
    ['the limit', { overload: adaptiveConcurrency({ initial: 1, max: 1, maxWait: 10_000 }) }],
  ])('while %s lets it wait has the code of any other', async (_, options) => {
    const server = await serve(hang);
    const client = connect(server, options);
    const first = new AbortController();
    const held = rejected(client.api.get('/', { signal: first.signal }));
    const controller = new AbortController();
    const call = rejected(client.api.get('/', { signal: controller.signal }));
    await new Promise((resolve) => setTimeout(resolve, 20));
    controller.abort();
    const error = await call;
    expect([axios.isCancel(error), error.code]).toEqual([true, 'ERR_CANCELED']);
    expect(error.failure).toMatchObject({ code: 'ERR_CANCELED', message: 'canceled', stop: 'cancelled' });
    first.abort();
    await held;
  });

  it('by AbortSignal.timeout is not repeated either', async () => {
    const server = await serve(hang);
    const client = connect(server);
    const error = await rejected(client.api.get('/', { signal: AbortSignal.timeout(200) }));
    expect(axios.isCancel(error)).toBe(true);
    expect(error.failure).toMatchObject({ kind: 'cancelled', stop: 'cancelled' });
    expect(told(client)).toEqual(['give-up']);
    expect(server.requests.length).toBeLessThan(2);
  });

  it('during the second attempt keeps the first in the ledger', async () => {
    const server = await serve(unavailable, hang);
    const client = connect(server);
    const controller = new AbortController();
    const call = rejected(client.api.get('/', { signal: controller.signal }));
    await eventually(() => server.requests.length).toBe(2);
    controller.abort();
    const { failure } = await call;
    expect(failure.attempts.map(({ code }) => code)).toEqual(['ServiceUnavailable', 'ERR_CANCELED']);
    expect(told(client)).toEqual(['retry', 'give-up']);
  });

  it('from within the listener of the retry event is seen before anything is sent', async () => {
    const server = await serve(unavailable);
    const controller = new AbortController();
    const client = connect(server, { onEvent: () => controller.abort() });
    const error = await rejected(client.api.get('/', { signal: controller.signal }));
    expect(axios.isCancel(error)).toBe(true);
    expect(error.failure.stop).toBe('cancelled');
    expect(told(client)).toEqual(['retry', 'give-up']);
    expect(server.requests).toHaveLength(1);
  });

  it.each(['http', 'fetch'] as const)('while an error body is read ends that, too: %s', async (adapter) => {
    const server = await serve((response) => {
      response.writeHead(503, { 'content-type': 'application/json' });
      response.write('{"Code":');
    });
    const client = connect(server, {}, { adapter });
    const controller = new AbortController();
    const call = rejected(client.api.get('/', { responseType: 'stream', signal: controller.signal }));
    await eventually(() => server.requests.length).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const at = Date.now();
    controller.abort();
    const error = await call;
    expect(Date.now() - at).toBeLessThan(2_500);
    expect(axios.isCancel(error)).toBe(true);
    expect(failureOf(error)).toMatchObject({ kind: 'cancelled', stop: 'cancelled' });
    expect(error.config?.transformResponse).toEqual(axios.defaults.transformResponse);
    expect(told(client)).toEqual(['give-up']);
    expect(server.requests).toHaveLength(1);
  });

  it('keeps the message that a cancel token gives', async () => {
    const server = await serve(unavailable);
    const client = connect(server, { backoff: constant(5_000), enrichMessage: false });
    const source = axios.CancelToken.source();
    const call = rejected(client.api.get('/', { cancelToken: source.token }));
    await eventually(() => client.events.length).toBe(1);
    source.cancel('the user left');
    expect((await call).message).toBe('the user left');
  });

  it('of a wait by a cancel token shows each call its own config and failure', async () => {
    const server = await serve(unavailable);
    const client = connect(server, { backoff: constant(5_000) });
    const source = axios.CancelToken.source();
    const calls = ['/two', '/one'].map((url) => rejected(client.api.get(url, { cancelToken: source.token })));
    await eventually(() => client.events.length).toBe(2);
    source.cancel('both');
    const errors = await Promise.all(calls);
    expect(errors.map(({ failure }) => failure.operation)).toEqual(
      ['two', 'one'].map((name) => `GET 127.0.0.1:${server.port}/${name}`),
    );
    expect(errors.map(({ config }) => config?.url)).toEqual(['/two', '/one']);
  });

  it('after the call has ended changes nothing', async () => {
    const server = await serve(unavailable, ok);
    const client = connect(server);
    const controller = new AbortController();
    const { data } = await client.api.get<unknown>('/', { signal: controller.signal });
    controller.abort();
    expect(data).toEqual({ ok: true });
    expect(told(client)).toEqual(['retry', 'recover']);
  });
});
