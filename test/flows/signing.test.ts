import { describe, expect, it, vi } from 'vitest';
import type { PolicyOptions } from '../../src/index.js';
import { sign, verifying } from './acs3.js';
import { connect, rejected, told } from './client.js';
import { json, nas, ok, type Received, serve, unavailable } from './server.js';

const HOUR = 3_600_000;
const signing: PolicyOptions = {
  beforeAttempt: (request, { clockOffsetMs }) => sign(request, clockOffsetMs),
};
const params = { Action: 'CreateMountTarget', FileSystemId: 'fs-1' };
const header = (requests: readonly Received[], name: string) =>
  requests.map(({ headers }) => String(headers[name]));

describe('a request signed before each attempt', () => {
  it('passes the verification of the official code, on every attempt with a nonce of its own', async () => {
    const server = await serve(verifying({ replies: [unavailable, unavailable, ok] }));
    const client = connect(server, { ...signing, idempotencyKey: 'ClientToken' });
    expect((await client.api.post('/', null, { params })).status).toBe(200);
    const { requests } = server;
    expect(new Set(header(requests, 'x-acs-signature-nonce')).size).toBe(3);
    expect(new Set(header(requests, 'authorization')).size).toBe(3);
    const tokens = requests.map(({ url }) => new URL(url, 'http://host').searchParams.get('ClientToken'));
    expect([tokens.length, new Set(tokens).size, tokens[0]]).toEqual([
      3,
      1,
      expect.stringMatching(/^\w{32}$/),
    ]);
  });

  it('passes whatever it carries', async () => {
    const server = await serve(verifying({ replies: [unavailable, ok] }));
    const { api } = connect(server, signing);
    await api.put(
      '/folders/a',
      { Name: '存储 & more' },
      { params: { Action: 'X', odd: "a b!'()*~/?=&+存" } },
    );
    expect(server.requests).toHaveLength(2);
  });

  it('is refused, and not repeated, where the secret is wrong', async () => {
    const server = await serve(verifying());
    const client = connect(server, { beforeAttempt: (request) => sign(request, 0, 'another secret') });
    expect((await rejected(client.api.get('/'))).failure).toMatchObject({
      code: 'SignatureDoesNotMatch',
      category: 'auth',
      stop: 'terminal',
    });
    expect(server.requests).toHaveLength(1);
  });

  it.each([HOUR, -HOUR])('is right again after one answer of a clock %i ms ahead', async (aheadMs) => {
    const server = await serve(verifying({ aheadMs }));
    const client = connect(server, signing);
    expect((await client.api.post('/', null, { params })).status).toBe(200);
    expect(client.events[0]).toMatchObject({
      type: 'retry',
      failure: { code: 'InvalidTimeStamp.Expired', category: 'clock' },
    });
    // The next call knows.
    await client.api.post('/', null, { params });
    expect([server.requests.length, told(client)]).toEqual([3, ['retry', 'recover']]);
  });

  it('shows no signature in the error', async () => {
    const server = await serve(verifying({ replies: [nas(404, 'InvalidFileSystem.NotFound')] }));
    const error = await rejected(connect(server, signing).api.get('/'));
    const [signature = ''] = /\w{64}/.exec(header(server.requests, 'authorization')[0] ?? '') ?? [];
    expect(signature).toHaveLength(64);
    expect(JSON.stringify(error) + String(error.stack)).not.toContain(signature);
    expect(error.config?.headers.get('Authorization')).toBeUndefined();
  });
});

describe('a request signed once, in an interceptor', () => {
  it('is refused as a replay, and that is not repeated', async () => {
    const server = await serve(verifying({ replies: [unavailable, ok] }));
    const client = connect(server);
    client.api.interceptors.request.use((request) => {
      sign(request, 0);
      return request;
    });
    expect((await rejected(client.api.get('/'))).failure).toMatchObject({
      code: 'SignatureNonceUsed',
      category: 'clock',
      stop: 'terminal',
    });
    expect(server.requests).toHaveLength(2);
  });
});

describe('a bearer token refreshed on 401', () => {
  const expired = nas(401, 'InvalidAccessToken', 'The token is expired.');

  /** A client that drops its token with a 401, and gets another before the next attempt. */
  async function client(valid: string) {
    const server = await serve((response, { headers }) => {
      const { status = 200, body } =
        headers.authorization === `Bearer ${valid}` ? json({ ok: true }) : expired;
      response.writeHead(status, { 'content-type': 'application/json' }).end(body);
    });
    let token: Promise<string> | undefined = Promise.resolve('an-old-token');
    const refresh = vi.fn(() => new Promise<string>((resolve) => setTimeout(resolve, 10, 'a-new-token')));
    const connected = connect(server, {
      overrides: { '401': { retry: true, retries: 1, delay: 0, unsafe: true } },
      onEvent: ({ type, failure }: { type: string; failure?: { httpCode?: number | undefined } }) => {
        if (type === 'retry' && failure?.httpCode === 401) token = undefined;
      },
      beforeAttempt: async (request) => {
        request.headers.set('Authorization', `Bearer ${await (token ??= refresh())}`);
      },
    });
    return { ...connected, server, refresh };
  }

  it('is used by the next attempt, also of a call that changes something', async () => {
    const { api, server, refresh, events } = await client('a-new-token');
    expect((await api.post('/', { a: 1 })).status).toBe(200);
    expect(header(server.requests, 'authorization')).toEqual(['Bearer an-old-token', 'Bearer a-new-token']);
    await api.post('/', { a: 1 });
    expect([server.requests.length, refresh.mock.calls.length]).toEqual([3, 1]);
    expect(events.map(({ type }) => type)).toEqual(['retry', 'recover']);
  });

  it('is tried once: a refusal of the new one is the end', async () => {
    const { api, server } = await client('another one');
    expect((await rejected(api.get('/'))).failure).toMatchObject({
      code: 'InvalidAccessToken',
      category: 'auth',
      stop: 'retries-exhausted',
    });
    expect(server.requests).toHaveLength(2);
  });

  it('that cannot be had surfaces as the error of the refresh', async () => {
    const { api, refresh } = await client('a-new-token');
    const mistake = new Error('no refresh token');
    refresh.mockRejectedValueOnce(mistake);
    expect(await rejected(api.get('/'))).toBe(mistake);
  });
});
