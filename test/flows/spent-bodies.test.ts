import { Readable } from 'node:stream';
import axios from 'axios';
import { describe, expect, it } from 'vitest';
import { connect, rejected, told } from './client.js';
import { ok, serve, unavailable } from './server.js';

const text = 'one two three';

const node = (): Readable => Readable.from([text]);
const web = (): unknown => Readable.toWeb(Readable.from([Buffer.from(text)]));
/** Of the `form-data` package. */
const form = (): unknown => axios.toFormData({ a: text });

describe('a body that an attempt has taken is not sent again:', () => {
  it.each([
    ['a stream of a factory', node, {}],
    ['a web stream of a factory', web, { adapter: 'fetch' } as const],
    ['a form of a factory', form, {}],
  ])('%s', async (_, make, defaults) => {
    const server = await serve(unavailable, ok);
    const client = connect(server, {}, defaults);
    const same = make();
    const error = await rejected(client.api.put('/', null, { retriage: { body: () => same } }));
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]?.body.toString()).toContain(text);
    expect(error.response?.status).toBe(503);
    expect(error.failure).toMatchObject({ code: 'ServiceUnavailable', stop: 'body-not-replayable' });
    expect(error.message).toContain('the body was a stream and is gone');
    expect(told(client)).toEqual(['retry', 'give-up']);
  });

  it('the first attempt’s, which a factory gives again', async () => {
    const server = await serve(unavailable, ok);
    const same = node();
    const call = connect(server).api.put('/', same, { retriage: { body: () => same } });
    expect((await rejected(call)).failure.stop).toBe('body-not-replayable');
    expect(server.requests).toHaveLength(1);
  });

  it('one that `beforeAttempt` puts there', async () => {
    const server = await serve(unavailable, ok);
    const same = node();
    const { api } = connect(server, { beforeAttempt: (request) => void (request.data = same) });
    expect((await rejected(api.put('/'))).failure.stop).toBe('body-not-replayable');
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    ['read', async (stream: Readable) => void (await stream.toArray())],
    ['destroyed', (stream: Readable) => void stream.destroy()],
  ])('not even once, where it was %s before', async (_, spend) => {
    const server = await serve(ok);
    const stream = node();
    await spend(stream);
    const error = await rejected(connect(server).api.put('/', null, { retriage: { body: () => stream } }));
    expect(error).toBeInstanceOf(TypeError);
    expect(error.message).toContain('takes a fresh stream');
    expect(error.failure.stop).toBe('terminal');
    expect(server.requests).toHaveLength(0);
  });

  it('what is no stream is', async () => {
    const server = await serve(unavailable, ok);
    await connect(server).api.put('/', null, { retriage: { body: () => text } });
    expect(server.requests.map(({ body }) => body.toString())).toEqual([text, text]);
  });
});
