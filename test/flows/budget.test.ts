import type { ServerResponse } from 'node:http';
import { describe, expect, it, vi } from 'vitest';
import axios from 'axios';
import { attach, type Budget, createBudget, createPolicy, ratioBudget } from '../../src/index.js';
import { drained } from '../policy/budget-steps.js';
import { connect, eventually, FAST, rejected, told } from './client.js';
import { nas, ok, serve, unavailable } from './server.js';

const missing = nas(404, 'InvalidFileSystem.NotFound');
const throttled = nas(400, 'Throttling.User');

/** Reasons of calls made one after the other, and requests sent for them. */
async function stops(client: ReturnType<typeof connect>, calls: number): Promise<(string | undefined)[]> {
  const reasons: (string | undefined)[] = [];
  for (let call = 0; call < calls; call += 1)
    reasons.push((await rejected(client.api.get('/'))).failure.stop);
  return reasons;
}

describe('the budget of a client', () => {
  it('ends retries where everything fails: from then on a call is one request', async () => {
    const server = await serve(unavailable);
    const client = connect(server, { retries: 2, budget: createBudget({ capacity: 42 }) });
    expect(await stops(client, 4)).toEqual([
      'retries-exhausted',
      'budget-exhausted',
      'budget-exhausted',
      'budget-exhausted',
    ]);
    expect(server.requests).toHaveLength(3 + 2 + 1 + 1);
  });

  it('is full again after as many successes as it takes', async () => {
    const server = await serve(unavailable, missing, ok, ok, unavailable, ok, unavailable);
    const client = connect(server, { retries: 1, budget: createBudget({ capacity: 14, cost: 13 }) });
    expect(await stops(client, 1)).toEqual(['terminal']);
    await client.api.get('/');
    await client.api.get('/');
    // 14 - 13 + 1 + 1 are 3; that pays nothing.
    expect(await stops(client, 1)).toEqual(['budget-exhausted']);
    expect(server.requests).toHaveLength(5);
  });

  it('gets back what a retry took when it succeeds', async () => {
    const server = await serve(unavailable, ok, unavailable, ok, unavailable, ok);
    const client = connect(server, { budget: createBudget({ capacity: 14 }) });
    for (let call = 0; call < 3; call += 1) expect((await client.api.get('/')).status).toBe(200);
    expect(told(client)).toEqual(['retry', 'recover', 'retry', 'recover', 'retry', 'recover']);
  });

  it('takes less for throttling', async () => {
    const server = await serve(throttled);
    const client = connect(server, { retries: 10, budget: createBudget({ capacity: 14 }) });
    expect(await stops(client, 1)).toEqual(['budget-exhausted']);
    expect(server.requests).toHaveLength(3);
  });

  it('does not pay for terminal failures', async () => {
    const server = await serve(missing, missing, missing, unavailable, ok);
    const client = connect(server, { budget: createBudget({ capacity: 14 }) });
    expect(await stops(client, 3)).toEqual(['terminal', 'terminal', 'terminal']);
    expect((await client.api.get('/')).status).toBe(200);
  });

  it('gets nothing for an error status that the caller accepts', async () => {
    const server = await serve(unavailable, missing, unavailable, unavailable, unavailable, unavailable);
    const client = connect(server, { retries: 1, budget: createBudget({ capacity: 2, cost: 2 }) });
    expect(await stops(client, 1)).toEqual(['terminal']);
    for (let call = 0; call < 3; call += 1)
      expect((await client.api.get('/', { validateStatus: () => true })).status).toBe(503);
    expect(await stops(client, 1)).toEqual(['budget-exhausted']);
  });

  it('gets something from calls that were in flight before it was touched', async () => {
    const held: ServerResponse[] = [];
    const server = await serve((response) => void held.push(response), unavailable, missing);
    const budget = createBudget({ timeoutCost: 1 });
    const client = connect(server, { budget });
    const early = client.api.get('/');
    await eventually(() => held.length).toBe(1);
    expect(await stops(client, 1)).toEqual(['terminal']);
    held[0]?.end();
    await early;
    expect(drained(budget, 'timeout', server.url)).toBe(500 - 14 + 1);
  });

  it('is apart for each origin, and common to all clients of the policy', async () => {
    const [dead, healthy] = [await serve(unavailable), await serve(unavailable, ok)];
    const policy = createPolicy({ ...FAST, retries: 1, budget: createBudget({ capacity: 14 }) });
    const [one, other] = [axios.create({ proxy: false }), axios.create({ proxy: false })];
    attach(one, policy);
    attach(other, policy);
    expect((await rejected(one.get(dead.url))).failure.stop).toBe('retries-exhausted');
    expect((await rejected(other.get(dead.url))).failure.stop).toBe('budget-exhausted');
    expect((await other.get(healthy.url)).status).toBe(200);
  });

  it('is one of each policy', async () => {
    const server = await serve(unavailable);
    for (let count = 0; count < 2; count += 1) {
      const client = connect(server, { retries: 36 });
      expect(await stops(client, 1)).toEqual(['budget-exhausted']);
    }
    expect(server.requests).toHaveLength(2 * 36);
  });

  it('can be off', async () => {
    const server = await serve(unavailable);
    expect(await stops(connect(server, { retries: 40, budget: false }), 1)).toEqual(['retries-exhausted']);
    expect(server.requests).toHaveLength(41);
  });

  it('can be in proportion to the traffic', async () => {
    const server = await serve(ok, ok, ok, ok, ok, unavailable);
    const client = connect(server, { budget: ratioBudget({ ratio: 0.2, perSecond: 0 }) });
    for (let call = 0; call < 5; call += 1) await client.api.get('/');
    expect(await stops(client, 2)).toEqual(['budget-exhausted', 'budget-exhausted']);
    expect(server.requests).toHaveLength(5 + 2 + 1);
  });
});

describe('a budget of one’s own', () => {
  it('is asked last: a call that stops for another reason takes nothing', async () => {
    const take = vi.fn(() => true);
    const budget: Budget = { take, success: () => undefined };
    const server = await serve(unavailable);
    const stop = async (options: object, request: object) =>
      (await rejected(connect(server, { budget, ...options }).api.request({ url: '/', ...request }))).failure
        .stop;
    expect(await stop({ retries: 0 }, {})).toBe('retries-exhausted');
    expect(await stop({ totalTimeout: 2_000, backoff: () => 3_000 }, {})).toBe('deadline');
    expect(await stop({ retryUnsafe: 'never' }, { method: 'post' })).toBe('not-idempotent');
    expect(await stop({ overrides: { '503': 'stop' } }, {})).toBe('terminal');
    expect(take).not.toHaveBeenCalled();
  });

  it('may answer later', async () => {
    const server = await serve(unavailable, ok, unavailable);
    let left = 1;
    const take = () => new Promise<boolean>((resolve) => setTimeout(() => resolve(left-- > 0), 10));
    const client = connect(server, { budget: { take, success: () => undefined } });
    expect((await client.api.get('/')).status).toBe(200);
    expect(await stops(client, 1)).toEqual(['budget-exhausted']);
  });

  it.each<[string, Partial<Budget>]>([
    [
      'throws',
      {
        success: () => {
          throw new Error('a mistake in the budget');
        },
      },
    ],
    ['rejects', { success: () => Promise.reject(new Error('no connection')) as unknown as void }],
  ])('that %s when told of a success costs nobody an answer', async (_, broken) => {
    const server = await serve(ok, unavailable, ok);
    const client = connect(server, { budget: { take: () => true, success: () => undefined, ...broken } });
    expect((await client.api.get('/')).status).toBe(200);
    expect((await client.api.get('/')).status).toBe(200);
    expect(told(client)).toEqual(['retry', 'recover']);
  });

  it('that says nothing ends with an abort, at once and without another attempt', async () => {
    const server = await serve(unavailable);
    const take = vi.fn(() => new Promise<boolean>(() => undefined));
    const client = connect(server, { budget: { take, success: () => undefined } });
    const controller = new AbortController();
    const call = rejected(client.api.get('/', { signal: controller.signal }));
    await eventually(() => take.mock.calls.length).toBe(1);
    controller.abort();
    const error = await call;
    expect(axios.isCancel(error)).toBe(true);
    expect(error.failure).toMatchObject({ stop: 'cancelled', category: 'cancelled' });
    expect([told(client), server.requests.length]).toEqual([['give-up'], 1]);
  });

  it('that says nothing ends with the deadline, and the error is the server’s', async () => {
    const server = await serve(unavailable);
    const take = () => new Promise<boolean>(() => undefined);
    const client = connect(server, { budget: { take, success: () => undefined }, totalTimeout: 500 });
    const error = await rejected(client.api.get('/'));
    expect(error.response?.status).toBe(503);
    expect(error.failure.stop).toBe('deadline');
    expect(told(client)).toEqual(['give-up']);
  });
});
