import { createServer, constants, type Http2ServerResponse } from 'node:http2';
import type { AddressInfo } from 'node:net';
import type { ResponseType } from 'axios';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { AXIOS } from '../support/axios-version.js';
import { connect, rejected, told } from './client.js';
import { contentOf, kindOf } from './content.js';
import { nas, ok, type Reply, unavailable } from './server.js';

type Step = Reply | ((response: Http2ServerResponse) => void);

/** A server that speaks HTTP/2 without TLS and answers by the steps, the last one again and again. */
async function serve2(...steps: readonly Step[]) {
  let requests = 0;
  let sessions = 0;
  const server = createServer((_, response) => {
    const step = steps[Math.min(requests, steps.length - 1)] ?? ok;
    requests += 1;
    if (typeof step === 'function') return step(response);
    response.writeHead(step.status ?? 200, step.headers).end(step.body ?? '');
  });
  server.on('session', () => (sessions += 1));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${String(port)}`, requests: () => requests, sessions: () => sessions };
}

describe('HTTP/2', () => {
  beforeEach(({ skip }) => skip(!AXIOS.knowsHttp2, 'before 1.13, axios does not speak it'));
  const defaults = { httpVersion: 2 } as const;

  it.each<{ responseType: ResponseType | undefined; kind: string }>([
    { responseType: undefined, kind: 'Object' },
    { responseType: 'arraybuffer', kind: 'Buffer' },
    { responseType: 'stream', kind: 'Node stream' },
  ])('is repeated over one session: $responseType', async ({ responseType, kind }) => {
    const server = await serve2(unavailable, unavailable, ok);
    const client = connect(server, {}, { ...defaults, responseType });
    const { data } = await client.api.get<unknown>('/');
    expect(told(client)).toEqual(['retry', 'retry', 'recover']);
    expect(kindOf(data)).toBe(kind);
    expect(await contentOf(data)).toBe(ok.body);
    expect([server.requests(), server.sessions()]).toEqual([3, 1]);
  });

  it.each<{ responseType: ResponseType | undefined }>([
    { responseType: undefined },
    { responseType: 'stream' },
  ])('has its errors explained: $responseType', async ({ responseType }) => {
    const server = await serve2(nas(404, 'InvalidVpc.NotFound', 'Not here.'));
    const error = await rejected(connect(server, {}, { ...defaults, responseType }).api.get('/'));
    expect(error.failure).toMatchObject({ code: 'InvalidVpc.NotFound', stop: 'terminal' });
    expect(await contentOf(error.response?.data)).toContain('Not here.');
  });

  it.each([
    { how: 'refused', code: constants.NGHTTP2_REFUSED_STREAM },
    { how: 'reset', code: constants.NGHTTP2_INTERNAL_ERROR },
  ])('is repeated where the stream is $how', async ({ code }) => {
    const server = await serve2((response) => response.stream.close(code), ok);
    const client = connect(server, {}, defaults);
    expect((await client.api.get<unknown>('/')).data).toEqual({ ok: true });
    expect(client.events[0]).toMatchObject({ failure: { kind: 'network', code: 'ERR_HTTP2_STREAM_ERROR' } });
  });

  it('is repeated where the body breaks off', async () => {
    const breakOff = (response: Http2ServerResponse) => {
      response.writeHead(200).write('{"ok":', () => response.stream.close(constants.NGHTTP2_INTERNAL_ERROR));
    };
    const client = connect(await serve2(breakOff, ok), {}, defaults);
    expect((await client.api.get<unknown>('/')).data).toEqual({ ok: true });
    expect(told(client)).toEqual(['retry', 'recover']);
  });

  it('is repeated in time where the session ends, of which axios says nothing', async () => {
    const server = await serve2((response) => response.stream.session?.destroy(), ok);
    const client = connect(server, { attemptTimeout: 900 }, defaults);
    expect((await client.api.get<unknown>('/')).data).toEqual({ ok: true });
    expect(server.sessions()).toBeGreaterThan(1);
  });
});
