import axios, { AxiosError, type AxiosResponse, CanceledError, type InternalAxiosRequestConfig } from 'axios';
import { describe, expect, it } from 'vitest';
import { failureOf, hasFailure } from '../../src/index.js';
import { closedPort, hang, json, nas, serve, unavailable } from './server.js';
import { connect, rejected } from './client.js';

/** An adapter of the caller that rejects with what it is given. */
const rejecting = (make: (config: InternalAxiosRequestConfig) => unknown) => {
  const thrown: unknown[] = [];
  const adapter = (config: InternalAxiosRequestConfig): Promise<AxiosResponse> => {
    const error = make(config) as Error;
    thrown.push(error);
    return Promise.reject(error);
  };
  return { thrown, adapter };
};

const failing = (config: InternalAxiosRequestConfig, status = 503) =>
  new AxiosError(`Request failed with status code ${status}`, AxiosError.ERR_BAD_RESPONSE, config, {}, {
    data: '{"Code":"ServiceUnavailable"}',
    status,
    statusText: '',
    headers: {},
    config,
  } as AxiosResponse);

describe('the rejected error', () => {
  it('is the very object that the last attempt threw', async () => {
    const { thrown, adapter } = rejecting(failing);
    const { api } = connect({ url: 'http://127.0.0.1:9' }, { retries: 2 }, { adapter });
    const error = await rejected(api.get('/'));
    expect(thrown).toHaveLength(3);
    expect(error).toBe(thrown[2]);
    expect(error).toBeInstanceOf(AxiosError);
    expect(axios.isAxiosError(error)).toBe(true);
    expect(error.code).toBe('ERR_BAD_RESPONSE');
    expect(error.status).toBe(503);
  });

  it.each([
    ['a plain Error', () => new Error('mine')],
    ['a frozen error', () => Object.freeze(Object.assign(new Error('cold'), { code: 'ECONNRESET' }))],
    ['a plain object', () => ({ code: 'Throttling', statusCode: 400 })],
    ['a function', () => () => undefined],
  ])('is what the adapter threw, also where that is %s', async (_name, make) => {
    const { thrown, adapter } = rejecting(make);
    const { api } = connect({ url: 'http://127.0.0.1:9' }, { retries: 1 }, { adapter });
    const error = await rejected(api.get('/'));
    expect(error).toBe(thrown.at(-1));
    expect(failureOf(error)?.attempts).toHaveLength(thrown.length);
    expect(hasFailure(error)).toBe(false);
  });

  it('may be a frozen AxiosError', async () => {
    const { thrown, adapter } = rejecting((config) => Object.freeze(failing(config)));
    const { api } = connect({ url: 'http://127.0.0.1:9' }, { retries: 1 }, { adapter });
    const error = await rejected(api.get('/'));
    expect(error).toBe(thrown[1]);
    expect(error.message).toBe('Request failed with status code 503');
    expect(failureOf(error)).toMatchObject({ code: 'ServiceUnavailable', stop: 'retries-exhausted' });
    // The guard promises a property.
    expect(hasFailure(error)).toBe(Object.hasOwn(error, 'failure'));
  });

  it('keeps its message where it is no axios error', async () => {
    const { adapter } = rejecting(() => Object.assign(new Error('mine'), { code: 'ECONNRESET' }));
    const { api } = connect({ url: 'http://127.0.0.1:9' }, { retries: 1 }, { adapter });
    const error = await rejected(api.get('/'));
    expect(error.message).toBe('mine');
    expect(error.failure).toMatchObject({ code: 'ECONNRESET', stop: 'retries-exhausted' });
  });

  it.each([['a string'], [undefined], [null], [7]])('passes the primitive %s through', async (primitive) => {
    const { adapter } = rejecting(() => primitive);
    const client = connect({ url: 'http://127.0.0.1:9' }, {}, { adapter });
    expect(await rejected(client.api.get('/'))).toBe(primitive);
    expect(failureOf(primitive)).toBeUndefined();
    expect(client.events).toHaveLength(1);
    expect(client.events[0]).toMatchObject({
      type: 'give-up',
      failure: { kind: 'unknown', stop: 'terminal' },
    });
  });

  it('may be the same object in every attempt, and says its words once', async () => {
    let same: AxiosError | undefined;
    const { adapter } = rejecting((config) => (same ??= failing(config)));
    const { api } = connect({ url: 'http://127.0.0.1:9' }, { retries: 2 }, { adapter });
    const error = await rejected(api.get('/'));
    expect(error).toBe(same);
    const again = await rejected(api.get('/'));
    expect(again.message).toBe(
      'Request failed with status code 503: ServiceUnavailable. Resolution: Please try again later.',
    );
    expect(again.failure.attempts).toHaveLength(3);
  });

  it.each([
    ['an adapter that throws at once', 0],
    ['an adapter that throws at once, bounded by a timeout', 1_000],
  ])('of %s is treated as one that was rejected', async (_name, attemptTimeout) => {
    const thrown = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
    let calls = 0;
    const adapter = () => {
      calls += 1;
      throw thrown;
    };
    const bound = attemptTimeout ? { attemptTimeout } : {};
    const { api } = connect({ url: 'http://127.0.0.1:9' }, { retries: 2, ...bound }, { adapter });
    const error = await rejected(api.get('/'));
    expect(error).toBe(thrown);
    expect(calls).toBe(3);
    expect(error.failure).toMatchObject({ kind: 'network', code: 'ECONNRESET', stop: 'retries-exhausted' });
  });
});

describe('config and response of the rejected error', () => {
  it.each([0, 2])('are those the interceptors saw, after %i retries', async (retries) => {
    const server = await serve(unavailable);
    const { api } = connect(server, { retries });
    let seen: InternalAxiosRequestConfig | undefined;
    api.interceptors.request.use((config) => (seen = config));
    const error = await rejected(api.get('/things', { headers: { 'x-mine': 'yes' } }));
    expect(error.config).toBe(seen);
    expect(error.response?.config).toBe(seen);
    expect(error.response?.status).toBe(503);
    expect(error.response?.headers['content-type']).toBe('application/json;charset=utf-8');
    expect(error.response?.data).toMatchObject({ Code: 'ServiceUnavailable' });
    expect(error.request).toBeDefined();
    expect(server.requests).toHaveLength(retries + 1);
  });

  it('are the same for an error without an answer', async () => {
    const { api } = connect({ url: `http://127.0.0.1:${await closedPort()}` }, { retries: 1 });
    let seen: InternalAxiosRequestConfig | undefined;
    api.interceptors.request.use((config) => (seen = config));
    const error = await rejected(api.get('/'));
    expect(error.config).toBe(seen);
    expect(error.response).toBeUndefined();
    expect(error.code).toBe('ECONNREFUSED');
  });

  it('are the same for errors that are ours', async () => {
    const server = await serve(hang);
    const { api } = connect(server, { attemptTimeout: 30, retries: 1 });
    let seen: InternalAxiosRequestConfig | undefined;
    api.interceptors.request.use((config) => (seen = config));
    const late = await rejected(api.get('/'));
    expect(late.config).toBe(seen);
    expect(late).toBeInstanceOf(AxiosError);
    expect(late).not.toBeInstanceOf(CanceledError);
  });
});

describe('failureOf and hasFailure', () => {
  it('say nothing of what was not surfaced', () => {
    expect([undefined, null, 3, 'text', {}, new Error('x'), { failure: 3 }].map(failureOf)).toEqual(
      Array.from({ length: 7 }, () => undefined),
    );
    expect([undefined, new AxiosError('x')].map(hasFailure)).toEqual([false, false]);
  });

  it('give a record that is JSON-safe and says the same as the event', async () => {
    const server = await serve(nas(404, 'InvalidFileSystem.NotFound'));
    const client = connect(server);
    const { failure } = await rejected(client.api.get('/'));
    expect(JSON.parse(JSON.stringify(failure))).toEqual(failure);
    expect(Object.isExtensible(failure)).toBe(true);
    expect(client.events).toEqual([{ type: 'give-up', failure }]);
  });

  it('leave a success untouched', async () => {
    const server = await serve(json({ failure: 'no' }));
    const response = await connect(server).api.get<unknown>('/');
    expect(response.data).toEqual({ failure: 'no' });
    expect(failureOf(response)).toBeUndefined();
  });
});
