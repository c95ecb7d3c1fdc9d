import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { InternalAxiosRequestConfig } from 'axios';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { connect, rejected } from '../flows/client.js';
import { ok, serve, unavailable } from '../flows/server.js';
import { AXIOS } from '../support/axios-version.js';
import { fail, leaks, SECRET } from './canaries.js';
import { ECHOES } from './faults.js';

const signs: [string, (request: InternalAxiosRequestConfig) => void][] = [
  ['a header', ({ headers }) => void headers.set('Authorization', `Bearer ${SECRET}`)],
  ['parameters', (request) => void (request.params = { Signature: SECRET, AccessKeyId: SECRET })],
  ['a body', (request) => void (request.data = JSON.stringify({ password: SECRET }))],
  ['the URL', (request) => void (request.url = `/?token=${encodeURIComponent(SECRET)}`)],
];

describe.each(Object.entries(ECHOES))('after a server that says it back as %s', (_, step) => {
  it.each(signs)('what beforeAttempt signed with is nowhere: %s', async (_, beforeAttempt) => {
    const { error, told } = await fail(await serve(step), { method: 'put' }, { beforeAttempt });
    expect(leaks(error, told)).toEqual([]);
  });

  it('what each attempt signed with anew is nowhere', async () => {
    const beforeAttempt = ({ headers }: InternalAxiosRequestConfig, { attempt }: { attempt: number }) =>
      void headers.set('x-api-key', attempt === 1 ? 'another-secret-key' : SECRET);
    const { error, told } = await fail(
      await serve(unavailable, step),
      {},
      { beforeAttempt, backoff: () => 0 },
    );
    expect(leaks(error, told)).toEqual([]);
  });
});

describe('the login of a proxy that the environment names', () => {
  beforeEach(() => void vi.stubEnv('no_proxy', ''));
  afterEach(() => void vi.unstubAllEnvs());

  it.each(Object.entries(ECHOES))('is nowhere after %s', async (_, step) => {
    const server = await serve(step);
    const login = `operator:${encodeURIComponent(SECRET)}`;
    vi.stubEnv('http_proxy', `http://${login}@127.0.0.1:${String(server.port)}`);
    const { api, events } = connect({ url: 'http://nas.invalid' }, { retries: 1 }, { proxy: undefined });
    const error = await rejected(api.get('/'));
    expect(server.requests[0]?.headers['proxy-authorization']).toMatch(/^Basic /);
    expect(leaks(error, { events: JSON.stringify(events) })).toEqual([]);
  });
});

describe('the login of a tunnel that the environment names', () => {
  beforeEach(() => void vi.stubEnv('no_proxy', ''));
  afterEach(() => void vi.unstubAllEnvs());

  it('is nowhere after a refusal that says it back', async ({ skip }) => {
    skip(!AXIOS.asksForTunnels, 'before axios 1.16.1 the proxy is asked for the page itself');
    const asked: (string | undefined)[] = [];
    const proxy = createServer().on('connect', ({ headers }: IncomingMessage, socket: Duplex) => {
      asked.push(headers['proxy-authorization']);
      const body = JSON.stringify({ Code: 'Denied', Message: `Not for ${String(asked[0])} (${SECRET})` });
      socket.end(`HTTP/1.1 403 No\r\ncontent-type: application/json\r\nconnection: close\r\n\r\n${body}`);
    });
    proxy.listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    onTestFinished(() => void proxy.close());
    const { port } = proxy.address() as AddressInfo;
    vi.stubEnv('https_proxy', `http://operator:${encodeURIComponent(SECRET)}@127.0.0.1:${String(port)}`);
    const { api, events } = connect({ url: 'https://nas.invalid' }, { retries: 0 }, { proxy: undefined });
    const error = await rejected(api.get('/'));
    expect(leaks(error, { events: JSON.stringify(events) })).toEqual([]);
    expect(asked).toEqual([expect.stringMatching(/^Basic /)]);
    expect(error.message).toContain('Not for Basic [redacted]');
  });
});

describe('the operation that a request names', () => {
  it('is told of a recovery as it is of a failure: without line breaks', async () => {
    const { api, events } = connect(await serve(unavailable, ok));
    await api.get('/', { retriage: { operation: 'List\nThings' } });
    for (const event of events) expect(JSON.stringify(event)).toContain('"List\\\\nThings"');
  });
});
