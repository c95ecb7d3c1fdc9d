import { openWindow } from './window.js';
import axios, { type AxiosInstance, type AxiosRequestConfig } from 'axios';
import { describe, expect, it } from 'vitest';
import { adaptiveConcurrency, constant, type PolicyOptions } from '../../src/index.js';
import { connect, eventually, rejected, told } from './client.js';
import { hang, json, serve, type Step, unavailable } from './server.js';

/** Far longer than any of these tests may take. */
const LONG = 60_000;

/** An error whose body never ends. */
const endless: Step = (response) => {
  response.writeHead(404, { 'content-type': 'application/json' });
  response.write('{"Code":"InvalidFileSystem.NotFound",');
};

/** Listeners that a token still has: axios counts one for itself. */
const listeners = (token: object) => (token as { _listeners?: unknown[] | null })._listeners ?? [];

/** Cancels a call once `ready` holds, and checks what every cancelled call has in common. */
async function cancelled(
  send: (request: AxiosRequestConfig) => ReturnType<AxiosInstance['get']>,
  ready: () => boolean,
) {
  const source = axios.CancelToken.source();
  const call = rejected(send({ cancelToken: source.token }));
  await eventually(ready).toBe(true);
  const cancelledAtMs = Date.now();
  source.cancel('not needed any more');
  const error = await call;
  expect(Date.now() - cancelledAtMs).toBeLessThan(4_000);
  expect(axios.isCancel(error)).toBe(true);
  expect(error.message).toBe('not needed any more');
  expect(error.failure).toMatchObject({ kind: 'cancelled', category: 'cancelled', stop: 'cancelled' });
  expect(listeners(source.token)).toEqual([]);
  return error;
}

describe.each(['http', 'fetch', 'xhr'] as const)('a cancel token, by the %s adapter', (adapter) => {
  const open = async (options: PolicyOptions, ...steps: readonly Step[]) => {
    const server = await serve(...steps);
    if (adapter === 'xhr') openWindow(server.url);
    return { server, client: connect(server, options, { adapter }) };
  };

  it('that was used before the call lets nothing out, and is told of', async () => {
    const { server, client } = await open({}, unavailable);
    const source = axios.CancelToken.source();
    source.cancel('too late');
    const error = await rejected(client.api.get('/', { cancelToken: source.token }));
    expect([axios.isCancel(error), error.message]).toEqual([true, 'too late']);
    expect(error.failure).toMatchObject({ code: 'ERR_CANCELED', stop: 'cancelled', attempts: [] });
    expect([server.requests.length, told(client)]).toEqual([0, ['give-up']]);
  });

  it.each([
    { which: 'first', steps: [hang], requests: 1, events: ['give-up'] },
    { which: 'second', steps: [unavailable, hang], requests: 2, events: ['retry', 'give-up'] },
  ])('ends the $which attempt', async ({ steps, requests, events }) => {
    const { server, client } = await open({}, ...steps);
    const error = await cancelled(
      (request) => client.api.get('/', request),
      () => server.requests.length === requests,
    );
    expect(error.failure.attempts).toHaveLength(requests);
    expect(server.requests).toHaveLength(requests);
    expect(told(client)).toEqual(events);
  });

  it('ends an attempt that is bounded as well', async () => {
    const { server, client } = await open({ attemptTimeout: LONG, totalTimeout: LONG }, hang);
    await cancelled(
      (request) => client.api.get('/', request),
      () => server.requests.length === 1,
    );
    expect(told(client)).toEqual(['give-up']);
  });

  it('ends a wait, and nothing more is sent', async () => {
    const { server, client } = await open({ backoff: constant(LONG) }, unavailable);
    const error = await cancelled(
      (request) => client.api.get('/', request),
      () => client.events.length === 1,
    );
    expect(error.failure.attempts).toHaveLength(1);
    expect(server.requests).toHaveLength(1);
    expect(told(client)).toEqual(['retry', 'give-up']);
  });

  it('ends the wait for the limit on calls in flight', async () => {
    const overload = adaptiveConcurrency({ initial: 1, max: 1, maxWait: LONG });
    const { server, client } = await open({ overload, retries: 0 }, hang);
    const first = new AbortController();
    const holding = rejected(client.api.get('/', { signal: first.signal }));
    await eventually(() => server.requests.length).toBe(1);
    let sent = false;
    await cancelled(
      (request) => {
        sent = true;
        return client.api.get('/', request);
      },
      () => sent,
    );
    expect(server.requests).toHaveLength(1);
    first.abort();
    await holding;
  });

  it('leaves no listener behind after a success, at once or later', async () => {
    const { client } = await open({}, json(1), unavailable, json(2));
    const { token } = axios.CancelToken.source();
    await client.api.get('/', { cancelToken: token });
    expect((await client.api.get<unknown>('/', { cancelToken: token })).data).toBe(2);
    await eventually(() => listeners(token)).toEqual([]);
  });
});

it.each(['http', 'fetch'] as const)(
  'a cancel token ends the reading of an error body that never ends: %s',
  async (adapter) => {
    const { api } = connect(await serve(endless), {}, { adapter });
    let reading = false;
    const onDownloadProgress = () => (reading = true);
    const error = await cancelled(
      (request) => api.get('/', { ...request, responseType: 'stream', onDownloadProgress }),
      () => reading,
    );
    expect(error.failure.httpCode).toBe(404);
  },
);
