import type { ServerResponse } from 'node:http';
import axios from 'axios';
import { describe, expect, it } from 'vitest';
import { adaptiveConcurrency, attach } from '../../src/index.js';
import { connect, eventually, FAST, rejected, told } from './client.js';
import { hang, ok, serve, unavailable } from './server.js';

/** A server whose answers are held back until they are let go. */
async function holding() {
  const held: ServerResponse[] = [];
  const server = await serve((response) => void held.push(response));
  return { server, held, answer: (at: number) => void held[at]?.end('{}') };
}

const one = (maxWait = 5_000) => adaptiveConcurrency({ initial: 1, max: 1, maxWait });

describe('the limit on calls in flight', () => {
  it('lets no more in at a time, and all in the order they came', async () => {
    const { server, held, answer } = await holding();
    const { api } = connect(server, {
      overload: adaptiveConcurrency({ initial: 2, max: 2, maxWait: 5_000 }),
    });
    const calls = Promise.all([1, 2, 3, 4, 5].map((n) => api.get(`/${String(n)}`)));
    for (let n = 0; n < 5; n += 1) {
      await eventually(() => held.length).toBe(Math.min(n + 2, 5));
      answer(n);
    }
    await calls;
    const urls = server.requests.map(({ url }) => url);
    expect([urls.slice(0, 2).toSorted(), urls.slice(2)]).toEqual([
      ['/1', '/2'],
      ['/3', '/4', '/5'],
    ]);
  });

  it('refuses who waits for longer than maxWait, unsent', async () => {
    const { server, held, answer } = await holding();
    const client = connect(server, { overload: one(30) });
    const first = client.api.get('/');
    await eventually(() => held.length).toBe(1);
    const error = await rejected(client.api.get('/'));
    expect([axios.isAxiosError(error), error.code]).toEqual([true, 'EOVERLOADED']);
    expect(error.message).toBe('Not sent: too many calls to this origin are under way');
    expect(error.failure).toMatchObject({ kind: 'refused', classification: 'retryable', stop: 'overloaded' });
    expect(told(client)).toEqual(['give-up']);
    answer(0);
    expect((await first).status).toBe(200);
    expect(server.requests).toHaveLength(1);
  });

  it.each(['signal', 'cancelToken'])('lets one who waits go with its %s, at once', async (way) => {
    const { server, held, answer } = await holding();
    const client = connect(server, { overload: one() });
    const first = client.api.get('/');
    await eventually(() => held.length).toBe(1);
    const controller = new AbortController();
    const source = axios.CancelToken.source();
    const waiting = rejected(
      client.api.get('/', way === 'signal' ? { signal: controller.signal } : { cancelToken: source.token }),
    );
    controller.abort();
    source.cancel();
    const error = await waiting;
    expect([axios.isCancel(error), error.failure.stop]).toEqual([true, 'cancelled']);
    expect(error.failure.elapsedMs).toBeLessThan(4_000);
    answer(0);
    await first;
    const last = client.api.get('/');
    await eventually(() => held.length).toBe(2);
    answer(1);
    await last;
  });

  it('counts the time in line as time of the call', async () => {
    const { server, held, answer } = await holding();
    const client = connect(server, { overload: one() });
    const first = client.api.get('/');
    await eventually(() => held.length).toBe(1);
    const { failure } = await rejected(client.api.get('/', { retriage: { totalTimeout: 60 } }));
    expect(failure.stop).toBe('overloaded');
    expect(failure.elapsedMs).toBeLessThan(2_000);
    answer(0);
    await first;
  });

  it('is one for each origin', async () => {
    const [busy, idle] = [await serve(hang), await serve(ok)];
    const api = axios.create({ proxy: false });
    attach(api, { ...FAST, overload: one(20) });
    const controller = new AbortController();
    const stuck = rejected(api.get(busy.url, { signal: controller.signal }));
    await eventually(() => busy.requests.length).toBe(1);
    expect((await api.get(idle.url)).status).toBe(200);
    expect((await rejected(api.get(busy.url))).failure.stop).toBe('overloaded');
    controller.abort();
    await stuck;
  });

  it('holds no place while a call waits for its next attempt', async () => {
    const server = await serve(unavailable, ok);
    const client = connect(server, { overload: one(20), backoff: () => 400 });
    const first = client.api.get('/');
    await eventually(() => told(client)).toEqual(['retry']);
    expect((await client.api.get('/')).status).toBe(200);
    expect((await first).status).toBe(200);
  });
});
