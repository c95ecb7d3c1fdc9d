import { openWindow } from './window.js';
import { type AxiosError, CanceledError } from 'axios';
import { describe, expect, it } from 'vitest';
import type { Failure, PolicyOptions } from '../../src/index.js';
import { type Client, connect, rejected, told } from './client.js';
import { nas, ok, type Reply, serve, unavailable } from './server.js';

const expired = nas(401, 'InvalidAccessToken', 'The token has expired.');

/** A server that lets only the new token in, and answers it by the list, the last one again and again. */
const guarded = (...replies: readonly Reply[]) => {
  let asked = 0;
  return serve((response, { headers }) => {
    const isIn = headers.authorization === 'Bearer new';
    const reply = isIn ? (replies[Math.min(asked++, replies.length - 1)] ?? ok) : expired;
    response.writeHead(reply.status ?? 200, reply.headers).end(reply.body);
  });
};

/** Installs what everybody writes: refresh the token on a 401, once, and send the request again. */
function refreshing({ api }: Client): { readonly refreshed: Failure[] } {
  const refreshed: Failure[] = [];
  api.defaults.headers.common.Authorization = 'Bearer old';
  api.interceptors.response.use(undefined, async (error: AxiosError & { failure: Failure }) => {
    const { config } = error;
    if (error.response?.status !== 401 || !config || refreshed.length > 0) throw error;
    refreshed.push(error.failure);
    await Promise.resolve();
    config.headers.set('Authorization', 'Bearer new');
    return api(config);
  });
  return { refreshed };
}

const OPTIONS: readonly { readonly with: string; readonly options: PolicyOptions }[] = [
  { with: 'no options', options: {} },
  { with: 'limits', options: { attemptTimeout: 9_000, totalTimeout: 9_000 } },
  {
    with: 'beforeAttempt',
    options: { beforeAttempt: (request) => void request.headers.set('x-signed', '1') },
  },
  { with: 'an idempotency key', options: { idempotencyKey: 'Idempotency-Key' } },
];

const CASES = (['http', 'fetch', 'xhr'] as const).flatMap((adapter) =>
  OPTIONS.map((options) => ({ adapter, ...options })),
);

describe('a token refreshed by a response interceptor', () => {
  const open = async ({ adapter, options }: (typeof CASES)[number], ...replies: readonly Reply[]) => {
    const server = await guarded(...replies);
    if (adapter === 'xhr') openWindow(server.url);
    const client = connect(server, { retryUnsafe: 'always', ...options }, { adapter });
    return { server, client, ...refreshing(client) };
  };

  it.each(CASES)('is on every attempt of the second call: $adapter, with $with', async (row) => {
    const { server, client, refreshed } = await open(row, unavailable, unavailable, ok);
    const response = await client.api.post<unknown>('/a', { n: 1 }, { params: { q: 'x' } });
    expect(response.data).toEqual({ ok: true });
    expect(refreshed.map(({ code, stop }) => [code, stop])).toEqual([['InvalidAccessToken', 'terminal']]);
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer old',
      ...Array<string>(3).fill('Bearer new'),
    ]);
    const sent = server.requests.map(({ method, url, body }) => `${method} ${url} ${body.toString()}`);
    expect(new Set(sent)).toEqual(new Set(['POST /a?q=x {"n":1}']));
    expect(told(client)).toEqual(['give-up', 'retry', 'retry', 'recover']);
  });

  it.each(CASES)('counts its attempts from one: $adapter, with $with', async (row) => {
    const { server, client } = await open(row, unavailable);
    const { failure } = await rejected(client.api.get('/', { retriage: { retries: 2 } }));
    expect(failure.attempts.map(({ number, httpCode }) => [number, httpCode])).toEqual([
      [1, 503],
      [2, 503],
      [3, 503],
    ]);
    expect(server.requests).toHaveLength(4);
  });

  it.each(CASES)('that is refused as well ends after one more request: $adapter, with $with', async (row) => {
    const { server, client } = await open(row, expired);
    const { failure } = await rejected(client.api.get('/'));
    expect(failure).toMatchObject({ code: 'InvalidAccessToken', stop: 'terminal' });
    expect(server.requests).toHaveLength(2);
    expect(told(client)).toEqual(['give-up', 'give-up']);
  });

  it('of a call with a signal is cancelled by the same signal', async () => {
    const controller = new AbortController();
    const server = await serve(expired, (response) => {
      controller.abort();
      setTimeout(() => response.end(), 500);
    });
    const client = connect(server, {}, { adapter: 'http' });
    refreshing(client);
    const error = await rejected(client.api.get('/', { signal: controller.signal }));
    expect(error).toBeInstanceOf(CanceledError);
    expect(error.failure.stop).toBe('cancelled');
  });
});
