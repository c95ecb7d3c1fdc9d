import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { explain } from '../../src/call/explain.js';

const JSON_BODY =
  '{"RequestId":"R-1","HostId":"nas.aliyuncs.com","Code":"ServiceUnavailable","Message":"Busy for now."}';
const XML_BODY =
  '<?xml version="1.0" encoding="UTF-8"?><Error><RequestId>R-1</RequestId><HostId>nas.aliyuncs.com</HostId>' +
  '<Code>ServiceUnavailable</Code><Message>Busy for now.</Message></Error>';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What every body below says. */
const MEANING = {
  kind: 'response',
  httpCode: 503,
  code: 'ServiceUnavailable',
  message: 'Busy for now.',
  resolution: 'Please try again later.',
  requestId: 'R-1',
  hostId: 'nas.aliyuncs.com',
  classification: 'retryable',
  category: 'transient',
  decidedBy: 'catalog',
  documented: true,
  catalog: 'nas',
  attempts: [],
  elapsedMs: 0,
};

const BODIES: readonly (readonly [string, (text: string) => unknown])[] = [
  ['a string', (text) => text],
  ['a Buffer', (text) => Buffer.from(text)],
  ['bytes', bytes],
  ['an ArrayBuffer', (text) => bytes(text).buffer],
  ['a Node stream', (text) => Readable.from([Buffer.from(text)])],
  [
    'a Node stream in pieces',
    (text) => Readable.from([Buffer.from(text.slice(0, 9)), Buffer.from(text.slice(9))]),
  ],
  ['a web stream', (text) => new Blob([text]).stream()],
  ['a Blob', (text) => new Blob([text])],
];

describe('explain takes an answer by hand', () => {
  it.each(BODIES)('with a JSON body: %s', async (_, make) => {
    expect(await explain({ status: 503, body: make(JSON_BODY) })).toEqual(MEANING);
  });

  it.each(BODIES)('with an XML body: %s', async (_, make) => {
    expect(await explain({ status: 503, body: make(XML_BODY) })).toEqual(MEANING);
  });

  it('with a parsed body', async () => {
    expect(await explain({ status: 503, body: JSON.parse(JSON_BODY) as unknown })).toEqual(MEANING);
  });

  it.each<[string, unknown]>([
    ['a plain object', { 'X-Acs-Request-Id': 'R-2' }],
    ['a Map', new Map([['x-acs-request-id', 'R-2']])],
    ['fetch’s Headers', new Headers({ 'x-acs-request-id': 'R-2' })],
    ['several values', { 'x-acs-request-id': ['R-2', 'R-3'] }],
  ])('with headers: %s', async (_, headers) => {
    expect(await explain({ status: 503, headers, body: '' })).toMatchObject({
      requestId: 'R-2',
      code: 'HTTP_503',
    });
  });

  it.each<[number, string, string]>([
    [503, 'retryable', 'transient'],
    [429, 'retryable', 'throttling'],
    [408, 'retryable', 'timeout'],
    [404, 'terminal', 'client'],
    [403, 'terminal', 'auth'],
    [501, 'terminal', 'server'],
  ])('with nothing but a status: %i', async (status, classification, category) => {
    expect(await explain({ status })).toEqual({
      kind: 'response',
      httpCode: status,
      code: `HTTP_${String(status)}`,
      message: '',
      classification,
      category,
      decidedBy: 'status',
      documented: false,
      attempts: [],
      elapsedMs: 0,
    });
  });

  it.each<[string, object, string]>([
    [
      'method and url',
      { method: 'get', url: 'https://api.example.com/users/42?x=1' },
      'GET api.example.com/users/:id',
    ],
    ['url alone', { url: 'https://api.example.com/v1/users' }, 'GET api.example.com/v1/users'],
    ['a method of another kind', { method: 'POST', url: 'https://h.example/a' }, 'POST h.example/a'],
    [
      'an action',
      { url: 'https://nas.aliyuncs.com/?Action=CreateFileSystem&A=1' },
      'GET nas.aliyuncs.com CreateFileSystem',
    ],
    ['a port', { method: 'put', url: 'http://127.0.0.1:8080/a' }, 'PUT 127.0.0.1:8080/a'],
  ])('and names the operation from %s', async (_, request, operation) => {
    expect(await explain({ status: 503, ...request })).toMatchObject({ operation });
  });

  it('and names no operation where nothing is known of the request', async () => {
    expect(await explain({ status: 503, body: JSON_BODY })).not.toHaveProperty('operation');
  });
});
