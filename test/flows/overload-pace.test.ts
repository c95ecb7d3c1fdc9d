import { describe, expect, it } from 'vitest';
import { adaptiveConcurrency } from '../../src/index.js';
import { connect } from './client.js';
import { nas, ok, serve, type Step } from './server.js';

const WINDOW_MS = 200;

/** Lets so many requests pass in each fifth of a second. */
function limitedTo(most: number): Step {
  let window = -1;
  let count = 0;
  return (response) => {
    const current = Math.floor(Date.now() / WINDOW_MS);
    if (current !== window) [window, count] = [current, 0];
    count += 1;
    const { status = 200, headers, body } = count > most ? limited : ok;
    response.writeHead(status, headers).end(body);
  };
}
const limited = nas(429, 'Throttling.User', 'Slow down.', { 'retry-after-ms': String(WINDOW_MS) });

describe('a server that limits the rate', () => {
  it('is paced by the limit: all calls succeed, with few requests refused', async () => {
    const server = await serve(limitedTo(20));
    // A slow machine makes the line longer; how long a call waits in it is not the matter here.
    const overload = adaptiveConcurrency({ maxWait: 30_000 });
    const { api } = connect(server, { overload, budget: false, retries: 10 });
    const calls = Array.from({ length: 100 }, async (_, index) => {
      await new Promise((resolve) => setTimeout(resolve, index * 5));
      return api.get('/');
    });
    const answers = await Promise.all(calls);
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(server.requests.length).toBeLessThan(200);
  });

  it('is asked again by nobody before the time that it named', async () => {
    const server = await serve(nas(429, 'Throttling', 'Later.', { 'retry-after-ms': '300' }), ok);
    const { api } = connect(server, { overload: adaptiveConcurrency() });
    const first = api.get('/');
    await expect.poll(() => server.requests.length).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await Promise.all([first, api.get('/'), api.get('/')]);
    const [refusedAt = 0, ...later] = server.requests.map(({ atMs }) => atMs);
    expect(Math.min(...later) - refusedAt).toBeGreaterThanOrEqual(295);
  });
});
