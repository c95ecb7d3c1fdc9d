import { setTimeout as realTime } from 'node:timers/promises';
import { Readable } from 'node:stream';
import axios, { AxiosError } from 'axios';
import { describe, expect, it } from 'vitest';
import { constant, type Executor, type Failure, failureOf, run } from '../../src/index.js';
import { connect, eventually, rejected, told } from './client.js';
import { ok, serve, type Step, unavailable } from './server.js';

/** Refuses nothing. */
const pass: Executor = { execute: (fn) => fn() };

/** Answers 503 after some time, with a body that never ends. */
const endless =
  (headMs = 0): Step =>
  (response) => {
    const timers = [
      setTimeout(() => {
        response.writeHead(503, { 'content-type': 'text/plain' });
        timers.push(setInterval(() => response.write('.'), 10));
      }, headMs),
    ];
    response.on('close', () => timers.forEach((timer) => clearTimeout(timer)));
  };

const codes = (failure: Failure | undefined) => failure?.attempts.map(({ code }) => code);

describe.each(['totalTimeout', 'attemptTimeout'])('behind a breaker and with %s, an abort', (limit) => {
  it('during a wait ends it at once', async () => {
    const server = await serve(unavailable);
    const options = { breaker: pass, [limit]: 60_000, retries: 1, backoff: constant(5_000) };
    const client = connect(server, options);
    const controller = new AbortController();
    const call = rejected(client.api.get('/', { signal: controller.signal }));
    await eventually(() => told(client)).toEqual(['retry']);
    await realTime(50);
    const atMs = Date.now();
    controller.abort();
    const error = await call;
    expect(Date.now() - atMs).toBeLessThan(2_000);
    expect(axios.isCancel(error)).toBe(true);
    expect(error).toBeInstanceOf(axios.CanceledError);
    expect(error.failure).toMatchObject({ kind: 'cancelled', stop: 'cancelled' });
    expect([told(client), server.requests.length]).toEqual([['retry', 'give-up'], 1]);
  });

  it('during the second wait does, too', async () => {
    const server = await serve(unavailable);
    const waits = [1, 5_000];
    const backoff = ({ attempt }: { readonly attempt: number }) => waits[attempt - 1] ?? 0;
    const client = connect(server, { breaker: pass, [limit]: 60_000, backoff });
    const controller = new AbortController();
    const call = rejected(client.api.get('/', { signal: controller.signal }));
    await eventually(() => told(client)).toEqual(['retry', 'retry']);
    const atMs = Date.now();
    controller.abort();
    expect(axios.isCancel(await call)).toBe(true);
    expect(Date.now() - atMs).toBeLessThan(2_000);
    expect(server.requests).toHaveLength(2);
  });
});

describe('behind a breaker, attemptTimeout', () => {
  it('that passes while an error body is read makes a timeout, not an abort', async () => {
    const server = await serve(endless());
    const limits = { breaker: pass, attemptTimeout: 150, backoff: constant(10), retries: 1 };
    const client = connect(server, limits);
    const error = await rejected(client.api.get('/', { responseType: 'stream' }));
    expect(error).toBeInstanceOf(AxiosError);
    expect([error.code, axios.isCancel(error)]).toEqual(['ETIMEDOUT', false]);
    expect(error.failure).toMatchObject({ kind: 'timeout', stop: 'retries-exhausted' });
    expect(codes(error.failure)).toEqual(['ETIMEDOUT', 'ETIMEDOUT']);
    expect([told(client), server.requests.length]).toEqual([['retry', 'give-up'], 2]);
  });
});

describe('an attempt that is cut while its error body is read counts once', () => {
  const THRICE = ['ETIMEDOUT', 'ETIMEDOUT', 'ETIMEDOUT'];
  const limits = { attemptTimeout: 150, retries: 2, backoff: constant(5) };

  it('where its body comes from a factory', async () => {
    const server = await serve(endless(50));
    const client = connect(server, limits);
    const body = () => Readable.from(['abc']);
    const error = await rejected(
      client.api.put('/', undefined, { responseType: 'stream', retriage: { body } }),
    );
    expect(codes(error.failure)).toEqual(THRICE);
    expect(error.failure.stop).toBe('retries-exhausted');
    expect([told(client), server.requests.length]).toEqual([['retry', 'retry', 'give-up'], 3]);
  });

  it('where a run goes through a breaker', async () => {
    const server = await serve(endless(50));
    const error = await rejected(
      run(({ signal }) => axios.get(server.url, { signal, responseType: 'stream', proxy: false }), {
        ...limits,
        breaker: pass,
      }),
    );
    expect(codes(failureOf(error))).toEqual(THRICE);
    expect(server.requests).toHaveLength(3);
  });
});

describe('an executor with a queue', () => {
  /** One at a time; refuses what has waited for 50 ms, and still asks for it when its turn comes. */
  const impatient = (): Executor => {
    let tail: Promise<unknown> = Promise.resolve();
    return {
      execute(fn) {
        let begun = false;
        const mine = tail.then(() => {
          begun = true;
          return fn();
        });
        tail = mine.catch(() => undefined);
        const late = realTime(50).then(() => {
          if (begun) return mine;
          throw new Error('queue full');
        });
        return Promise.race([mine, late]);
      },
    };
  };

  it('that asks for an attempt after it has refused it has nothing sent', async () => {
    let answer: () => void = () => undefined;
    const server = await serve((response) => (answer = () => response.end('{}')), ok);
    const client = connect(server, { breaker: impatient(), retries: 0 });
    const first = client.api.post('/a', {});
    await eventually(() => server.requests.length).toBe(1);
    const refusal = await rejected(client.api.post('/b', {}));
    expect(refusal.failure).toMatchObject({ kind: 'refused', stop: 'circuit-open' });
    expect(refusal.cause).toMatchObject({ message: 'queue full' });
    answer();
    expect((await first).status).toBe(200);
    await realTime(100);
    expect(server.requests.map(({ url }) => url)).toEqual(['/a']);
    expect((await client.api.post('/c', {})).status).toBe(200);
  });
});
