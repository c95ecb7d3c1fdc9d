import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import axios, { type ResponseType } from 'axios';
import { describe, expect, it } from 'vitest';
import { connect, rejected } from './client.js';
import { nas, serve } from './server.js';

const REPLY = nas(503, 'ServiceUnavailable', 'Busy.');
const TEXT = String(REPLY.body);
const server = () => serve(REPLY);

/** Whatever the body is, its bytes as text. */
async function read(data: unknown): Promise<string> {
  if (data instanceof Blob) return data.text();
  if (data instanceof ReadableStream || data instanceof Readable) return (await buffer(data)).toString();
  if (data instanceof ArrayBuffer || Buffer.isBuffer(data)) return Buffer.from(data as Buffer).toString();
  return typeof data === 'string' ? data : JSON.stringify(data);
}

const kind = (data: unknown) => (Buffer.isBuffer(data) ? 'Buffer' : Object.prototype.toString.call(data));

describe.each(['http', 'fetch'] as const)(
  'response.data of a surfaced error, by the %s adapter',
  (adapter) => {
    const types: ResponseType[] = ['json', 'text', 'arraybuffer', 'stream'];
    if (adapter === 'fetch') types.push('blob');

    it.each(types)('is what axios gives for responseType %s, and can be read', async (responseType) => {
      const { url } = await server();
      const bare = await rejected(axios.get(url, { responseType, adapter, proxy: false }));
      const { api } = connect({ url }, { retries: 1 }, { adapter });
      const error = await rejected(api.get('/', { responseType }));
      const data = error.response?.data;
      expect(error.failure.attempts).toHaveLength(2);
      expect(kind(data)).toBe(kind(bare.response?.data));
      expect(await read(data)).toBe(TEXT);
      expect(await read(bare.response?.data)).toBe(TEXT);
    });

    it('is parsed JSON by default', async () => {
      const { url } = await server();
      const error = await rejected(connect({ url }, { retries: 0 }, { adapter }).api.get('/'));
      expect(error.response?.data).toEqual(JSON.parse(TEXT));
    });
  },
);

describe('response.data of a surfaced error', () => {
  it('is the text of XML, as axios leaves it', async () => {
    const body = '<Error><Code>InvalidFileSystem.NotFound</Code></Error>';
    const { url } = await serve({ status: 404, body });
    const error = await rejected(connect({ url }).api.get('/'));
    expect(error.response?.data).toBe(body);
    expect(error.failure.code).toBe('InvalidFileSystem.NotFound');
  });

  it('is an empty string for an empty body', async () => {
    const { url } = await serve({ status: 404 });
    expect((await rejected(connect({ url }).api.get('/'))).response?.data).toBe('');
  });

  it('as a stream holds what was read, up to maxErrorBodyBytes', async () => {
    const { url } = await serve({ status: 404, body: 'x'.repeat(1_000) });
    const { api } = connect({ url }, { maxErrorBodyBytes: 100 });
    const error = await rejected(api.get('/', { responseType: 'stream' }));
    expect(await read(error.response?.data)).toBe('x'.repeat(100));
  });

  it('that is long is not cut where axios held it in memory anyway', async () => {
    const { url } = await serve({ status: 404, body: 'x'.repeat(1_000) });
    const error = await rejected(connect({ url }, { maxErrorBodyBytes: 100 }).api.get('/'));
    expect(error.response?.data).toHaveLength(1_000);
  });

  it('is read in bounded time where the body never ends', async () => {
    const { url } = await serve((response) => {
      response.writeHead(404, { 'content-type': 'application/json' });
      response.write('{"Code":"InvalidFileSystem.NotFound",');
    });
    const { api } = connect({ url }, {}, { timeout: 80 });
    const started = Date.now();
    const error = await rejected(api.get('/', { responseType: 'stream' }));
    expect(Date.now() - started).toBeLessThan(3_500);
    expect(error.failure).toMatchObject({ code: 'HTTP_404', stop: 'terminal' });
    expect(await read(error.response?.data)).toBe('{"Code":"InvalidFileSystem.NotFound",');
  });
});
