import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { connect, rejected } from './client.js';
import { type Reply, serve } from './server.js';

const HTML = '<html><head><title>503</title></head><body><Code>ServiceUnavailable</Code></body></html>';
const XML = '<Error><Code>ServiceUnavailable</Code><Message>Busy.</Message></Error>';
const JSON_BODY = '{"Code":"ServiceUnavailable","Message":"Busy."}';
const typed = (type: string, body: string | Uint8Array, status = 503): Reply => ({
  status,
  headers: { 'content-type': type },
  body,
});

describe('a body without an error in it falls back to the status', () => {
  it.each([
    ['a page of a proxy', typed('text/html', HTML)],
    ['a page with a document type', typed('text/html', `<!DOCTYPE html>${HTML}`)],
    ['a page that claims to be XML', typed('text/xml', HTML)],
    ['nothing', { status: 503 }],
    ['plain words', typed('text/plain', 'upstream connect error')],
    ['half a JSON document', typed('application/json', '{"Code":"ServiceUnav')],
    ['half an XML document', typed('text/xml', '<Error><Code>ServiceUnav')],
    ['JSON that is no object', typed('application/json', '"ServiceUnavailable"')],
    ['JSON null', typed('application/json', 'null')],
    ['an object of something else', typed('application/json', '{"items":[]}')],
    ['bytes', typed('application/octet-stream', Buffer.from([0xff, 0xd8, 0x00, 0x01]))],
  ] as [string, Reply][])('%s', async (_name, reply) => {
    const server = await serve(reply);
    const { failure } = await rejected(connect(server, { retries: 1 }).api.get('/'));
    expect(failure).toMatchObject({
      kind: 'response',
      httpCode: 503,
      code: 'HTTP_503',
      classification: 'retryable',
      decidedBy: 'status',
      documented: false,
      stop: 'retries-exhausted',
    });
    expect(server.requests).toHaveLength(2);
  });

  it.each([
    [400, 'terminal', 'client'],
    [404, 'terminal', 'client'],
    [408, 'retryable', 'timeout'],
    [429, 'retryable', 'throttling'],
    [501, 'terminal', 'server'],
    [502, 'retryable', 'transient'],
  ])('%i is then %s', async (status, classification, category) => {
    const server = await serve(typed('text/html', HTML, status));
    const { failure } = await rejected(connect(server, { retries: 0 }).api.get('/'));
    expect(failure).toMatchObject({ code: `HTTP_${status}`, classification, category });
  });
});

describe('a body is read by what it is', () => {
  const utf16 = Buffer.from(`\ufeff${JSON_BODY}`, 'utf16le');
  it.each([
    ['JSON called XML', typed('text/xml', JSON_BODY)],
    ['XML called JSON', typed('application/json', XML)],
    ['JSON called HTML', typed('text/html', JSON_BODY)],
    ['JSON without a type', { status: 503, body: JSON_BODY }],
    ['a byte order mark', typed('application/json', `\ufeff${JSON_BODY}`)],
    ['white space around it', typed('application/json', `\r\n  ${JSON_BODY}\n`)],
    ['gzip', { ...typed('application/json', gzipSync(JSON_BODY)), headers: { 'content-encoding': 'gzip' } }],
    ['CDATA', typed('text/xml', XML.replace('Busy.', '<![CDATA[Busy.]]>'))],
    ['another root', typed('text/xml', XML.replaceAll('Error>', 'DescribeResponse>'))],
    ['lower case', typed('application/json', '{"code":"ServiceUnavailable","message":"Busy."}')],
    ['an envelope', typed('application/json', `{"error":${JSON_BODY}}`)],
  ] as [string, Reply][])('%s', async (_name, reply) => {
    const server = await serve(reply);
    const { failure } = await rejected(connect(server, { retries: 0 }).api.get('/'));
    expect(failure).toMatchObject({ code: 'ServiceUnavailable', message: 'Busy.', decidedBy: 'catalog' });
  });

  it.each(['arraybuffer', 'stream', 'text', 'json', 'document'] as const)(
    'whatever axios made of it: responseType %s',
    async (responseType) => {
      const server = await serve(typed('text/xml', XML));
      const { failure } = await rejected(connect(server, { retries: 0 }).api.get('/', { responseType }));
      expect(failure.code).toBe('ServiceUnavailable');
    },
  );

  it.each(['arraybuffer', 'stream', 'text', 'json', 'blob'] as const)(
    'the same by the fetch adapter: responseType %s',
    async (responseType) => {
      const server = await serve(typed('text/xml', XML));
      const { api } = connect(server, { retries: 0 }, { adapter: 'fetch' });
      expect((await rejected(api.get('/', { responseType }))).failure.code).toBe('ServiceUnavailable');
    },
  );

  it('in UTF-16, where the bytes are there to be decoded', async () => {
    const server = await serve(typed('application/json', utf16));
    const { api } = connect(server, { retries: 0 });
    expect((await rejected(api.get('/', { responseType: 'arraybuffer' }))).failure.code).toBe(
      'ServiceUnavailable',
    );
  });

  it('no further than maxErrorBodyBytes', async () => {
    const server = await serve(
      typed('application/json', JSON_BODY.replace('{', `{"pad":"${'x'.repeat(500)}",`)),
    );
    const read = async (maxErrorBodyBytes: number) =>
      (await rejected(connect(server, { retries: 0, maxErrorBodyBytes }).api.get('/'))).failure.code;
    expect(await read(1_000)).toBe('ServiceUnavailable');
    expect(await read(100)).toBe('HTTP_503');
  });
});
