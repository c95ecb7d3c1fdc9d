import axios, { type AxiosResponse, type InternalAxiosRequestConfig } from 'axios';
import { describe, expect, it } from 'vitest';
import { attach } from '../../src/index.js';
import { connect, FAST, rejected } from './client.js';
import { nas, ok, serve, unavailable } from './server.js';

const recovering = () => serve(unavailable, unavailable, ok);

describe('interceptors of the caller', () => {
  it('run exactly once a call, however many attempts it takes', async () => {
    const server = await recovering();
    const { api } = connect(server);
    const seen: string[] = [];
    api.interceptors.request.use((config) => {
      seen.push('request');
      return config;
    });
    api.interceptors.response.use((response) => {
      seen.push('response');
      return response;
    });
    await api.get('/');
    expect(server.requests).toHaveLength(3);
    expect(seen).toEqual(['request', 'response']);
  });

  it('run once when they are asynchronous, or synchronous by option', async () => {
    const server = await recovering();
    const { api } = connect(server);
    let slow = 0;
    let quick = 0;
    api.interceptors.request.use(async (config) => {
      await Promise.resolve();
      slow += 1;
      config.headers.set('x-slow', String(slow));
      return config;
    });
    api.interceptors.request.use(
      (config) => {
        quick += 1;
        config.headers.set('x-quick', String(quick));
        return config;
      },
      null,
      { synchronous: true },
    );
    await api.get('/');
    expect([slow, quick]).toEqual([1, 1]);
    expect(server.requests.map(({ headers }) => [headers['x-slow'], headers['x-quick']])).toEqual([
      ['1', '1'],
      ['1', '1'],
      ['1', '1'],
    ]);
  });

  it('stay synchronous: a call whose interceptors all are is sent in the tick that made it', async () => {
    const server = await serve(ok);
    const { api } = connect(server);
    let sent = false;
    const call = api.get('/', {
      adapter: (config) => {
        sent = true;
        return Promise.resolve({ data: '', status: 200, statusText: '', headers: {}, config });
      },
    });
    expect(sent).toBe(true);
    await call;
  });

  it('may unwrap the response: r => r.data gives the data after a retry', async () => {
    const server = await recovering();
    const { api } = connect(server);
    api.interceptors.response.use((response) => response.data as AxiosResponse);
    expect(await api.get('/')).toEqual({ ok: true });
  });

  it('added before attach count as much as those added after it', async () => {
    const server = await recovering();
    const api = axios.create({ baseURL: server.url });
    const seen: string[] = [];
    const note = (name: string) => (config: InternalAxiosRequestConfig) => {
      seen.push(name);
      return config;
    };
    api.interceptors.request.use(note('before'));
    api.interceptors.response.use((response) => {
      seen.push('unwrap');
      return response.data as AxiosResponse;
    });
    attach(api, FAST);
    api.interceptors.request.use(note('after'));
    expect(await api.get('/')).toEqual({ ok: true });
    expect(seen).toEqual(['after', 'before', 'unwrap']);
    expect(server.requests).toHaveLength(3);
  });

  it('may put another object in the place of the config', async () => {
    const server = await recovering();
    const { api } = connect(server);
    api.interceptors.request.use((config) => ({ ...config, params: { page: 2 } }));
    await api.get('/');
    expect(server.requests.map(({ url }) => url)).toEqual(['/?page=2', '/?page=2', '/?page=2']);
  });

  it('see the final error once, with its failure on it', async () => {
    const server = await serve(unavailable);
    const { api } = connect(server, { retries: 2 });
    const seen: unknown[] = [];
    api.interceptors.response.use(undefined, (error: unknown) => {
      seen.push(error);
      throw error;
    });
    const error = await rejected(api.get('/'));
    expect(seen).toEqual([error]);
    expect(error.failure.stop).toBe('retries-exhausted');
    expect(server.requests).toHaveLength(3);
  });

  it('may turn the final error into a value', async () => {
    const server = await serve(nas(404, 'InvalidFileSystem.NotFound'));
    const { api } = connect(server);
    api.interceptors.response.use(undefined, (error: { failure: { code: string } }) => error.failure.code);
    expect(await api.get('/')).toBe('InvalidFileSystem.NotFound');
  });

  it('that refuse a request send nothing and are not repeated', async () => {
    const server = await serve(ok);
    const client = connect(server);
    const refusal = new Error('not now');
    let asked = 0;
    client.api.interceptors.request.use(() => {
      asked += 1;
      throw refusal;
    });
    expect(await rejected(client.api.get('/'))).toBe(refusal);
    expect([asked, server.requests.length, client.events.length]).toEqual([1, 0, 0]);
  });
});
