import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import axios, { type AxiosRequestConfig } from 'axios';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { connect, eventually, rejected } from './client.js';
import { closedPort, hang, ok, serve } from './server.js';

/** A stream that never ends by itself, as a file that waits for its reader does not. */
function endless() {
  const made: Readable[] = [];
  return {
    made,
    body: () => {
      const stream = new Readable({ read: () => undefined });
      stream.push('begun');
      made.push(stream);
      return stream;
    },
  };
}
const destroyed = (made: readonly Readable[]) => made.map((stream) => stream.destroyed);

const put = (body: () => unknown, more: AxiosRequestConfig = {}): AxiosRequestConfig => ({
  url: '/',
  method: 'put',
  ...more,
  retriage: { body, ...(more.retriage || {}) },
});

/** A server that answers without waiting for the request's body; gives its address. */
async function impatient(): Promise<string> {
  const server = createServer((_, response) => {
    response.writeHead(404, { 'content-type': 'application/json' });
    response.end('{"Code":"InvalidVpc.NotFound","Message":"No such VPC."}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

describe('a body that is not sent to its end', () => {
  it('is let go where nobody listens', async () => {
    const { body, made } = endless();
    const request = put(body, { baseURL: `http://127.0.0.1:${String(await closedPort())}` });
    await rejected(connect({ url: '' }, { retries: 1 }).api.request(request));
    expect(destroyed(made)).toEqual([true, true]);
  });

  it('is let go with attemptTimeout, and with an abort', async () => {
    const server = await serve(hang);
    const { body, made } = endless();
    const client = connect(server, { attemptTimeout: 100, retries: 1 });
    await rejected(client.api.request(put(body)));
    await eventually(() => destroyed(made)).toEqual([true, true]);
    const controller = new AbortController();
    const call = rejected(client.api.request(put(body, { signal: controller.signal })));
    await eventually(() => made.length).toBe(3);
    controller.abort();
    await call;
    await eventually(() => destroyed(made)).toEqual([true, true, true]);
  });

  it.each(['abort', 'totalTimeout'])('is let go where it comes after the %s', async (end) => {
    const server = await serve(ok);
    const { body, made } = endless();
    let deliver: () => void = () => undefined;
    const factory = vi.fn(() => new Promise((resolve) => (deliver = () => resolve(body()))));
    const controller = new AbortController();
    const more = { signal: controller.signal, retriage: end === 'abort' ? {} : { totalTimeout: 50 } };
    const call = rejected(connect(server).api.request(put(factory, more)));
    await eventually(() => factory.mock.calls.length).toBe(1);
    if (end === 'abort') controller.abort();
    const error = await call;
    expect(axios.isCancel(error)).toBe(end === 'abort');
    deliver();
    await eventually(() => destroyed(made)).toEqual([true]);
    expect(server.requests).toHaveLength(0);
  });

  it('is let go where beforeAttempt fails', async () => {
    const { body, made } = endless();
    const beforeAttempt = () => Promise.reject(new Error('no key'));
    await rejected(connect(await serve(ok), { beforeAttempt }).api.request(put(body)));
    expect(destroyed(made)).toEqual([true]);
  });

  it('does not take the answer with it that came before its end', async () => {
    const { body, made } = endless();
    const client = connect({ url: await impatient() });
    const error = await rejected(client.api.request(put(body, { responseType: 'stream' })));
    expect(error.failure).toMatchObject({ httpCode: 404, code: 'InvalidVpc.NotFound' });
    expect(destroyed(made)).toEqual([true]);
  });
});
