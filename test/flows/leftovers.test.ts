import { getEventListeners } from 'node:events';
import { Agent } from 'node:http';
import type { Readable } from 'node:stream';
import axios, { type AxiosAdapter, AxiosError } from 'axios';
import { describe, expect, it, onTestFinished } from 'vitest';
import { constant, type PolicyOptions } from '../../src/index.js';
import { watchLeftovers } from '../faults/leftovers.js';
import { connect, eventually, rejected, told } from './client.js';
import { hang, nas, ok, serve, type Server, type Step, unavailable } from './server.js';

const policies: readonly { readonly name: string; readonly options: PolicyOptions }[] = [
  { name: 'no limits', options: {} },
  { name: 'limits', options: { attemptTimeout: 5_000, totalTimeout: 10_000 } },
];

/** Fails the first request for each path, answers the second. */
function failingOnce(): Promise<Server> {
  const failed = new Set<string>();
  return serve((response, { url }) => {
    const { status = 200, headers, body } = failed.has(url) ? ok : unavailable;
    failed.add(url);
    response.writeHead(status, headers).end(body);
  });
}

/** Warnings of the process until the test ends. */
function warnings(): Error[] {
  const seen: Error[] = [];
  const note = (warning: Error) => seen.push(warning);
  process.on('warning', note);
  onTestFinished(() => void process.off('warning', note));
  return seen;
}

const tick = () => new Promise((resolve) => setImmediate(resolve));

describe.each(policies)('with $name, nothing is left', ({ options }) => {
  it.each(['http', 'fetch'] as const)('on a long-lived signal, by the %s adapter', async (adapter) => {
    const seen = warnings();
    const { api } = connect(await failingOnce(), options, { adapter });
    const { signal } = new AbortController();
    for (let call = 0; call < 15; call += 1) await api.get(`/${call}`, { signal });
    await Promise.all(Array.from({ length: 8 }, (_, at) => api.get(`/at-once/${at}`, { signal })));
    await tick();
    await tick();
    expect(getEventListeners(signal, 'abort')).toEqual([]);
    expect(seen).toEqual([]);
  });

  it.each(['http', 'fetch'] as const)('of successes that streamed, by the %s adapter', async (adapter) => {
    const { api } = connect(await failingOnce(), options, { adapter });
    const { signal } = new AbortController();
    for (let call = 0; call < 12; call += 1) {
      const { data } = await api.get<AsyncIterable<Uint8Array>>(`/${call}`, {
        signal,
        responseType: 'stream',
      });
      for await (const chunk of data) expect(chunk.length).toBeGreaterThan(0);
    }
    await eventually(() => getEventListeners(signal, 'abort').length).toBe(0);
  });

  it('on a signal that thirty calls share while they wait, and no warning is given', async () => {
    const seen = warnings();
    const failed = new Set<string | undefined>();
    // Axios's own adapters put a listener of each request on the signal, and so warn: this one has none.
    const adapter: AxiosAdapter = (config) => {
      const first = !failed.has(config.url);
      failed.add(config.url);
      const response = { data: '', status: first ? 503 : 200, statusText: '', headers: {}, config };
      if (!first) return Promise.resolve(response);
      return Promise.reject(new AxiosError('failed', undefined, config, {}, response));
    };
    const client = connect({ url: 'http://127.0.0.1:9' }, { backoff: constant(30), ...options }, { adapter });
    const { signal } = new AbortController();
    await Promise.all(Array.from({ length: 30 }, (_, at) => client.api.get(`/${at}`, { signal })));
    await tick();
    expect(told(client).filter((type) => type === 'recover')).toHaveLength(30);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
    expect(seen).toEqual([]);
  });

  it('of a stream that nobody reads to its end', async () => {
    const { api } = connect(await failingOnce(), options);
    const { signal } = new AbortController();
    const { data } = await api.get<Readable>('/', { signal, responseType: 'stream' });
    data.destroy();
    await eventually(() => getEventListeners(signal, 'abort').length).toBe(0);
  });

  it('on a long-lived signal of calls that fail', async () => {
    const { api } = connect(await serve(nas(404, 'InvalidVpc.NotFound')), options);
    const { signal } = new AbortController();
    for (let call = 0; call < 15; call += 1) await rejected(api.get('/', { signal }));
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('on a long-lived cancel token', async () => {
    const { api } = connect(await failingOnce(), options);
    const { token } = axios.CancelToken.source();
    for (let call = 0; call < 5; call += 1) await api.get(`/${call}`, { cancelToken: token });
    const { _listeners = [] } = token as unknown as { _listeners?: unknown[] };
    expect(_listeners).toEqual([]);
  });

  it.each([
    { ending: 'success', steps: [unavailable, ok] },
    { ending: 'failure', steps: [nas(404, 'InvalidVpc.NotFound')] },
    { ending: 'exhaustion', steps: [unavailable] },
  ] as { ending: string; steps: Step[] }[])('of timers and sockets after $ending', async ({ steps }) => {
    const httpAgent = new Agent({ keepAlive: false });
    const { api } = connect(await serve(...steps), { retries: 1, ...options }, { httpAgent });
    const leftovers = watchLeftovers();
    await api.get('/').catch(() => undefined);
    expect(await leftovers.left()).toEqual([]);
  });
});

describe('an abort leaves nothing either', () => {
  it.each([
    { when: 'an attempt', step: hang },
    { when: 'a wait', step: unavailable },
  ])('during $when', async ({ step }) => {
    const server = await serve(step);
    const options = { backoff: constant(60_000), totalTimeout: 120_000 };
    const { api } = connect(server, options, { httpAgent: new Agent({ keepAlive: false }) });
    const controller = new AbortController();
    const leftovers = watchLeftovers();
    const call = rejected(api.get('/', { signal: controller.signal }));
    await eventually(() => server.requests.length).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 30));
    controller.abort();
    await call;
    expect(await leftovers.left()).toEqual([]);
    expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
  });
});
