import type { Readable } from 'node:stream';
import axios, { AxiosError, type AxiosResponse } from 'axios';
import { describe, expect, it } from 'vitest';
import { constant } from '../../src/index.js';
import { connect, rejected, told } from './client.js';
import { hang, nas, ok, serve, type Step, unavailable } from './server.js';

/** Two halves of a body, with a pause between them. */
const slowly =
  (ms: number): Step =>
  (response) => {
    response.writeHead(200, { 'content-type': 'text/plain' });
    response.write('first ');
    const timer = setTimeout(() => response.end('second'), ms);
    response.on('close', () => clearTimeout(timer));
  };

describe('totalTimeout', () => {
  it('stops at once where the next wait does not fit, with the last real error', async () => {
    const server = await serve(unavailable);
    const client = connect(server, { totalTimeout: 1_000, backoff: constant(3_000) });
    const started = Date.now();
    const error = await rejected(client.api.get('/'));
    expect(Date.now() - started).toBeLessThan(2_500);
    expect(error.response?.status).toBe(503);
    expect(error.failure).toMatchObject({
      code: 'ServiceUnavailable',
      classification: 'retryable',
      stop: 'deadline',
    });
    expect(told(client)).toEqual(['give-up']);
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    ['a POST', { method: 'post' }],
    ['a call without retries', { retriage: { retries: 0 } }],
    ['a GET', {}],
  ])('that cuts the attempt of %s is why the call ended', async (_, request) => {
    const { api } = connect(await serve(hang), { totalTimeout: 60 });
    const error = await rejected(api.request({ url: '/', ...request }));
    expect(error.failure).toMatchObject({ kind: 'timeout', stop: 'deadline' });
    expect(error.message).toBe('totalTimeout of 60ms exceeded');
  });

  it('counts attempts and waits together', async () => {
    const server = await serve(unavailable);
    const client = connect(server, { totalTimeout: 200, retries: 1_000, backoff: constant(40) });
    const started = Date.now();
    const { failure } = await rejected(client.api.get('/'));
    expect(failure.stop).toBe('deadline');
    expect(failure.elapsedMs).toBeLessThanOrEqual(Date.now() - started);
    expect(failure.elapsedMs).toBeLessThan(1_500);
    expect(server.requests.length).toBeGreaterThan(1);
    expect(server.requests.length).toBeLessThan(7);
    // The last attempt may be cut before its request has arrived.
    expect(failure.attempts.length - server.requests.length).toBeOneOf([0, 1]);
  });

  it.each(['http', 'fetch'] as const)('cuts the attempt that is under way: %s', async (adapter) => {
    const server = await serve(unavailable, hang);
    const client = connect(server, { totalTimeout: 400 }, { adapter });
    const error = await rejected(client.api.get('/'));
    expect(error).toBeInstanceOf(AxiosError);
    expect([error.code, error.message]).toEqual(['ETIMEDOUT', 'totalTimeout of 400ms exceeded']);
    expect(axios.isCancel(error)).toBe(false);
    expect(error.failure).toMatchObject({ kind: 'timeout', stop: 'deadline' });
    expect(error.failure.attempts.map(({ code }) => code)).toEqual(['ServiceUnavailable', 'ETIMEDOUT']);
    expect(told(client)).toEqual(['retry', 'give-up']);
  });

  it('cuts the first attempt as well, and an adapter that ignores its signal', async () => {
    const adapter = () => new Promise<AxiosResponse>(() => undefined);
    const { api } = connect({ url: 'http://127.0.0.1:9' }, { totalTimeout: 30 }, { adapter });
    const error = await rejected(api.get('/'));
    expect(error.failure).toMatchObject({ kind: 'timeout', stop: 'deadline' });
    expect(error.failure.attempts).toHaveLength(1);
  });

  it('next to attemptTimeout: each has its say', async () => {
    const server = await serve(hang);
    const { api } = connect(server, { attemptTimeout: 100, totalTimeout: 350, retries: 10 });
    const { failure } = await rejected(api.get('/'));
    expect(failure.stop).toBe('deadline');
    expect(server.requests.length).toBeGreaterThanOrEqual(2);
    expect(server.requests.length).toBeLessThanOrEqual(4);
    expect(failure.attempts[0]?.code).toBe('ETIMEDOUT');
  });

  it('of a request counts instead of that of the policy', async () => {
    const server = await serve(hang);
    const { api } = connect(server, { totalTimeout: 60_000 });
    const error = await rejected(api.get('/', { retriage: { totalTimeout: 40 } }));
    expect(error.message).toBe('totalTimeout of 40ms exceeded');
  });

  it('bounds the reading of an error body, too', async () => {
    const server = await serve((response) => {
      response.writeHead(503, { 'content-type': 'application/json' });
      response.write('{"Code":');
    });
    const { api } = connect(server, { totalTimeout: 120, backoff: constant(10) });
    const started = Date.now();
    const { failure } = await rejected(api.get('/', { responseType: 'stream' }));
    expect(Date.now() - started).toBeLessThan(2_500);
    expect(failure).toMatchObject({ httpCode: 503, stop: 'deadline' });
  });

  it('does not change how a terminal failure ends', async () => {
    const server = await serve(nas(404, 'InvalidVpc.NotFound'));
    const { failure } = await rejected(connect(server, { totalTimeout: 5_000 }).api.get('/'));
    expect(failure.stop).toBe('terminal');
  });
});

describe.each([
  { after: 'at once', steps: [] },
  { after: 'after a retry', steps: [unavailable] },
] as { after: string; steps: Step[] }[])('a success that streams, $after', ({ steps }) => {
  it('is not cut by totalTimeout or attemptTimeout', async () => {
    const server = await serve(...steps, slowly(250));
    const { api } = connect(server, { attemptTimeout: 150, totalTimeout: 200 });
    const { data } = await api.get<Readable>('/', { responseType: 'stream' });
    expect((await data.toArray()).join('')).toBe('first second');
  });

  it('by the fetch adapter is not cut either', async () => {
    const server = await serve(...steps, slowly(250));
    const { api } = connect(server, { attemptTimeout: 150, totalTimeout: 200 }, { adapter: 'fetch' });
    const { data } = await api.get<ReadableStream<Uint8Array>>('/', { responseType: 'stream' });
    expect(await new Response(data).text()).toBe('first second');
  });

  it.each(['http', 'fetch'] as const)(
    'still hears an abort of the caller, by the %s adapter',
    async (adapter) => {
      const server = await serve(...steps, slowly(3_000));
      const { api } = connect(server, { totalTimeout: 1_000 }, { adapter });
      const controller = new AbortController();
      const { data } = await api.get<ReadableStream<Uint8Array>>('/', {
        responseType: 'stream',
        signal: controller.signal,
      });
      const reading = (async () => {
        let text = '';
        for await (const chunk of data) text += Buffer.from(chunk).toString();
        return text;
      })();
      const started = Date.now();
      setTimeout(() => controller.abort(), 20);
      await expect(reading).rejects.toThrow();
      expect(Date.now() - started).toBeLessThan(2_500);
    },
  );

  it('is all there where nothing limits it', async () => {
    const server = await serve(...steps, ok);
    const { data } = await connect(server).api.get<Readable>('/', { responseType: 'stream' });
    expect((await data.toArray()).join('')).toBe('{"ok":true}');
  });
});
