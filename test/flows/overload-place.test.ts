import type { Readable } from 'node:stream';
import type { AxiosRequestConfig } from 'axios';
import { describe, expect, it } from 'vitest';
import { adaptiveConcurrency, type PolicyOptions } from '../../src/index.js';
import { connect, eventually, rejected } from './client.js';
import { hang, nas, ok, reset, serve, type Step, unavailable } from './server.js';

interface Row {
  readonly by: string;
  readonly step: Step;
  readonly options?: PolicyOptions;
  readonly request?: () => AxiosRequestConfig;
}

const one = () => adaptiveConcurrency({ initial: 1, max: 1, maxWait: 0 });
const mistake = (): never => {
  throw new Error('mine');
};

const rows: Row[] = [
  { by: 'a success', step: ok },
  { by: 'a terminal failure', step: nas(404, 'InvalidFileSystem.NotFound') },
  { by: 'a retryable failure', step: unavailable, options: { retries: 0 } },
  { by: 'a reset', step: reset, options: { retries: 0 } },
  { by: 'attemptTimeout', step: hang, options: { attemptTimeout: 30, retries: 0 } },
  { by: 'totalTimeout', step: hang, options: { totalTimeout: 30 } },
  { by: 'the timeout of axios', step: hang, options: { retries: 0 }, request: () => ({ timeout: 30 }) },
  { by: 'an abort during the attempt', step: hang, request: () => ({ signal: AbortSignal.timeout(100) }) },
  { by: 'an accepted error status', step: unavailable, request: () => ({ validateStatus: () => true }) },
  { by: 'a transform that throws', step: ok, request: () => ({ transformResponse: mistake }) },
  { by: 'beforeAttempt, which throws', step: ok, options: { beforeAttempt: mistake } },
  {
    by: 'a body that cannot be made',
    step: ok,
    request: () => ({ method: 'post', retriage: { body: mistake } }),
  },
  {
    by: 'a key that cannot be made',
    step: ok,
    options: { idempotencyKey: mistake },
    request: () => ({ method: 'post' }),
  },
  { by: 'an error inside a 200', step: nas(200, 'NoPermission'), options: { inspectSuccess: true } },
  {
    by: 'an open circuit',
    step: ok,
    options: { breaker: { execute: () => Promise.reject(new Error('open')) } },
  },
];

describe('a place among the calls in flight is given back', () => {
  it.each(rows)('after $by', async ({ step, options, request }) => {
    const server = await serve(step);
    const overload = one();
    const first = connect(server, { overload, ...options });
    await first.api.request({ url: '/', ...request?.() }).catch(() => undefined);
    // The limit is common to both clients, and leaves no room for two, nor time to wait for it.
    const { api } = connect(await serve(ok), { overload });
    const [again] = await Promise.allSettled([
      api.get('/', { baseURL: server.url, timeout: 30, retriage: { retries: 0 } }),
    ]);
    expect(again).not.toMatchObject({ reason: { code: 'EOVERLOADED' } });
  });

  it('when a streamed answer begins: a body that nobody reads holds none', async () => {
    const server = await serve((response) => void response.writeHead(200).write('begun'), ok);
    const { api } = connect(server, { overload: one() });
    const { data } = await api.get<Readable>('/', { responseType: 'stream' });
    expect((await api.get('/')).status).toBe(200);
    data.destroy();
  });

  it('and the limit is cut by an accepted 503 as by any other', async () => {
    const server = await serve(unavailable, hang);
    const { api } = connect(server, { overload: adaptiveConcurrency({ initial: 2, maxWait: 0 }) });
    await api.get('/', { validateStatus: () => true });
    const controller = new AbortController();
    const stuck = rejected(api.get('/', { signal: controller.signal }));
    await eventually(() => server.requests.length).toBe(2);
    expect((await rejected(api.get('/'))).failure.stop).toBe('overloaded');
    controller.abort();
    await stuck;
  });
});
