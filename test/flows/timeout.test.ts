import axios, { AxiosError, type AxiosResponse } from 'axios';
import { describe, expect, it } from 'vitest';
import { constant } from '../../src/index.js';
import { connect, eventually, rejected, told } from './client.js';
import { hang, ok, serve, type Step, unavailable } from './server.js';

/** Sends the head at once and then a byte now and then, for ever. */
const drip: Step = (response) => {
  response.writeHead(200, { 'content-type': 'text/plain' });
  const timer = setInterval(() => response.write('.'), 10);
  response.on('close', () => clearInterval(timer));
};

describe("axios's own timeout", () => {
  it.each(['http', 'fetch'] as const)(
    'bounds each attempt and is repeated, by the %s adapter',
    async (adapter) => {
      const server = await serve(hang, ok);
      const client = connect(server, {}, { adapter, timeout: 250 });
      expect((await client.api.get<unknown>('/')).data).toEqual({ ok: true });
      expect(server.requests).toHaveLength(2);
      expect(client.events[0]).toMatchObject({ failure: { kind: 'timeout', category: 'timeout' } });
    },
  );

  it('surfaces as the error that axios threw', async () => {
    const server = await serve(hang);
    const { api } = connect(server, { retries: 1 }, { timeout: 40 });
    const error = await rejected(api.get('/'));
    expect(error.code).toBe('ECONNABORTED');
    expect(error.message).toBe('timeout of 40ms exceeded');
    expect(error.failure).toMatchObject({ kind: 'timeout', code: 'ECONNABORTED', stop: 'retries-exhausted' });
  });

  it('is known also by the words that the caller gave it, and as ETIMEDOUT', async () => {
    const server = await serve(hang);
    const { api } = connect(server, { retries: 0 }, { timeout: 40, timeoutErrorMessage: 'zu spät' });
    const own = await rejected(api.get('/'));
    expect(own.failure).toMatchObject({ kind: 'timeout', message: 'zu spät' });
    const clear = await rejected(api.get('/', { transitional: { clarifyTimeoutError: true } }));
    expect(clear.failure).toMatchObject({ kind: 'timeout', code: 'ETIMEDOUT' });
  });
});

describe('attemptTimeout', () => {
  it.each(['http', 'fetch'] as const)(
    'cuts an attempt, and the next one has its time anew: %s',
    async (adapter) => {
      const server = await serve(hang, hang, ok);
      const client = connect(server, { attemptTimeout: 250 }, { adapter });
      expect((await client.api.get<unknown>('/')).data).toEqual({ ok: true });
      expect(told(client)).toEqual(['retry', 'retry', 'recover']);
      expect(client.events[0]).toMatchObject({
        failure: { kind: 'timeout', category: 'timeout', code: 'ETIMEDOUT', classification: 'retryable' },
      });
    },
  );

  it('makes an AxiosError ETIMEDOUT that is no cancel', async () => {
    const server = await serve(hang);
    const error = await rejected(connect(server, { attemptTimeout: 40, retries: 1 }).api.get('/'));
    expect(error).toBeInstanceOf(AxiosError);
    expect([error.code, error.message]).toEqual(['ETIMEDOUT', 'attemptTimeout of 40ms exceeded']);
    expect(axios.isCancel(error)).toBe(false);
    expect(error.failure).toMatchObject({ kind: 'timeout', stop: 'retries-exhausted' });
    expect(error.failure.attempts).toHaveLength(2);
  });

  it('closes the connection of the attempt that it cuts', async () => {
    let closed = 0;
    const server = await serve((response) => response.on('close', () => (closed += 1)));
    await rejected(connect(server, { attemptTimeout: 30, retries: 1 }).api.get('/'));
    await eventually(() => closed).toBe(2);
  });

  it('bounds a body that drips, which no timeout of axios does', async () => {
    const server = await serve(drip, ok);
    const { api } = connect(server, { attemptTimeout: 250 });
    expect((await api.get<unknown>('/')).data).toEqual({ ok: true });
  });

  it('is no proof that nothing happened: a POST is not repeated', async () => {
    const server = await serve(hang);
    const { failure } = await rejected(connect(server, { attemptTimeout: 30 }).api.post('/', {}));
    expect(failure.stop).toBe('not-idempotent');
    expect(server.requests).toHaveLength(1);
  });

  it('of a request counts instead of that of the policy', async () => {
    const server = await serve(hang);
    const { api } = connect(server, { attemptTimeout: 10_000, retries: 0 });
    const error = await rejected(api.get('/', { retriage: { attemptTimeout: 30 } }));
    expect(error.message).toBe('attemptTimeout of 30ms exceeded');
  });

  it('settles the call also where the adapter ignores its signal', async () => {
    let calls = 0;
    const adapter = () => {
      calls += 1;
      return new Promise<AxiosResponse>(() => undefined);
    };
    const { api } = connect({ url: 'http://127.0.0.1:9' }, { attemptTimeout: 20, retries: 2 }, { adapter });
    const { failure } = await rejected(api.get('/'));
    expect([failure.stop, calls]).toEqual(['retries-exhausted', 3]);
  });

  it('leaves a late rejection of such an adapter unheard', async () => {
    const late: unknown[] = [];
    const note = (reason: unknown) => late.push(reason);
    process.on('unhandledRejection', note);
    const adapter = () =>
      new Promise<AxiosResponse>((_, reject) => setTimeout(() => reject(new Error('late')), 40));
    const { api } = connect({ url: 'http://127.0.0.1:9' }, { attemptTimeout: 15, retries: 0 }, { adapter });
    await rejected(api.get('/'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    process.off('unhandledRejection', note);
    expect(late).toEqual([]);
  });

  it("next to axios's timeout: the shorter one counts", async () => {
    const server = await serve(hang);
    const { api } = connect(server, { attemptTimeout: 30, retries: 0 }, { timeout: 5_000 });
    expect((await rejected(api.get('/'))).code).toBe('ETIMEDOUT');
    expect((await rejected(api.get('/', { timeout: 10 }))).code).toBe('ECONNABORTED');
  });

  it('does not hold up a call that ends in time', async () => {
    const server = await serve(unavailable, ok);
    const started = Date.now();
    await connect(server, { attemptTimeout: 5_000, totalTimeout: 9_000, backoff: constant(5) }).api.get('/');
    expect(Date.now() - started).toBeLessThan(2_000);
  });
});
