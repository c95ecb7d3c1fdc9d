import { Readable } from 'node:stream';
import type { AxiosRequestConfig } from 'axios';
import { describe, expect, it, vi } from 'vitest';
import { connect, rejected, told } from './client.js';
import { nas, ok, reset, serve, unavailable } from './server.js';

const words = ['one ', 'two ', 'three'];

/** A factory, and what it made. */
function streams(parts: readonly string[] = words) {
  const made: Readable[] = [];
  const body = (): Readable => {
    const stream = Readable.from(parts);
    made.push(stream);
    return stream;
  };
  return { made, body };
}

const put = (body: () => unknown, more: AxiosRequestConfig = {}): AxiosRequestConfig => ({
  url: '/',
  method: 'put',
  ...more,
  retriage: { body, ...(more.retriage || {}) },
});

const bodies = ({ requests }: Awaited<ReturnType<typeof serve>>) =>
  requests.map(({ body }) => body.toString());

describe('a body factory', () => {
  it('makes a fresh stream for each attempt', async () => {
    const server = await serve(unavailable, reset, ok);
    const { body, made } = streams();
    expect((await connect(server).api.request(put(body))).status).toBe(200);
    expect(bodies(server)).toEqual(['one two three', 'one two three', 'one two three']);
    expect(made).toHaveLength(3);
  });

  it('makes a web stream for the fetch adapter', async () => {
    const server = await serve(unavailable, ok);
    const body = () => Readable.toWeb(Readable.from(words.map((word) => Buffer.from(word))));
    await connect(server, {}, { adapter: 'fetch' }).api.request(put(body));
    expect(bodies(server)).toEqual(['one two three', 'one two three']);
  });

  it('is waited for', async () => {
    const server = await serve(unavailable, ok);
    const body = () => new Promise((resolve) => setTimeout(() => resolve(Readable.from(words)), 10));
    await connect(server).api.request(put(body));
    expect(bodies(server)).toEqual(['one two three', 'one two three']);
  });

  it('makes what follows where data is the first attempt’s', async () => {
    const server = await serve(unavailable, ok);
    const { body, made } = streams(['again']);
    await connect(server).api.request(put(body, { data: Readable.from(words) }));
    expect(bodies(server)).toEqual(['one two three', 'again']);
    expect(made).toHaveLength(1);
  });

  it('is followed by beforeAttempt, which sees what it made', async () => {
    const server = await serve(ok);
    const seen: unknown[] = [];
    const client = connect(server, { beforeAttempt: ({ data }) => void seen.push(data) });
    const { body, made } = streams();
    await client.api.request(put(body));
    expect(seen).toEqual(made);
  });

  it('does not make a call one that may be repeated', async () => {
    const server = await serve(nas(500, 'InternalError'));
    const { body } = streams();
    const { failure } = await rejected(connect(server).api.request(put(body, { method: 'post' })));
    expect([failure.stop, server.requests.length]).toEqual(['not-idempotent', 1]);
  });

  it('shows none of its bodies on the config', async () => {
    const { body } = streams();
    const error = await rejected(
      connect(await serve(nas(404, 'InvalidVpc.NotFound'))).api.request(put(body)),
    );
    expect(error.config?.data).toBeUndefined();
  });
});

describe('the length of a body that a factory makes', () => {
  const lengths = ({ requests }: Awaited<ReturnType<typeof serve>>) =>
    requests.map(({ headers, body }) => [
      headers['content-length'],
      headers['transfer-encoding'],
      body.length,
    ]);

  it('is that of each attempt’s own', async () => {
    const server = await serve(unavailable, unavailable, ok);
    let attempt = 0;
    await connect(server).api.request(put(() => 'x'.repeat((attempt += 1))));
    expect(lengths(server)).toEqual([
      ['1', undefined, 1],
      ['2', undefined, 2],
      ['3', undefined, 3],
    ]);
  });

  it('is unknown of a stream', async () => {
    const server = await serve(unavailable, ok);
    await connect(server).api.request(put(streams().body));
    expect(lengths(server)).toEqual([
      [undefined, 'chunked', 13],
      [undefined, 'chunked', 13],
    ]);
  });

  it('is what the caller says of a stream, on every attempt', async () => {
    const server = await serve(unavailable, ok);
    await connect(server).api.request(put(streams().body, { headers: { 'content-length': '13' } }));
    expect(lengths(server)).toEqual([
      ['13', undefined, 13],
      ['13', undefined, 13],
    ]);
  });

  it('does not stay from the data of the first attempt', async () => {
    const server = await serve(unavailable, ok);
    await connect(server).api.request(put(() => 'longer', { data: 'x' }));
    expect(lengths(server)).toEqual([
      ['1', undefined, 1],
      ['6', undefined, 6],
    ]);
  });
});

describe('a factory that fails', () => {
  const mistake = new RangeError('no such file');

  it.each<[string, () => unknown]>([
    [
      'at once',
      () => {
        throw mistake;
      },
    ],
    ['later', () => Promise.reject(mistake)],
  ])('%s fails the call with its error, unsent', async (_, body) => {
    const server = await serve(ok);
    const client = connect(server);
    const error = await rejected(client.api.request(put(body)));
    expect(error).toBe(mistake);
    expect(error.failure.stop).toBe('terminal');
    expect([told(client), server.requests.length]).toEqual([['give-up'], 0]);
  });

  it('before the second attempt ends the call there', async () => {
    const server = await serve(unavailable);
    const body = vi
      .fn(() => 'body')
      .mockReturnValueOnce('body')
      .mockImplementationOnce(() => {
        throw mistake;
      });
    const error = await rejected(connect(server).api.request(put(body)));
    expect(error).toBe(mistake);
    expect(error.failure.attempts).toMatchObject([{ httpCode: 503 }, { number: 2 }]);
  });
});
