import axios, { AxiosHeaders, type AxiosResponse, type InternalAxiosRequestConfig } from 'axios';
import { describe, expect, it, vi } from 'vitest';
import { attach } from '../../src/index.js';
import { connect, FAST, rejected } from './client.js';
import { json, nas, ok, type Received, serve, unavailable } from './server.js';

/** Freezes plain objects all the way down, so that any write throws. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype) {
    Object.values(value).forEach(frozen);
    Object.freeze(value);
  }
  return value;
}

describe('a call that succeeds at once', () => {
  it('does not ask what time it is, as frameworks that render ahead of time forbid that', async () => {
    const server = await serve(ok);
    const { api } = connect(server);
    const alone = axios.create({ baseURL: server.url, proxy: false });
    const asks: number[] = [];
    for (const client of [alone, api]) {
      const now = vi.spyOn(Date, 'now');
      await client.get('/');
      asks.push(now.mock.calls.length);
      now.mockRestore();
    }
    expect(asks[1]).toBe(asks[0]);
  });
});

describe('what the caller hands in', () => {
  it('is not changed: a config frozen all the way down does', async () => {
    const server = await serve(unavailable, unavailable, ok);
    const { api } = connect(server, { retryUnsafe: 'always' });
    const config = frozen({
      url: '/',
      method: 'post',
      params: { list: ['1'], deep: { a: 1 } },
      data: { nested: { b: [2] } },
      headers: { 'x-mine': '1' },
      auth: { username: 'u', password: 'p' },
      retriage: { retries: 5, overrides: { '503': { retry: true, retries: 4 } } },
    } as const);
    const before = JSON.stringify(config);
    await api.request(config as never);
    expect(JSON.stringify(config)).toBe(before);
    expect(server.requests).toHaveLength(3);
  });

  it('keeps headers, params and data as the interceptors left them, retries or not', async () => {
    const server = await serve(unavailable, unavailable, ok);
    const { api } = connect(server);
    let config: InternalAxiosRequestConfig | undefined;
    api.interceptors.request.use((own) => (config = own));
    const params = { page: 1 };
    await api.put('/', { a: 1 }, { params, headers: { 'x-mine': '1' } });
    expect(config?.headers).toBeInstanceOf(AxiosHeaders);
    // The http adapter adds headers of its own; nothing may be there twice or changed.
    const names = Object.keys(config?.headers ?? {}).map((name) => name.toLowerCase());
    expect(names).toEqual([...new Set(names)]);
    expect({ ...config?.headers }).toMatchObject({
      Accept: 'application/json, text/plain, */*',
      'Content-Type': 'application/json',
      'x-mine': '1',
    });
    expect(config?.params).toEqual({ page: 1 });
    expect(config?.data).toBe('{"a":1}');
    expect(config?.signal).toBeUndefined();
    expect(config?.timeout).toBe(0);
    expect(Object.keys(config ?? {}).filter((key) => key.includes('retry'))).toEqual([]);
  });

  it('shows no trace of a deadline on the config either', async () => {
    const server = await serve(unavailable, ok);
    const { api } = connect(server, { attemptTimeout: 1_000, totalTimeout: 2_000 });
    const response = await api.get('/');
    expect(response.config.signal).toBeUndefined();
    expect(response.config.timeout).toBe(0);
    expect(Object.hasOwn(response.config, 'axios-retry')).toBe(false);
  });

  it('keeps the adapter that the request would have had', async () => {
    const server = await serve(unavailable);
    const { api } = connect(server, { retries: 1 });
    const error = await rejected(api.get('/'));
    expect(error.config?.adapter).toEqual(axios.defaults.adapter);
    const mine = (config: InternalAxiosRequestConfig): Promise<AxiosResponse> =>
      axios.getAdapter('http')(config);
    const again = await rejected(api.get('/', { adapter: mine }));
    expect(again.config?.adapter).toBe(mine);
  });
});

describe('the instance', () => {
  const snapshot = (api: ReturnType<typeof axios.create>) => ({
    ...api.defaults,
    headers: JSON.stringify(api.defaults.headers),
    keys: Object.keys(api).sort(),
  });

  it('has the same defaults before, during and after', async () => {
    const server = await serve(unavailable, nas(404, 'InvalidVpc.NotFound'), unavailable, ok);
    const api = axios.create({ baseURL: server.url, headers: { 'x-own': '1' } });
    const before = snapshot(api);
    const detach = attach(api, FAST);
    await rejected(api.get('/'));
    await api.get('/');
    expect(snapshot(api)).toEqual(before);
    detach();
    expect(snapshot(api)).toEqual(before);
  });

  it('leaves the defaults of axios itself alone', async () => {
    const before = snapshot(axios);
    const server = await serve(unavailable, ok);
    await connect(server).api.get('/');
    expect(snapshot(axios)).toEqual(before);
    expect((axios.interceptors.request as unknown as { handlers: unknown[] }).handlers).toEqual([]);
  });
});

describe('no state goes from one request to the next', () => {
  const mine = ({ rawHeaders }: Received) => rawHeaders.filter((_, at) => at % 2 === 0).sort();

  it('neither attempts nor headers nor options', async () => {
    const server = await serve(unavailable, unavailable, ok, unavailable, unavailable, ok);
    const client = connect(server, { retries: 2 });
    await client.api.get('/', {
      headers: { 'x-first': '1' },
      params: { first: 1 },
      retriage: { operation: 'first' },
    });
    await client.api.get('/');
    expect(server.requests).toHaveLength(6);
    const [, , , ...second] = server.requests;
    for (const request of second) {
      expect(mine(request)).not.toContain('x-first');
      expect(request.url).toBe('/');
    }
    const recoveries = client.events.filter(({ type }) => type === 'recover');
    expect(recoveries.map((event) => event.type === 'recover' && event.operation)).toEqual([
      'first',
      `GET 127.0.0.1:${server.port}/`,
    ]);
  });

  it('nor between calls that fail side by side', async () => {
    const failedOnce = new Set<string>();
    const server = await serve((response, { url }) => {
      const first = !failedOnce.has(url);
      failedOnce.add(url);
      const { status, headers, body } = first ? unavailable : json({ url });
      response.writeHead(status ?? 200, headers).end(body);
    });
    const client = connect(server);
    const urls = Array.from({ length: 20 }, (_, at) => `/${at}`);
    const answers = await Promise.all(urls.map((url) => client.api.get<{ url: string }>(url)));
    expect(answers.map(({ data }) => data.url)).toEqual(urls);
    expect(server.requests).toHaveLength(40);
    expect(client.events.filter(({ type }) => type === 'recover')).toHaveLength(20);
  });

  it('and a failed call counts from one again when its config is used once more', async () => {
    const server = await serve(unavailable);
    const { api } = connect(server, { retries: 1 });
    const first = await rejected(api.get('/'));
    const second = await rejected(api.request(first.config ?? {}));
    expect(second.failure.attempts.map(({ number }) => number)).toEqual([1, 2]);
    expect(server.requests).toHaveLength(4);
  });
});
