import axios from 'axios';
import {
  bulkhead,
  circuitBreaker,
  ConsecutiveBreaker,
  handleAll,
  timeout,
  TimeoutStrategy,
  wrap,
} from 'cockatiel';
import { describe, expect, it } from 'vitest';
import { connect, eventually, rejected } from './client.js';
import { hang, ok, serve, unavailable } from './server.js';

describe('a bulkhead of cockatiel', () => {
  it('refuses what is too much, at once', async () => {
    const server = await serve((response) => setTimeout(() => response.end('{}'), 50));
    const client = connect(server, { breaker: bulkhead(1, 1) });
    const calls = await Promise.allSettled([1, 2, 3].map(() => client.api.get('/')));
    expect(calls.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect(calls[2]).toMatchObject({
      reason: {
        cause: { message: expect.stringContaining('Bulkhead') as string },
        failure: { stop: 'circuit-open' },
      },
    });
    expect(server.requests).toHaveLength(2);
  });

  it.each(['signal', 'cancelToken'])('lets a call that waits in it go with its %s', async (way) => {
    const server = await serve(hang, ok);
    const pool = bulkhead(1, 5);
    const client = connect(server, { breaker: pool, retries: 0 });
    const [first, second] = [new AbortController(), new AbortController()];
    const source = axios.CancelToken.source();
    const running = rejected(client.api.get('/', { signal: first.signal }));
    const waiting = rejected(
      client.api.get('/', way === 'signal' ? { signal: second.signal } : { cancelToken: source.token }),
    );
    await eventually(() => server.requests.length).toBe(1);
    second.abort();
    source.cancel();
    const error = await waiting;
    expect([axios.isCancel(error), error.failure.stop]).toEqual([true, 'cancelled']);
    first.abort();
    await running;
    // Its turn came and passed without a request, and the place is free again.
    expect((await client.api.get('/')).status).toBe(200);
    expect(server.requests).toHaveLength(2);
    await eventually(() => pool.executionSlots).toBe(1);
  });

  it('works around a breaker, too', async () => {
    const server = await serve(unavailable, ok);
    const client = connect(server, {
      breaker: wrap(
        bulkhead(2, 2),
        circuitBreaker(handleAll, { halfOpenAfter: 1_000, breaker: new ConsecutiveBreaker(2) }),
      ),
    });
    expect((await client.api.get('/')).status).toBe(200);
    expect(server.requests).toHaveLength(2);
  });
});

describe('a time limit of cockatiel', () => {
  it('ends the call with its own error, since the request may still be under way', async () => {
    const server = await serve(hang);
    const client = connect(server, { breaker: timeout(40, TimeoutStrategy.Aggressive) });
    const error = await rejected(client.api.get('/', { timeout: 500 }));
    expect(error).toHaveProperty('isTaskCancelledError', true);
    expect(error.failure).toMatchObject({ stop: 'terminal' });
  });
});
