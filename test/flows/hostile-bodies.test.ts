import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { KEEPS_STATUS } from '../support/axios-version.js';
import { connect, rejected } from './client.js';
import { serve } from './server.js';

const XML = { 'content-type': 'text/xml' };
const JSON_TYPE = { 'content-type': 'application/json' };
const CODE = '<Code>ServiceUnavailable</Code>';
const BOMB = `<!DOCTYPE bomb [<!ENTITY a "aaaaaaaaaa">${Array.from(
  { length: 9 },
  (_, level) => `<!ENTITY ${'abcdefghij'[level + 1]} "${`&${'abcdefghij'[level]};`.repeat(10)}">`,
).join('')}]><Error>${CODE}<Message>&j;</Message></Error>`;
const FILE = `<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><Error><Code>&f;</Code></Error>`;
const utf16 = (text: string): Buffer => Buffer.from(`\uFEFF${text}`, 'utf16le');

interface Hostile {
  readonly body: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  /** What is understood of it; `HTTP_503` where nothing is. */
  readonly code?: string;
  /** What it comes to where axios has lost the status. */
  readonly lost?: object | false;
}

/** Bodies that attack whoever reads them. */
const BODIES: Readonly<Record<string, Hostile>> = {
  'an entity bomb': { body: BOMB, headers: XML },
  'an entity that names a file': { body: FILE, headers: XML },
  'a document type alone': { body: `<!DOCTYPE Error><Error>${CODE}</Error>`, headers: XML },
  'a million tags': { body: `<Error>${CODE}${'<a/>'.repeat(1_000_000)}</Error>`, headers: XML },
  'a million levels of tags': { body: '<a>'.repeat(1_000_000), headers: XML },
  'a million levels of JSON': { body: '[{"a":'.repeat(1_000_000), headers: JSON_TYPE },
  'deep JSON around a code': {
    body: `{"x":${'['.repeat(20_000)}${']'.repeat(20_000)},"Code":"ServiceUnavailable"}`,
    headers: JSON_TYPE,
    code: 'ServiceUnavailable',
  },
  'a prototype in JSON': {
    body: '{"__proto__":{"Code":"Planted","polluted":1},"constructor":{"prototype":{"polluted":1}}}',
    headers: JSON_TYPE,
  },
  'a prototype in XML': {
    body: '<Error><__proto__><polluted>1</polluted></__proto__></Error>',
    headers: XML,
  },
  'a prototype beside a code': {
    body: '{"Code":"ServiceUnavailable","__proto__":{"Message":"planted"}}',
    code: 'ServiceUnavailable',
  },
  'lone surrogates': {
    body: '{"Code":"Service\\ud800Unavailable","Message":"\\udfff"}',
    headers: JSON_TYPE,
    code: String.raw`Service\ud800Unavailable`,
  },
  // axios has made text of it before anybody asks; as an array buffer it is read.
  'UTF-16 under the name of UTF-8': {
    body: utf16('{"Code":"ServiceUnavailable"}'),
    headers: { 'content-type': 'application/json; charset=utf-8' },
  },
  'a charset that nobody knows': {
    body: '{"Code":"ServiceUnavailable"}',
    headers: { 'content-type': 'application/json; charset=x-klingon' },
    code: 'ServiceUnavailable',
  },
  'bytes of no charset': { body: Uint8Array.from({ length: 5_000 }, (_, index) => (index * 7) % 256) },
  'fifty megabytes of nothing, packed': {
    body: gzipSync(Buffer.alloc(50_000_000, 32)),
    headers: { ...JSON_TYPE, 'content-encoding': 'gzip' },
  },
  'a packing that is none': {
    body: 'not packed',
    headers: { ...JSON_TYPE, 'content-encoding': 'gzip' },
    lost: !KEEPS_STATUS && { kind: 'network', code: 'Z_DATA_ERROR', stop: 'terminal' },
  },
  'a code of a megabyte': { body: JSON.stringify({ Code: 'A'.repeat(1_000_000) }), headers: JSON_TYPE },
};

const PROTOTYPES = [Object.prototype, Array.prototype, Error.prototype];
const inherited = (): string[] => PROTOTYPES.flatMap((prototype) => Object.getOwnPropertyNames(prototype));

describe('a failed call with a hostile body', () => {
  it.each(Object.entries(BODIES))('gives its failure: %s', async (_, { body, headers = {}, code, lost }) => {
    const before = inherited();
    const client = connect(await serve({ status: 503, headers, body }), { retries: 1 });
    const error = await rejected(client.api.get('/'));
    const known = {
      kind: 'response',
      httpCode: 503,
      code: code ?? 'HTTP_503',
      classification: 'retryable',
      stop: 'retries-exhausted',
    };
    expect(error.failure).toMatchObject(lost || known);
    expect(error.failure.message).not.toContain('planted');
    expect(JSON.stringify(error).length + error.message.length).toBeLessThan(20_000);
    expect(inherited()).toEqual(before);
  });
});
