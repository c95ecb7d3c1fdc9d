import { describe, expect, it } from 'vitest';
import { decodeBody } from '../../src/wire/decode.js';
import { readJson } from '../../src/wire/json.js';

const JSON_BODY = '{"Code":"C","Message":"m"}';
const XML_BODY = '<Error><Code>C</Code><Message>m</Message></Error>';
const ANSWER = { code: 'C', message: 'm' };
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('decoding a body', () => {
  it.each<[string, string | Uint8Array | object, string?]>([
    ['JSON', JSON_BODY],
    ['JSON in bytes', encode(JSON_BODY)],
    ['JSON in a Buffer', Buffer.from(JSON_BODY)],
    ['a parsed object', { Code: 'C', Message: 'm' }],
    ['a list', `[${JSON_BODY}]`],
    ['white space around', `\n\t ${JSON_BODY}\r\n`],
    ['a byte order mark', `\uFEFF${JSON_BODY}`],
    ['UTF-16', Uint8Array.from([0xff, 0xfe, ...[...JSON_BODY].flatMap((char) => [char.charCodeAt(0), 0])])],
    ['a content type that is wrong', JSON_BODY, 'text/html'],
  ])('reads %s at once', (_, body, contentType) => {
    expect(decodeBody(body, contentType)).toEqual(ANSWER);
  });

  it.each<[string, string | Uint8Array, string?]>([
    ['XML', XML_BODY],
    ['XML in bytes', encode(XML_BODY)],
    ['XML that claims to be JSON', XML_BODY, 'application/json'],
    [
      'XML in UTF-16',
      Uint8Array.from([0xff, 0xfe, ...[...XML_BODY].flatMap((char) => [char.charCodeAt(0), 0])]),
    ],
  ])('reads %s', async (_, body, contentType) => {
    expect(await decodeBody(body, contentType)).toEqual(ANSWER);
  });

  it('uses the charset', async () => {
    const gbk = Uint8Array.from([
      ...Buffer.from('{"Code":"C","Message":"'),
      0xd6,
      0xd0,
      ...Buffer.from('"}'),
    ]);
    expect(decodeBody(gbk, 'application/json; charset=gbk')).toEqual({ code: 'C', message: '中' });
    const latin1 = Buffer.from(
      '<?xml version="1.0" encoding="ISO-8859-1"?><Error><Message>caf\xe9</Message></Error>',
      'latin1',
    );
    expect(await decodeBody(latin1)).toEqual({ message: 'café' });
  });

  it.each([
    [undefined],
    [''],
    ['   '],
    ['Service Unavailable'],
    ['null'],
    ['"Code"'],
    ['503'],
    [JSON_BODY.slice(0, -3)],
    [`${JSON_BODY} trailing`],
    ['{}'],
    ['[]'],
    ['<!DOCTYPE html><html><body><h1>503 Service Temporarily Unavailable</h1></body></html>'],
    ['<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body></body></html>'],
    [new Uint8Array()],
    [Uint8Array.from([0, 1, 2, 255])],
    [Uint8Array.from([0x1f, 0x8b, 8, 0])],
    [JSON.stringify(JSON_BODY)],
  ])('finds nothing in %j', async (body) => {
    expect(await decodeBody(body)).toBeUndefined();
  });

  it('survives a hundred thousand levels of nesting', () => {
    const levels = 100_000;
    expect(decodeBody(`${'['.repeat(levels)}${']'.repeat(levels)}`)).toBeUndefined();
    expect(decodeBody(`${'{"error":'.repeat(levels)}1${'}'.repeat(levels)}`)).toBeUndefined();
    expect(readJson(`{"Code":"C","Message":"m","x":${'['.repeat(levels)}${']'.repeat(levels)}}`)).toEqual(
      ANSWER,
    );
  });

  it('keeps lone surrogates from breaking anything', () => {
    expect(decodeBody('{"Code":"C","Message":"\\ud800"}')).toEqual({ code: 'C', message: '\uD800' });
    expect(decodeBody('\uD800')).toBeUndefined();
  });
});
