import axios, { type AxiosError, type AxiosResponse, type InternalAxiosRequestConfig } from 'axios';
import { describe, expect, it } from 'vitest';
import { attach } from '../../src/index.js';
import { connect, FAST, rejected, told } from './client.js';
import { nas, ok, type Reply, serve, unavailable } from './server.js';

const unauthorised = nas(401, 'InvalidAccessToken', 'The token has expired.');

describe('a config used once more starts one fresh call', () => {
  it('of an error', async () => {
    const server = await serve(unavailable);
    const client = connect(server, { retries: 2 });
    const first = await rejected(client.api.get('/'));
    const second = await rejected(client.api(first.config ?? {}));
    expect(second).not.toBe(first);
    expect(second.failure.attempts).toHaveLength(3);
    expect(server.requests).toHaveLength(6);
    expect(told(client)).toEqual(['retry', 'retry', 'give-up', 'retry', 'retry', 'give-up']);
  });

  it('of a response, with or without retries before', async () => {
    const server = await serve(unavailable, ok, ok, unavailable, ok);
    const client = connect(server);
    const first = await client.api.get('/');
    const second = await client.api(first.config);
    await client.api(second.config);
    expect(server.requests).toHaveLength(5);
    expect(told(client)).toEqual(['retry', 'recover', 'retry', 'recover']);
  });

  it('with the adapter that was asked for, called once per attempt', async () => {
    const server = await serve(unavailable);
    const { api } = connect(server, { retries: 1, attemptTimeout: 5_000 });
    let calls = 0;
    const adapter = (config: InternalAxiosRequestConfig): Promise<AxiosResponse> => {
      calls += 1;
      return axios.getAdapter('http')(config);
    };
    const error = await rejected(api.get('/', { adapter }));
    await rejected(api(error.config ?? {}));
    expect([calls, server.requests.length]).toEqual([4, 4]);
  });

  it('with the options of the request', async () => {
    const server = await serve(unavailable);
    const { api } = connect(server);
    const error = await rejected(api.get('/', { retriage: { retries: 1 } }));
    await rejected(api(error.config ?? {}));
    expect(server.requests).toHaveLength(4);
  });

  it('of a call that was cancelled before it was sent', async () => {
    const server = await serve(unavailable);
    const { api } = connect(server, { retries: 2 });
    const cancelled = await rejected(api.get('/', { signal: AbortSignal.abort() }));
    const { failure } = await rejected(api({ ...cancelled.config, signal: undefined }));
    expect(failure.attempts).toHaveLength(3);
    expect(server.requests).toHaveLength(3);
  });

  it('of a call that an interceptor refused after ours had run', async () => {
    const server = await serve(unavailable);
    const api = axios.create({ baseURL: server.url });
    let refuse = true;
    let config: InternalAxiosRequestConfig | undefined;
    api.interceptors.request.use((own) => {
      config = own;
      if (refuse) throw new Error('not yet');
      return own;
    });
    attach(api, { ...FAST, retries: 2 });
    await rejected(api.get('/'));
    refuse = false;
    const { failure } = await rejected(api(config ?? {}));
    expect(failure.attempts).toHaveLength(3);
    expect(server.requests).toHaveLength(3);
  });

  it('also of an error of an instance that is detached by now', async () => {
    const server = await serve(unavailable);
    const { api, detach } = connect(server, { retries: 1 });
    const error = await rejected(api.get('/'));
    detach();
    const plain = await rejected(api(error.config ?? {}));
    expect(plain.failure).toBeUndefined();
    expect(server.requests).toHaveLength(3);
  });
});

describe('a token that is refreshed', () => {
  const guarded = (more: readonly Reply[]) => {
    const queue = [...more];
    return serve((response, { headers }) => {
      const {
        status = 200,
        headers: own,
        body,
      } = headers.authorization === 'Bearer new' ? (queue.shift() ?? ok) : unauthorised;
      response.writeHead(status, own).end(body);
    });
  };

  it.each([
    { answers: [ok], requests: 2, events: ['give-up'] },
    {
      answers: [unavailable, unavailable, ok],
      requests: 4,
      events: ['give-up', 'retry', 'retry', 'recover'],
    },
  ])('by an interceptor costs $requests requests', async ({ answers, requests, events }) => {
    const server = await guarded(answers);
    const client = connect(server);
    let refreshed = 0;
    client.api.interceptors.response.use(undefined, async (error: AxiosError) => {
      if (error.response?.status !== 401 || !error.config) throw error;
      refreshed += 1;
      error.config.headers.set('Authorization', 'Bearer new');
      return client.api(error.config);
    });
    const { data } = await client.api.post<unknown>(
      '/',
      { a: 1 },
      { headers: { Authorization: 'Bearer old' } },
    );
    expect(data).toEqual({ ok: true });
    expect(refreshed).toBe(1);
    expect(server.requests).toHaveLength(requests);
    expect(told(client)).toEqual(events);
    expect(server.requests.map(({ body }) => body.toString())).toEqual(Array(requests).fill('{"a":1}'));
  });

  it('by an adapter is taken by the attempt after it', async () => {
    const server = await serve(unavailable, ok);
    let token = 'old';
    const adapter = (config: InternalAxiosRequestConfig): Promise<AxiosResponse> => {
      config.headers.set('Authorization', `Bearer ${token}`);
      token = 'new';
      return axios.getAdapter('http')(config);
    };
    await connect(server).api.get('/', { adapter });
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer old', 'Bearer new']);
  });
});
