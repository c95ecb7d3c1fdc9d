import { describe, expect, it } from 'vitest';
import { attach, constant, createPolicy, linear } from '../../src/index.js';
import { connect, FAST, rejected } from './client.js';
import { hang, nas, ok, reset, serve, unavailable } from './server.js';

describe('the attempts of a failure', () => {
  it('are all there, in order, each with its time, code and the wait after it', async () => {
    const server = await serve(
      unavailable,
      reset,
      nas(400, 'Throttling.User'),
      nas(404, 'InvalidVpc.NotFound'),
    );
    const client = connect(server, { backoff: linear(10), throttleBackoff: constant(7) });
    const before = Date.now();
    const { failure } = await rejected(client.api.get('/'));
    const after = Date.now();
    expect(
      failure.attempts.map(({ number, httpCode, code, delayMs }) => [number, httpCode, code, delayMs]),
    ).toEqual([
      [1, 503, 'ServiceUnavailable', 10],
      [2, undefined, 'ECONNRESET', 20],
      [3, 400, 'Throttling.User', 7],
      [4, 404, 'InvalidVpc.NotFound', undefined],
    ]);
    let earliest = before;
    for (const { startedAtMs, durationMs, delayMs = 0 } of failure.attempts) {
      expect(startedAtMs).toBeGreaterThanOrEqual(earliest);
      expect(durationMs).toBeGreaterThanOrEqual(0);
      // A timer may fire a millisecond early by the wall clock.
      earliest = startedAtMs + durationMs + delayMs - 1;
    }
    expect(failure.elapsedMs).toBeGreaterThanOrEqual(36);
    expect(failure.elapsedMs).toBeLessThanOrEqual(after - before);
    expect(failure.attempts[0]?.requestId).toBe('B71B4C68-6C6B-4D4B-AD70-8951BD7D188E');
    expect(failure.attempts[1]).not.toHaveProperty('requestId');
  });

  it('measure the attempt, not the wait', async () => {
    const server = await serve((response) => {
      setTimeout(() => response.writeHead(503).end(), 250);
    }, unavailable);
    const { failure } = await rejected(connect(server, { retries: 1 }).api.get('/'));
    expect(failure.attempts[0]?.durationMs).toBeGreaterThanOrEqual(240);
    expect(failure.attempts[1]?.durationMs).toBeLessThan(240);
  });

  it('tell where each delay came from', async () => {
    const hinted = nas(503, 'ServiceUnavailable', 'Busy.', { 'retry-after-ms': '20' });
    const server = await serve(hinted, unavailable);
    const { failure } = await rejected(connect(server, { retries: 2 }).api.get('/'));
    expect(failure.attempts.map(({ delayMs, delayFrom }) => [delayMs, delayFrom])).toEqual([
      [21, 'retry-after'],
      [5, 'backoff'],
      [undefined, undefined],
    ]);
  });
});

describe('why a call stopped', () => {
  it.each([
    { stop: 'terminal', step: nas(404, 'InvalidVpc.NotFound'), requests: 1 },
    { stop: 'retries-exhausted', step: unavailable, requests: 4 },
    { stop: 'not-idempotent', step: nas(500, 'InternalError'), requests: 1, method: 'post' },
    {
      stop: 'retry-after-too-long',
      step: nas(503, 'ServiceUnavailable', '', { 'retry-after': '99' }),
      requests: 1,
    },
    { stop: 'deadline', step: hang, requests: 1, totalTimeout: 40 },
  ])('$stop', async ({ stop, step, requests, method = 'get', totalTimeout }) => {
    const server = await serve(step);
    const { failure } = await rejected(connect(server, { totalTimeout }).api.request({ url: '/', method }));
    expect(failure.stop).toBe(stop);
    expect(server.requests).toHaveLength(requests);
  });
});

describe('the number of attempts', () => {
  it.each([
    { says: 'by default is four', options: {}, request: {}, requests: 4 },
    { says: 'is that of the policy', options: { retries: 1 }, request: {}, requests: 2 },
    { says: 'is that of the request', options: { retries: 1 }, request: { retries: 2 }, requests: 3 },
    { says: 'is one with no retries', options: { retries: 0 }, request: {}, requests: 1 },
    {
      says: 'is that of the override, which beats the request',
      options: { overrides: { ServiceUnavailable: { retries: 1 } } },
      request: { retries: 5 },
      requests: 2,
    },
  ])('$says', async ({ options, request, requests }) => {
    const server = await serve(unavailable);
    const { failure } = await rejected(connect(server, options).api.get('/', { retriage: request }));
    expect(server.requests).toHaveLength(requests);
    expect(failure.attempts).toHaveLength(requests);
    expect(failure.stop).toBe('retries-exhausted');
  });

  it('holds the retries of the current code against all attempts so far', async () => {
    const server = await serve(reset, reset, reset, nas(400, 'Throttling'));
    const client = connect(server, { overrides: { 'Throttling.*': { retries: 5 } } });
    const { failure } = await rejected(client.api.get('/'));
    expect(failure.attempts).toHaveLength(6);
  });
});

describe('the codes that no catalog knew', () => {
  it('are counted by the policy, over all its clients', async () => {
    const policy = createPolicy({ ...FAST, retries: 1 });
    const server = await serve(
      nas(500, 'Brand.New', 'First.'),
      nas(500, 'Brand.New', 'Second.'),
      ok,
      unavailable,
    );
    const { api, detach } = connect(server);
    detach();
    attach(api, policy);
    await rejected(api.get('/'));
    await api.get('/');
    await rejected(api.get('/'));
    expect(policy.unknownCodes()).toEqual([
      { code: 'Brand.New', httpCode: 500, count: 2, lastMessage: 'Second.' },
    ]);
  });
});
