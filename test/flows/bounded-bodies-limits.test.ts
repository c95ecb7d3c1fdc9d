import { getEventListeners } from 'node:events';
import { Agent, type ClientRequest } from 'node:http';
import { gzipSync } from 'node:zlib';
import axios from 'axios';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { PolicyOptions } from '../../src/index.js';
import { drip, fin, sending } from '../faults/ending.js';
import { saidBy, STATUS } from '../faults/fault.js';
import { watchLeftovers } from '../faults/leftovers.js';
import { cutBody } from '../faults/response-text.js';
import { afterRequest } from '../faults/wire-server.js';
import { connect, eventually, rejected } from './client.js';
import { unended } from './bounded-bodies-steps.js';
import { nas, ok, type Reply, serve, type Step, unavailable } from './server.js';

const CAP = 65_536;
/** What may be on its way in the buffers of sockets and streams when the cap is reached. */
const SLACK = 1_000_000;
const MEGABYTE = 2 ** 20;

const HUGE: Reply = { status: 503, body: Buffer.alloc(50 * MEGABYTE, 'x') };
const BOMB: Reply = {
  status: 503,
  headers: { 'content-encoding': 'gzip' },
  body: gzipSync(Buffer.alloc(50 * MEGABYTE, 'x')),
};

/** A client with one socket, which it keeps. */
function bounded(server: { readonly url: string }, options: PolicyOptions = {}, keepAlive = true) {
  const httpAgent = new Agent({ keepAlive, maxSockets: 1 });
  onTestFinished(() => httpAgent.destroy());
  return { httpAgent, ...connect(server, { retries: 1, boundErrorBodies: true, ...options }, { httpAgent }) };
}

const bytesRead = (request: unknown) => (request as ClientRequest).socket?.bytesRead;

describe('with boundErrorBodies no more is read', () => {
  it.each([
    { what: 'fifty megabytes', reply: HUGE },
    { what: 'fifty megabytes, packed', reply: BOMB },
  ])('of $what, and the connection is closed', async ({ reply }) => {
    const server = await serve(reply);
    const { api, httpAgent } = bounded(server);
    const error = await rejected(api.get('/'));
    expect(saidBy(error.failure)).toEqual(STATUS);
    expect(error.response?.data).toBe('x'.repeat(CAP));
    expect(bytesRead(error.request)).toBeLessThan(CAP + SLACK);
    expect(server.requests).toHaveLength(2);
    await eventually(() => Object.keys(httpAgent.sockets).length).toBe(0);
  });

  it('and memory does not grow with what twenty of them hold', async () => {
    const { api } = bounded(await serve(HUGE, BOMB, HUGE), { retries: 0 });
    const before = process.memoryUsage().rss;
    let peak = 0;
    const sampling = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 2);
    await Promise.all(Array.from({ length: 20 }, (_, at) => rejected(api.get(`/${at}`))));
    clearInterval(sampling);
    expect((Math.max(peak, process.memoryUsage().rss) - before) / MEGABYTE).toBeLessThan(100);
  });

  it('of one that drips for ever than the timeout lets come', async () => {
    const target = await afterRequest(sending(cutBody('503'), drip))();
    const error = await rejected(bounded(target).api.get('/', { timeout: 200 }));
    expect(saidBy(error.failure)).toEqual(STATUS);
    expect(error.response?.data).toMatch(/^\{"half":"x+$/);
    expect(target.arrivals()).toBe(2);
    await eventually(target.held).toBe(0);
  });

  it('and an attemptTimeout ends one that drips, as it does without', async () => {
    const target = await afterRequest(sending(cutBody('503'), drip))();
    const { failure } = await rejected(bounded(target, { attemptTimeout: 200 }).api.get('/'));
    expect(failure).toMatchObject({ kind: 'timeout', code: 'ETIMEDOUT' });
    await eventually(target.held).toBe(0);
  });
});

describe('with boundErrorBodies the one socket of an agent', () => {
  it('is used again after successes, and errors that were read to their end', async () => {
    const server = await serve(ok, { status: 204 }, unavailable, ok, nas(404, 'InvalidVpc.NotFound'), ok);
    const { api } = bounded(server);
    await api.get('/');
    await api.get('/');
    await api.get('/');
    await rejected(api.get('/'));
    await api.get('/');
    expect([server.requests.length, server.connections()]).toEqual([6, 1]);
  });

  it.each([
    { what: 'just as long as it may be', first: { status: 503, body: 'x'.repeat(CAP) }, connections: 1 },
    { what: 'too long', first: HUGE, connections: 2 },
    // As much as was sent of it had come.
    { what: 'too long once unpacked', first: BOMB, connections: 1 },
    { what: 'cut off', first: unended(503, { 'content-length': '99' }, ['x'], 'fin'), connections: 2 },
  ] as readonly {
    what: string;
    first: Step;
    connections: number;
  }[])('is free for the next attempt after one $what', async ({ first, connections }) => {
    const server = await serve(first, ok, ok);
    const { api } = bounded(server);
    expect((await api.get<unknown>('/')).data).toEqual({ ok: true });
    expect((await api.get<unknown>('/')).data).toEqual({ ok: true });
    expect([server.requests.length, server.connections()]).toEqual([3, connections]);
  });
});

describe('with boundErrorBodies nothing is left after', () => {
  const announced = { 'content-length': '1000' };
  it.each([
    { what: 'a success', steps: [ok] },
    { what: 'an error', steps: [nas(404, 'InvalidVpc.NotFound')] },
    { what: 'errors, then a success', steps: [unavailable, ok] },
    { what: 'one that is too long', steps: [HUGE] },
    { what: 'one that is too long once unpacked', steps: [BOMB] },
    { what: 'one that is cut off', steps: [unended(503, announced, ['x'], 'fin')] },
    { what: 'a success that is cut off', steps: [unended(200, announced, ['x'], 'fin')] },
    { what: 'a success that stops', steps: [unended(200, announced, ['x'], 'stall')] },
    { what: 'an error that stops', steps: [unended(503, announced, ['x'], 'stall')] },
  ] as { what: string; steps: Step[] }[])('$what', async ({ steps }) => {
    const { api, httpAgent } = bounded(await serve(...steps), {}, false);
    const { signal } = new AbortController();
    const { token } = axios.CancelToken.source();
    const leftovers = watchLeftovers();
    await api.get('/', { signal, cancelToken: token, timeout: 200 }).catch(() => undefined);
    expect(await leftovers.left()).toEqual([]);
    expect([getEventListeners(signal, 'abort'), httpAgent.sockets]).toEqual([[], {}]);
    expect((token as unknown as { _listeners?: unknown[] | null })._listeners ?? []).toEqual([]);
  });

  it.each([200, 503])('an abort between the headers and the body of a %i', async (status) => {
    const target = await afterRequest(sending(cutBody(String(status)), drip))();
    const { api } = bounded(target, {}, false);
    const controller = new AbortController();
    const validateStatus = (given: number) => {
      process.nextTick(() => controller.abort());
      return given === 200;
    };
    const startedAtMs = Date.now();
    const { failure } = await rejected(api.get('/', { signal: controller.signal, validateStatus }));
    expect(failure).toMatchObject({ kind: 'cancelled', stop: 'cancelled' });
    expect(Date.now() - startedAtMs).toBeLessThan(4_000);
    expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
    await eventually(target.held).toBe(0);
  });

  it.each([200, 503])('an abort within the body of a %i', async (status) => {
    const target = await afterRequest(sending(cutBody(String(status)), drip))();
    const { api } = bounded(target, {}, false);
    const leftovers = watchLeftovers();
    const signal = AbortSignal.timeout(100);
    const { failure } = await rejected(api.get('/', { signal }));
    expect(failure).toMatchObject({ kind: 'cancelled', stop: 'cancelled' });
    expect(getEventListeners(signal, 'abort')).toEqual([]);
    await eventually(target.held).toBe(0);
    expect(await leftovers.left()).toEqual([]);
  });
});

it('an adapter that is not the http adapter of axios gets the request as it is', async () => {
  const target = await afterRequest(sending(cutBody('200').replace('1000000', '9'), fin))();
  const seen: unknown[] = [];
  const adapter = axios.getAdapter('http');
  const { api } = bounded(target);
  const { data } = await api.get<unknown>('/', {
    adapter: (config) => {
      seen.push(config.responseType, config.maxContentLength);
      return adapter(config);
    },
  });
  expect([data, seen]).toEqual(['{"half":"', [undefined, -1]]);
});
