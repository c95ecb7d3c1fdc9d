import axios, { type AxiosResponse } from 'axios';
import axiosRetry from 'axios-retry';
import { describe, expect, it, onTestFinished } from 'vitest';
import { attach } from '../../src/index.js';
import { connect, FAST, rejected, told } from './client.js';
import { nas, ok, serve, unavailable } from './server.js';

describe('what others do to axios does not reach our loop', () => {
  it('options of axios-retry on the defaults of axios', async () => {
    const defaults = axios.defaults as unknown as Record<string, unknown>;
    defaults['axios-retry'] = { retries: 1 };
    onTestFinished(() => void delete defaults['axios-retry']);
    const server = await serve(unavailable, unavailable, ok);
    const client = connect(server);
    expect((await client.api.get<unknown>('/')).data).toEqual({ ok: true });
    expect(told(client)).toEqual(['retry', 'retry', 'recover']);
  });

  it('interceptors, transforms and a timeout on the defaults of axios', async () => {
    const { transformResponse, timeout, validateStatus } = axios.defaults;
    const id = axios.interceptors.request.use(() => Promise.reject(new Error('never asked')));
    axios.defaults.transformResponse = [() => 'transformed'];
    axios.defaults.timeout = 1;
    axios.defaults.validateStatus = () => false;
    onTestFinished(() => {
      axios.interceptors.request.eject(id);
      Object.assign(axios.defaults, { transformResponse, timeout, validateStatus });
    });
    const server = await serve(unavailable, ok);
    const own = { transformResponse, timeout: 5_000, validateStatus };
    expect((await connect(server, {}, own as never).api.get<unknown>('/')).data).toEqual({ ok: true });
  });

  it('axios-retry on the same instance finds a plain error with a config, and starts fresh calls of ours', async () => {
    const server = await serve(unavailable);
    const api = axios.create({ baseURL: server.url });
    attach(api, { ...FAST, retries: 1 });
    axiosRetry(api, { retries: 1 });
    const error = await rejected(api.get('/'));
    expect(error.failure.attempts).toHaveLength(2);
    expect(server.requests).toHaveLength(4);
  });
});

describe('two instances, one inside the other', () => {
  it('each keep their own count: an adapter may itself call an attached instance', async () => {
    const server = await serve(nas(503, 'ServiceUnavailable'));
    const inner = connect(server, { retries: 1 });
    const outer = connect(server, { retries: 1 });
    const adapter = (): Promise<AxiosResponse> => inner.api.get('/');
    const error = await rejected(outer.api.get('/', { adapter }));
    expect(error.failure.attempts).toHaveLength(2);
    expect(server.requests).toHaveLength(4);
    expect(told(outer)).toEqual(['warning', 'retry', 'give-up']);
    expect(told(inner)).toEqual(['retry', 'give-up', 'retry', 'give-up']);
  });
});
