import axios, { type AxiosInstance } from 'axios';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { attach } from '../../src/index.js';
import { connect, FAST, rejected } from './client.js';
import { ok, serve, unavailable } from './server.js';

afterEach(() => vi.restoreAllMocks());

describe('a config that an interceptor has frozen', () => {
  it('is sent, and repeated', async () => {
    const server = await serve(unavailable, ok);
    const { api } = connect(server);
    // Registered later, it runs before ours.
    api.interceptors.request.use((config) => Object.freeze(config));
    expect((await api.get('/', { headers: { 'x-mine': 'yes' } })).status).toBe(200);
    expect(server.requests.map(({ headers }) => headers['x-mine'])).toEqual(['yes', 'yes']);
  });
});

describe('where a test has replaced axios.create', () => {
  it('the instance that it gives out is left alone', async () => {
    const server = await serve(unavailable, ok);
    const { api } = connect(server);
    const before = { ...api.defaults };
    vi.spyOn(axios, 'create').mockReturnValue(api);
    expect((await api.get('/')).status).toBe(200);
    expect({ ...api.defaults }).toEqual(before);
  });

  it('before anything was loaded, the error is still the server’s', async () => {
    vi.resetModules();
    vi.doMock('axios', async (actual) => {
      const real = await actual<{ readonly default: object }>();
      return {
        ...real,
        default: Object.assign(Object.create(real.default) as object, { create: () => undefined }),
      };
    });
    const fresh = await import('../../src/index.js');
    vi.doUnmock('axios');
    const server = await serve(unavailable);
    const api: AxiosInstance = axios.create({ baseURL: server.url, proxy: false });
    fresh.attach(api, FAST);
    const error = await rejected(api.get('/'));
    expect(error.response?.status).toBe(503);
    expect(error.failure).toMatchObject({ code: 'ServiceUnavailable', stop: 'terminal' });
  });
});

describe('an instance that cannot be marked', () => {
  it('is refused, and stays as it is', async () => {
    const server = await serve(unavailable);
    const api = Object.freeze(axios.create({ baseURL: server.url, proxy: false }));
    expect(() => attach(api)).toThrow(TypeError);
    const error = await rejected(api.get('/'));
    expect([error.failure, server.requests.length]).toEqual([undefined, 1]);
  });
});
