import axios, { type AxiosAdapter, type InternalAxiosRequestConfig } from 'axios';
import { describe, expect, it } from 'vitest';
import type { PolicyOptions } from '../../src/index.js';
import { connect, eventually, rejected } from './client.js';
import { hang, ok, serve, unavailable } from './server.js';

const limits: [string, PolicyOptions][] = [
  ['no limit', {}],
  ['totalTimeout', { totalTimeout: 10_000 }],
  ['attemptTimeout', { attemptTimeout: 10_000 }],
];

/** The http adapter, with a signal on its config that it puts there itself. */
const replacing =
  (signal: (config: InternalAxiosRequestConfig) => AbortSignal): AxiosAdapter =>
  (config) => {
    config.signal = signal(config);
    return axios.getAdapter('http')(config);
  };

const never = () => new AbortController().signal;

/** As one does to add a reason of one's own. */
const joined = ({ signal }: InternalAxiosRequestConfig): AbortSignal =>
  AbortSignal.any([signal as AbortSignal | undefined, never()].filter((one) => one !== undefined));

describe.each(limits)('an adapter that assigns config.signal, with %s', (_, options) => {
  it.each<[string, AxiosAdapter]>([
    ['is given its way', replacing(never)],
    ['may join it to the one that it was lent', replacing(joined)],
  ])('%s', async (_name, adapter) => {
    const server = await serve(unavailable, ok);
    const { status } = await connect(server, options, { adapter }).api.get('/');
    expect([status, server.requests.length]).toEqual([200, 2]);
  });

  it('ends the attempt by its own signal', async () => {
    const server = await serve(hang);
    const own = new AbortController();
    const { api } = connect(server, options, { adapter: replacing(() => own.signal) });
    const call = rejected(api.get('/'));
    await eventually(() => server.requests.length).toBe(1);
    own.abort();
    const error = await call;
    expect(axios.isCancel(error)).toBe(true);
    expect(error.failure.kind).toBe('cancelled');
  });
});

describe.each(['totalTimeout', 'attemptTimeout'])('%s', (limit) => {
  it('holds where the adapter does not listen to its signal any more', async () => {
    const { api } = connect(await serve(hang), { [limit]: 100, retries: 0 }, { adapter: replacing(never) });
    const error = await rejected(api.get('/'));
    expect([error.code, error.message]).toEqual(['ETIMEDOUT', `${limit} of 100ms exceeded`]);
  });

  it('gives the caller’s own signal back on the config', async () => {
    const { api } = connect(await serve(ok), { [limit]: 10_000 }, { adapter: replacing(never) });
    const { signal } = new AbortController();
    expect((await api.get('/', { signal })).config.signal).toBe(signal);
    expect((await api.get('/')).config).not.toHaveProperty('signal');
  });
});

describe.each(limits)('beforeAttempt that assigns request.signal, with %s', (_, options) => {
  it.each([
    ['is given its way', never],
    ['may join it to the one that it was lent', joined],
  ])('%s', async (_name, signal) => {
    const server = await serve(unavailable, ok);
    const beforeAttempt = (request: InternalAxiosRequestConfig) => void (request.signal = signal(request));
    const { status } = await connect(server, { ...options, beforeAttempt }).api.get('/');
    expect([status, server.requests.length]).toEqual([200, 2]);
  });

  it('ends the attempt by its own signal', async () => {
    const server = await serve(hang);
    const own = new AbortController();
    const beforeAttempt = (request: InternalAxiosRequestConfig) => void (request.signal = own.signal);
    const call = rejected(connect(server, { ...options, beforeAttempt }).api.get('/'));
    await eventually(() => server.requests.length).toBe(1);
    own.abort();
    expect(axios.isCancel(await call)).toBe(true);
  });
});
