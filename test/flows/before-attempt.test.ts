import axios from 'axios';
import { describe, expect, it, vi } from 'vitest';
import type { PolicyOptions } from '../../src/index.js';
import { connect, eventually, rejected, told } from './client.js';
import { hang, ok, serve, unavailable } from './server.js';

type BeforeAttempt = NonNullable<PolicyOptions['beforeAttempt']>;

const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('beforeAttempt', () => {
  it('runs before every attempt, the first included, and is waited for', async () => {
    const server = await serve(unavailable, unavailable, ok);
    const beforeAttempt: BeforeAttempt = async (request, { attempt }) => {
      await later(5);
      request.headers.set('x-attempt', String(attempt));
    };
    await connect(server, { beforeAttempt }).api.get('/');
    expect(server.requests.map(({ headers }) => headers['x-attempt'])).toEqual(['1', '2', '3']);
  });

  it('gets what will be sent: final url, headers, params and data', async () => {
    const server = await serve(ok);
    const seen: unknown[] = [];
    const { api } = connect(server, {
      beforeAttempt: ({ baseURL, url, method, params, data, headers }) => {
        seen.push({ baseURL, url, method, params: params as unknown, data: data as unknown });
        seen.push(headers.get('content-type'), headers.get('x-late'));
      },
    });
    api.interceptors.request.use((config) => {
      config.headers.set('x-late', 'by an interceptor');
      return config;
    });
    await api.post('/fs', { a: 1 }, { params: { q: 'x' } });
    expect(seen).toEqual([
      { baseURL: server.url, url: '/fs', method: 'post', params: { q: 'x' }, data: '{"a":1}' },
      'application/json',
      'by an interceptor',
    ]);
  });

  it('works on a copy: nothing it does reaches the next attempt or the caller', async () => {
    const server = await serve(unavailable, ok);
    const params = { q: 'x' };
    const { api } = connect(server, {
      beforeAttempt: (request, { attempt }) => {
        Object.assign(request.params as object, { [`p${String(attempt)}`]: 1 });
        request.headers.set(`x-${String(attempt)}`, 'yes');
        request.data = `${String(request.data)}${String(attempt)}`;
        request.url = `/${String(attempt)}`;
      },
    });
    const { config } = await api.put('/', 'body', { params });
    expect(server.requests.map(({ url, body }) => [url, body.toString()])).toEqual([
      ['/1?q=x&p1=1', 'body1'],
      ['/2?q=x&p2=1', 'body2'],
    ]);
    expect(server.requests[1]?.headers).not.toHaveProperty('x-1');
    expect([params, config.params, config.url, config.data]).toEqual([params, { q: 'x' }, '/', 'body']);
    expect([params, config.headers.has('x-1')]).toEqual([{ q: 'x' }, false]);
  });

  it.each<[string, unknown]>([
    ['an error', new RangeError('no key')],
    ['a frozen error', Object.freeze(new Error('no key'))],
    ['a failed request for a token', Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })],
    ['no error at all', 'no key'],
  ])('that throws %s fails the call with just that, unsent and unrepeated', async (_, thrown) => {
    const server = await serve(ok);
    for (const beforeAttempt of [
      () => {
        throw thrown;
      },
      () => later(1).then(() => Promise.reject(thrown as Error)),
    ]) {
      const client = connect(server, { beforeAttempt });
      expect(await rejected(client.api.get('/'))).toBe(thrown);
      expect(client.events).toMatchObject([{ type: 'give-up', failure: { stop: 'terminal' } }]);
    }
    expect(server.requests).toHaveLength(0);
  });

  it.each(['text', 'stream'] as const)(
    'whose own request (%s) fails surfaces that one: its config, its response, its body',
    async (responseType) => {
      const server = await serve({ ...unavailable, status: 401 });
      const client = connect(server, {
        beforeAttempt: () => axios.get(`${server.url}/token`, { responseType }),
      });
      const error = await rejected(client.api.get('/things', { transformResponse: () => 'not of this' }));
      expect(error.config?.url).toBe(`${server.url}/token`);
      expect(error.response?.config).toBe(error.config);
      expect(error.failure).toMatchObject({ httpCode: 401, code: 'ServiceUnavailable', stop: 'terminal' });
      const { data } = error.response as { data: AsyncIterable<unknown> };
      let body = '';
      for await (const part of data) body += String(part);
      expect(body).toContain('ServiceUnavailable');
      expect(server.requests.map(({ url }) => url)).toEqual(['/token']);
    },
  );

  it('that fails before the second attempt ends the call there', async () => {
    const server = await serve(unavailable);
    const mistake = new RangeError('no key');
    const client = connect(server, {
      beforeAttempt: (_request, { attempt }) => {
        if (attempt === 2) throw mistake;
      },
    });
    const error = await rejected(client.api.get('/'));
    expect(error).toBe(mistake);
    expect(error.failure.attempts).toMatchObject([{ httpCode: 503 }, { number: 2 }]);
    expect([told(client), server.requests.length]).toEqual([['retry', 'give-up'], 1]);
  });
});

describe('a beforeAttempt that does not come to an end', () => {
  const stuck: BeforeAttempt = () => new Promise(() => undefined);

  it.each(['signal', 'cancelToken'])('ends with the %s of the caller', async (way) => {
    const server = await serve(ok);
    const beforeAttempt = vi.fn(stuck);
    const client = connect(server, { beforeAttempt });
    const controller = new AbortController();
    const source = axios.CancelToken.source();
    const call = rejected(
      client.api.get('/', way === 'signal' ? { signal: controller.signal } : { cancelToken: source.token }),
    );
    await eventually(() => beforeAttempt.mock.calls.length).toBe(1);
    controller.abort();
    source.cancel();
    const error = await call;
    expect([axios.isCancel(error), error.failure.stop]).toEqual([true, 'cancelled']);
    expect([told(client), server.requests.length]).toEqual([['give-up'], 0]);
  });

  it('ends with attemptTimeout, and is asked again', async () => {
    const server = await serve(ok);
    const beforeAttempt: BeforeAttempt = (request, context) =>
      context.attempt === 1 ? stuck(request, context) : undefined;
    const client = connect(server, { beforeAttempt, attemptTimeout: 200 });
    expect((await client.api.get('/')).status).toBe(200);
    expect(client.events[0]).toMatchObject({ failure: { code: 'ETIMEDOUT' } });
  });

  it('sends nothing when it comes to one after all', async () => {
    const adapter = vi.fn(() => Promise.reject(new Error('sent')));
    let go: (value?: unknown) => void = () => undefined;
    const beforeAttempt: BeforeAttempt = () => new Promise((resolve) => (go = resolve));
    const client = connect(await serve(ok), { beforeAttempt, totalTimeout: 30 }, { adapter });
    expect((await rejected(client.api.get('/'))).failure).toMatchObject({
      code: 'ETIMEDOUT',
      stop: 'deadline',
    });
    go();
    await later(5);
    expect(adapter).not.toHaveBeenCalled();
  });

  it('may know that nobody waits any more: it has the signal', async () => {
    const controller = new AbortController();
    const beforeAttempt: BeforeAttempt = ({ signal }) =>
      new Promise((_, reject) => {
        signal?.addEventListener?.('abort', () => reject(new Error('told')));
        controller.abort();
      });
    const { api } = connect(await serve(hang), { beforeAttempt });
    const error = await rejected(api.get('/', { signal: controller.signal }));
    expect([axios.isCancel(error), error.failure.stop]).toEqual([true, 'cancelled']);
  });
});
