import axios, { type AxiosInstance } from 'axios';
import { describe, expect, it, onTestFinished } from 'vitest';
import { attach, createPolicy, failureOf } from '../../src/index.js';
import { connect, FAST, rejected, told } from './client.js';
import { ok, serve, unavailable } from './server.js';

/** What can be seen of an instance. */
function look(api: AxiosInstance) {
  let handlers = 0;
  const { request, response } = api.interceptors as unknown as Record<
    string,
    { forEach(fn: () => void): void }
  >;
  for (const manager of [request, response]) manager?.forEach(() => (handlers += 1));
  return { handlers, keys: Reflect.ownKeys(api).map(String).sort(), adapter: api.defaults.adapter };
}

describe('detach', () => {
  it('leaves the instance as it was found', async () => {
    const server = await serve(unavailable);
    const api = axios.create({ baseURL: server.url });
    api.interceptors.request.use((config) => config);
    const before = look(api);
    const detach = attach(api, FAST);
    expect(look(api).handlers).toBe(before.handlers + 1);
    await rejected(api.get('/'));
    detach();
    expect(look(api)).toEqual(before);
  });

  it('makes calls plain again: one request, no failure', async () => {
    const server = await serve(unavailable);
    const { api, detach, events } = connect(server);
    detach();
    const error = await rejected(api.get('/'));
    expect(error.message).toBe('Request failed with status code 503');
    expect(failureOf(error)).toBeUndefined();
    expect([server.requests.length, events.length]).toEqual([1, 0]);
  });

  it('lets calls in flight finish by the old rules', async () => {
    const server = await serve(unavailable, unavailable, ok);
    const client = connect(server, { onEvent: () => client.detach() });
    expect((await client.api.get<unknown>('/')).data).toEqual({ ok: true });
    expect(told(client)).toEqual(['retry', 'retry', 'recover']);
  });

  it('may be called again, and never undoes a later attach', async () => {
    const server = await serve(unavailable, ok);
    const { api, detach } = connect(server);
    detach();
    const again = attach(api, FAST);
    detach();
    await api.get('/');
    expect(server.requests).toHaveLength(2);
    again();
  });
});

describe('attach', () => {
  it('twice throws a TypeError, and the first stays in force', async () => {
    const server = await serve(unavailable, ok);
    const { api } = connect(server);
    expect(() => attach(api)).toThrow(TypeError);
    expect(() => attach(api)).toThrow(/attached already/);
    await api.get('/');
    expect(server.requests).toHaveLength(2);
  });

  it('again after detach works, with other rules', async () => {
    const server = await serve(unavailable);
    const { api, detach } = connect(server);
    detach();
    attach(api, { ...FAST, retries: 1 });
    await rejected(api.get('/'));
    expect(server.requests).toHaveLength(2);
  });

  it.each([undefined, null, {}, () => undefined, 'axios'])('takes an axios instance, not %s', (wrong) => {
    expect(() => attach(wrong as never)).toThrow(TypeError);
  });

  it('with a bad option throws a TypeError that names it, and attaches nothing', () => {
    const api = axios.create();
    const before = look(api);
    expect(() => attach(api, { retries: -1 })).toThrow(/`retries` takes/);
    expect(() => attach(api, { retires: 1 } as never)).toThrow(/retires/);
    expect(look(api)).toEqual(before);
    attach(api)();
  });

  it('takes a policy that others share', async () => {
    const policy = createPolicy({ ...FAST, retries: 1 });
    const server = await serve(unavailable);
    const [one, two] = [axios.create({ baseURL: server.url }), axios.create({ baseURL: server.url })];
    attach(one, policy);
    attach(two, policy);
    await rejected(one.get('/'));
    await rejected(two.get('/'));
    expect(server.requests).toHaveLength(4);
  });

  it('works on axios itself, and on one instance only', async () => {
    const server = await serve(unavailable, ok, unavailable);
    const detach = attach(axios, FAST);
    onTestFinished(detach);
    await axios.get(server.url);
    await rejected(axios.create().get(server.url));
    expect(server.requests).toHaveLength(3);
  });

  it('serves every way to call', async () => {
    const answers = [unavailable, ok];
    const server = await serve(...answers, ...answers, ...answers, ...answers);
    const { api } = connect(server);
    await api('/');
    await api({ url: '/' });
    await api.request({ url: '/' });
    await api.delete('/');
    expect(server.requests).toHaveLength(8);
  });
});
