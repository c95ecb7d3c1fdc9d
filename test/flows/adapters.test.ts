import axios, { type AxiosAdapter, type AxiosResponse, type CreateAxiosDefaults } from 'axios';
import { describe, expect, it } from 'vitest';
import { connect, rejected, told } from './client.js';
import { closedPort, nas, ok, serve, unavailable } from './server.js';

/** An adapter of the kind that test tools install: it fails twice, then answers. */
function mock(): { readonly adapter: AxiosAdapter; readonly calls: string[] } {
  const calls: string[] = [];
  const adapter: AxiosAdapter = (config) => {
    calls.push(`${config.method ?? ''} ${config.url ?? ''}`);
    const status = calls.length < 3 ? 503 : 200;
    const response = { data: '{"n":1}', status, statusText: '', headers: {}, config } as AxiosResponse;
    const error = new axios.AxiosError(
      'Request failed with status code 503',
      undefined,
      config,
      {},
      response,
    );
    return status === 200 ? Promise.resolve(response) : Promise.reject(error);
  };
  return { adapter, calls };
}

const expected = ['get /', 'get /', 'get /'];

describe('an adapter', () => {
  it('of one request is the one that every attempt uses', async () => {
    const { adapter, calls } = mock();
    const client = connect({ url: 'http://127.0.0.1:9' });
    expect((await client.api.get<unknown>('/', { adapter })).data).toEqual({ n: 1 });
    expect(calls).toEqual(expected);
    expect(told(client)).toEqual(['retry', 'retry', 'recover']);
  });

  it('of the instance as well', async () => {
    const { adapter, calls } = mock();
    await connect({ url: 'http://127.0.0.1:9' }, {}, { adapter }).api.get('/');
    expect(calls).toEqual(expected);
  });

  it('installed on the defaults after attach as well, as mock adapters do', async () => {
    const { adapter, calls } = mock();
    const { api } = connect({ url: 'http://127.0.0.1:9' });
    const original = api.defaults.adapter;
    api.defaults.adapter = adapter;
    await api.get('/');
    expect(calls).toEqual(expected);
    expect(api.defaults.adapter).toBe(adapter);
    api.defaults.adapter = original;
  });

  it('set by an interceptor that is added after attach as well', async () => {
    const { adapter, calls } = mock();
    const { api } = connect({ url: 'http://127.0.0.1:9' });
    api.interceptors.request.use((config) => {
      config.adapter = adapter;
      return config;
    });
    await api.get('/');
    expect(calls).toEqual(expected);
  });

  it.each<{ adapter: CreateAxiosDefaults['adapter'] }>([
    { adapter: 'http' },
    { adapter: 'fetch' },
    { adapter: ['xhr', 'http'] },
    { adapter: ['xhr', 'fetch'] },
  ])('may be named: $adapter', async ({ adapter }) => {
    const server = await serve(unavailable, unavailable, ok);
    const client = connect(server, {}, { adapter });
    expect((await client.api.get<unknown>('/')).data).toEqual({ ok: true });
    expect(server.requests).toHaveLength(3);
  });

  it('that does not exist is refused by axios, as ever', async () => {
    const client = connect({ url: 'http://127.0.0.1:9' });
    const bare = await rejected(axios.get('http://127.0.0.1:9', { adapter: 'nothing' }));
    const error = await rejected(client.api.get('/', { adapter: 'nothing' }));
    expect([error.name, error.code, error.message]).toEqual([bare.name, bare.code, bare.message]);
  });

  it('that is an async function does too', async () => {
    const { api } = connect({ url: 'http://127.0.0.1:9' });
    const response = { data: '', status: 200, statusText: '', headers: {} };
    const answered = await api.get('/', {
      adapter: async (config) => {
        await Promise.resolve();
        return { ...response, config };
      },
    });
    expect(answered.status).toBe(200);
  });
});

describe('the fetch adapter', () => {
  it('surfaces the same failure as the http adapter', async () => {
    const server = await serve(nas(404, 'InvalidFileSystem.NotFound'));
    const failureBy = async (adapter: 'http' | 'fetch') => {
      const { failure } = await rejected(connect(server, {}, { adapter }).api.get('/'));
      const { attempts, elapsedMs, ...rest } = failure;
      return { ...rest, attempts: attempts.length, timed: elapsedMs >= 0 };
    };
    expect(await failureBy('fetch')).toEqual(await failureBy('http'));
  });

  it('says what kept it from connecting', async () => {
    const { api } = connect(
      { url: `http://127.0.0.1:${await closedPort()}` },
      { retries: 1 },
      { adapter: 'fetch' },
    );
    const error = await rejected(api.get('/'));
    expect(error.code).toBe('ERR_NETWORK');
    expect(error.failure).toMatchObject({
      kind: 'network',
      code: 'ECONNREFUSED',
      classification: 'retryable',
    });
  });
});
