import axios from 'axios';
import { describe, expect, it, onTestFinished } from 'vitest';
import { attach, failureOf } from '../../src/index.js';
import { connect, rejected, told } from './client.js';
import { ok, reset, serve, unavailable } from './server.js';

describe('retriage: false', () => {
  it('leaves one request alone', async () => {
    const server = await serve(unavailable);
    const { api, events } = connect(server);
    const error = await rejected(api.get('/', { retriage: false }));
    expect(error.message).toBe('Request failed with status code 503');
    expect(failureOf(error)).toBeUndefined();
    expect([server.requests.length, events.length]).toEqual([1, 0]);
  });

  it('may be the default of an instance, and a request may differ', async () => {
    const server = await serve(unavailable);
    const { api } = connect(server, {}, { retriage: false });
    await rejected(api.get('/'));
    expect(server.requests).toHaveLength(1);
    await rejected(api.get('/', { retriage: { retries: 1 } }));
    expect(server.requests).toHaveLength(3);
  });

  it('is not read from a polluted prototype', async () => {
    const server = await serve(unavailable, ok);
    const { api } = connect(server);
    Object.defineProperty(Object.prototype, 'retriage', { value: false, configurable: true });
    onTestFinished(() => void Reflect.deleteProperty(Object.prototype, 'retriage'));
    await api.get('/');
    expect(server.requests).toHaveLength(2);
  });
});

describe('the options of one request', () => {
  it('name the operation', async () => {
    const server = await serve(unavailable, ok);
    const client = connect(server);
    await client.api.get('/users/42', { retriage: { operation: 'readUser' } });
    expect(client.events).toMatchObject([{ failure: { operation: 'readUser' } }, { operation: 'readUser' }]);
  });

  it('name it by method, host and path without them, and show no id and no query', async () => {
    const server = await serve(unavailable, ok);
    const client = connect(server);
    await client.api.get('/v1/users/42?token=secret');
    expect(client.events[0]).toMatchObject({
      failure: { operation: `GET 127.0.0.1:${server.port}/v1/users/:id` },
    });
  });

  it('may be empty, or hold undefined, and mean nothing then', async () => {
    const server = await serve(unavailable, ok, unavailable, ok);
    const client = connect(server);
    await client.api.get('/', { retriage: {} });
    await client.api.get('/', { retriage: { retries: undefined, overrides: undefined } });
    expect(told(client)).toEqual(['retry', 'recover', 'retry', 'recover']);
  });

  it('may be set by an interceptor that runs before ours', async () => {
    const server = await serve(reset, ok);
    const { api } = connect(server);
    api.interceptors.request.use((config) => {
      config.retriage = { idempotent: true };
      return config;
    });
    await api.post('/', {});
    expect(server.requests).toHaveLength(2);
  });

  it('may be set, or switched off, by an interceptor that stood there before ours', async () => {
    const server = await serve(unavailable);
    const api = axios.create({ baseURL: server.url, proxy: false });
    api.interceptors.request.use((config) => {
      config.retriage = config.url === '/off' ? false : { retries: 0 };
      return config;
    });
    attach(api, { backoff: () => 0 });
    api.defaults.retriage = false;
    expect((await rejected(api.get('/once'))).failure.stop).toBe('retries-exhausted');
    expect(failureOf(await rejected(api.get('/off')))).toBeUndefined();
    expect(server.requests).toHaveLength(2);
  });

  it('that allow no retries do so whatever the overrides of the policy say', async () => {
    const server = await serve(unavailable);
    const { api } = connect(server, { overrides: { ServiceUnavailable: { retries: 4 } } });
    await rejected(api.get('/', { retriage: { retries: 0 } }));
    expect(server.requests).toHaveLength(1);
    await rejected(api.get('/', { retriage: { retries: 0, overrides: { Other: 'stop' } } }));
    expect(server.requests).toHaveLength(2);
    await rejected(api.get('/', { retriage: { retries: 0, overrides: { '503': { retries: 1 } } } }));
    expect(server.requests).toHaveLength(4);
  });

  it.each<{ options: unknown; names: RegExp }>([
    { options: { retries: -1 }, names: /`retries` takes a whole number/ },
    { options: { retries: '3' }, names: /`retries`/ },
    { options: { retrys: 3 }, names: /`retrys`.*retries/ },
    { options: { totalTimeout: 0 }, names: /`totalTimeout` takes milliseconds/ },
    { options: { attemptTimeout: NaN }, names: /`attemptTimeout`/ },
    { options: { idempotent: 'yes' }, names: /`idempotent`/ },
    { options: { overrides: { Throttling: 'maybe' } }, names: /overrides\['Throttling'\]/ },
    { options: { overrides: { Throttling: { retires: 1 } } }, names: /overrides\['Throttling'\]\.retires/ },
    { options: { operation: 7 }, names: /`operation`/ },
    { options: true, names: /takes an object/ },
  ])('that are bad reject with a TypeError that names them: $options', async ({ options, names }) => {
    const server = await serve(ok);
    const client = connect(server);
    const call = client.api.get('/', { retriage: options as never });
    const error = await rejected(call);
    expect(error).toBeInstanceOf(TypeError);
    expect(error.message).toMatch(names);
    expect([server.requests.length, client.events.length]).toEqual([0, 0]);
  });
});
