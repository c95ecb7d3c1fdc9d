import { Readable } from 'node:stream';
import axios from 'axios';
import { describe, expect, it } from 'vitest';
import { connect, rejected } from './client.js';
import { ok, serve, unavailable } from './server.js';

const types = ({ requests }: Awaited<ReturnType<typeof serve>>) =>
  requests.map(({ headers }) => headers['content-type']);

describe('a form that axios makes of a plain object', () => {
  it.each(['http', 'fetch'] as const)('is sent again, the same bytes by the %s adapter', async (adapter) => {
    const server = await serve(unavailable, unavailable, ok);
    const { api } = connect(server, {}, { adapter });
    await api.putForm('/', { name: 'Zoë', list: ['a', 'b'], file: Buffer.from([0, 255, 13, 10]) });
    const [first, ...more] = server.requests.map(({ body }) => body.toString('latin1'));
    expect(first).toContain('name="name"');
    expect(first).toContain('\x00\xff\r\n');
    expect(more).toEqual([first, first]);
    expect(new Set(types(server)).size).toBe(1);
    expect(types(server)[0]).toMatch(/^multipart\/form-data; ?boundary=[-\w]+$/);
  });

  it('is what axios alone sends', async () => {
    const server = await serve(ok);
    const body = { a: '1', b: { c: 'two' } };
    await axios.create({ baseURL: server.url, proxy: false }).postForm('/', body);
    await connect(server).api.postForm('/', body);
    const [alone, ours] = server.requests.map(({ body, headers }) => ({
      body: body.toString().replaceAll(/-{10,}\w+/g, 'BOUNDARY'),
      length: headers['content-length'],
      type: headers['content-type']?.replace(/=.*/, ''),
    }));
    expect(ours).toEqual(alone);
  });

  it.each([
    ['a stream', () => Readable.from(['x'])],
    ['more than a megabyte', () => Buffer.alloc(1_100_000)],
  ])('with %s in it is gone', async (_, part) => {
    const server = await serve(unavailable, ok);
    const form = axios.toFormData({ a: '1' });
    form.append('file', part(), 'a.bin');
    const error = await rejected(connect(server).api.put('/', form));
    expect(error.failure.stop).toBe('body-not-replayable');
    expect(server.requests[0]?.body.length).toBeGreaterThan(100);
  });

  it('is an array of bytes on the config of an error, which can be sent again', async () => {
    const server = await serve(unavailable, ok);
    const { api } = connect(server, { retries: 0 });
    const error = await rejected(api.putForm('/', { a: '1' }));
    await api.request(error.config ?? {});
    const [first, second] = server.requests.map(({ body }) => body.toString());
    expect(second).toBe(first);
  });
});
