import { circuitBreaker, CircuitState, ConsecutiveBreaker, handleAll } from 'cockatiel';
import axios from 'axios';
import { describe, expect, it, vi } from 'vitest';
import { attach, type Executor } from '../../src/index.js';
import { connect, eventually, FAST, rejected, told } from './client.js';
import { hang, json, nas, ok, reset, serve, type Step, unavailable } from './server.js';

const missing = nas(404, 'InvalidFileSystem.NotFound');

/** Cockatiel's breaker: opens after so many failures in a row, and tries again after a while. */
const breakerOf = (failures: number, halfOpenAfter = 60_000) =>
  circuitBreaker(handleAll, { halfOpenAfter, breaker: new ConsecutiveBreaker(failures) });

describe('a circuit breaker of cockatiel', () => {
  it('that opens within a call ends it: nothing is sent any more', async () => {
    const server = await serve(unavailable);
    const client = connect(server, { breaker: breakerOf(2), retries: 5 });
    const error = await rejected(client.api.get('/'));
    expect(server.requests).toHaveLength(2);
    expect(error.failure).toMatchObject({
      kind: 'refused',
      code: 'ECIRCUITOPEN',
      classification: 'retryable',
      stop: 'circuit-open',
      attempts: [{ httpCode: 503 }, { httpCode: 503 }, { code: 'ECIRCUITOPEN' }],
    });
    expect(told(client)).toEqual(['retry', 'retry', 'give-up']);
  });

  it('refuses the next call as an axios error that says why', async () => {
    const server = await serve(unavailable);
    const client = connect(server, { breaker: breakerOf(1), retries: 0 });
    await rejected(client.api.get('/'));
    const error = await rejected(client.api.get('/', { headers: { 'x-mine': 'yes' } }));
    expect(axios.isAxiosError(error)).toBe(true);
    expect([error.code, error.response]).toEqual(['ECIRCUITOPEN', undefined]);
    expect(error.message).toBe('Not sent: the circuit breaker is open');
    expect(error.config?.headers.get('x-mine')).toBe('yes');
    expect(error.cause).toMatchObject({
      message: 'Execution prevented because the circuit breaker is open',
    });
    expect(error.failure).toMatchObject({ stop: 'circuit-open', attempts: [{ number: 1 }] });
    expect(server.requests).toHaveLength(1);
  });

  it('keeps the very refusal as the cause where details are not hidden', async () => {
    const breaker = breakerOf(1);
    breaker.isolate();
    const client = connect(await serve(ok), { breaker, hideDetails: false });
    expect((await rejected(client.api.get('/'))).cause).toHaveProperty('isIsolatedCircuitError', true);
  });

  it('closes again when a trial succeeds', async () => {
    const server = await serve(unavailable, ok);
    const breaker = breakerOf(1, 50);
    const client = connect(server, { breaker, retries: 0 });
    await rejected(client.api.get('/'));
    expect(breaker.state).toBe(CircuitState.Open);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect((await client.api.get('/')).status).toBe(200);
    expect(breaker.state).toBe(CircuitState.Closed);
  });

  it('is not opened by what is the request’s own fault', async () => {
    const server = await serve(missing);
    const breaker = breakerOf(1);
    const client = connect(server, { breaker });
    for (let call = 0; call < 5; call += 1)
      expect((await rejected(client.api.get('/'))).failure.stop).toBe('terminal');
    expect(breaker.state).toBe(CircuitState.Closed);
    expect(server.requests).toHaveLength(5);
  });

  it.each<[string, Step, object]>([
    ['a reset', reset, {}],
    ['throttling', nas(400, 'Throttling'), {}],
    ['an attempt that runs out of time', hang, { attemptTimeout: 50 }],
    [
      'an error inside a 200',
      json({ Code: 'InternalError', Message: 'It failed.' }),
      { inspectSuccess: true },
    ],
  ])('is opened by %s', async (_, step, options) => {
    const breaker = breakerOf(1);
    const client = connect(await serve(step), { breaker, retries: 0, ...options });
    const { failure } = await rejected(client.api.get('/'));
    expect(failure.attempts).toHaveLength(1);
    await eventually(() => breaker.state).toBe(CircuitState.Open);
  });

  it('counts an attempt that runs out of time once, in the ledger as well', async () => {
    const server = await serve(hang, hang, ok);
    const client = connect(server, { breaker: breakerOf(3), attemptTimeout: 80 });
    expect((await client.api.get('/')).status).toBe(200);
    expect(client.events.at(-1)).toMatchObject({
      type: 'recover',
      attempts: [{ code: 'ETIMEDOUT' }, { code: 'ETIMEDOUT' }, { number: 3 }],
    });
  });

  it('is not opened by a caller who aborts', async () => {
    const server = await serve(hang);
    const breaker = breakerOf(1);
    const client = connect(server, { breaker });
    const controller = new AbortController();
    const call = rejected(client.api.get('/', { signal: controller.signal }));
    await eventually(() => server.requests.length).toBe(1);
    controller.abort();
    expect((await call).failure.stop).toBe('cancelled');
    expect(breaker.state).toBe(CircuitState.Closed);
  });
});

describe('breakers by host', () => {
  it('do not let a dead host hurt a healthy one', async () => {
    const [dead, healthy] = [await serve(unavailable), await serve(ok)];
    const api = axios.create({ proxy: false });
    const hosts: string[] = [];
    attach(api, {
      ...FAST,
      retries: 0,
      breaker: (host) => {
        hosts.push(host);
        return breakerOf(2);
      },
    });
    for (let call = 0; call < 4; call += 1) {
      await rejected(api.get(dead.url));
      expect((await api.get(healthy.url)).status).toBe(200);
    }
    expect((await rejected(api.get(dead.url))).failure.stop).toBe('circuit-open');
    expect([dead.requests.length, healthy.requests.length]).toEqual([2, 4]);
    expect(hosts).toEqual([`127.0.0.1:${String(dead.port)}`, `127.0.0.1:${String(healthy.port)}`]);
  });

  it('as one policy for all, do', async () => {
    const [dead, healthy] = [await serve(unavailable), await serve(ok)];
    const api = axios.create({ proxy: false });
    attach(api, { ...FAST, retries: 0, breaker: breakerOf(2) });
    for (let call = 0; call < 2; call += 1) await rejected(api.get(dead.url));
    expect((await rejected(api.get(healthy.url))).failure.stop).toBe('circuit-open');
  });

  it('whose function makes no executor fail the call with a TypeError, unsent', async () => {
    const server = await serve(ok);
    const client = connect(server, { breaker: () => ({}) as Executor });
    const error = await rejected(client.api.get('/'));
    expect(error).toBeInstanceOf(TypeError);
    expect(error.failure).toMatchObject({ stop: 'terminal', attempts: [{ number: 1 }] });
    expect(server.requests).toHaveLength(0);
  });
});

describe('an executor that looks at the attempt', () => {
  it('gets the function each time anew, for each attempt once', async () => {
    const server = await serve(unavailable, unavailable, ok);
    const execute = vi.fn((fn: () => Promise<unknown>) => fn());
    const client = connect(server, { breaker: { execute: execute as Executor['execute'] } });
    await client.api.get('/');
    expect(execute).toHaveBeenCalledTimes(3);
    expect(told(client)).toEqual(['retry', 'retry', 'recover']);
  });
});
