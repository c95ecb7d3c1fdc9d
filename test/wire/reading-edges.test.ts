import { afterEach, describe, expect, it, vi } from 'vitest';
import { decodeBytes } from '../../src/wire/charset.js';
import { decodeBody } from '../../src/wire/decode.js';
import { decodeEntities } from '../../src/wire/entity.js';
import { header } from '../../src/wire/header.js';
import { httpDate } from '../../src/wire/http-date.js';
import { retryHintMs } from '../../src/wire/retry-after.js';
import { troubleKind } from '../../src/wire/system-code.js';
import { xmlReader } from '../../src/wire/xml.js';
import { NOW } from './support.js';

describe('a hint', () => {
  it.each<[string, object, number | undefined]>([
    ['may be a fraction of a second', { 'retry-after': '.25' }, 250],
    ['counts only policies that are used up', { ratelimit: '"a"; r=5; t=30' }, undefined],
    ['may have spaces in it', { ratelimit: '"a"; r=0; t=30' }, 30_000],
    ['is a time below a billion', { 'ratelimit-reset': '999999999' }, 999_999_999_000],
    ['is a moment in seconds from a billion on', { 'ratelimit-reset': '1000000000' }, 0],
    ['is a moment in milliseconds from a hundred billion on', { 'ratelimit-reset': '100000000000' }, 0],
    ['stands in a header of its own', { 'x-ratelimit-user-api': 'TimeLeft:20', 'x-ratelimit-user': '5' }, 20],
  ])('%s', (_, headers, ms) => {
    expect(retryHintMs(headers, NOW, 429)).toBe(ms);
  });
});

describe('headers in a Map', () => {
  it.each([
    ['nothing', null],
    ['a symbol', Symbol('date')],
    ['an object', { length: 4 }],
  ])('may have %s among the names', (_, name) => {
    const headers = new Map<unknown, string>([
      [name, 'x'],
      ['Date', 'today'],
    ]);
    expect(header(headers, 'date')).toBe('today');
  });
});

describe('what only a name or a text tells', () => {
  it.each([
    [{ name: 'MyAbortError', text: '' }, undefined],
    [{ name: 'AbortErrorReport', text: '' }, undefined],
    [{ name: 'MyTimeoutError', text: '' }, 'timeout'],
    [{ name: 'TimeoutErrorReport', text: '' }, undefined],
    [{ text: 'timeout of a quota' }, undefined],
    [{ text: 'the upload was aborted' }, undefined],
    [{ code: 'ERR_BAD_RESPONSE', text: 'aborted' }, 'network'],
    [{ code: 'ERR_BAD_RESPONSE', text: 'bad' }, undefined],
    [{ text: 'Network Error' }, 'network'],
    [{ text: 'No Network Error' }, undefined],
  ])('%o: %s', (trouble, kind) => {
    expect(troubleKind(trouble)).toBe(kind);
  });
});

describe('an entity', () => {
  it.each([
    ['&#x10FFFF;', '\u{10ffff}'],
    ['&#x110000;', '&#x110000;'],
    ['&#xDFFF;', '&#xDFFF;'],
    ['&#xE000;', '\ue000'],
    ['&#xD7FF;', '\ud7ff'],
    ['&#0;', '&#0;'],
  ])('%s', (entity, text) => {
    expect(decodeEntities(entity)).toBe(text);
  });
});

describe('a date', () => {
  it('may be of any year with four digits', () => {
    expect(httpDate('Sat, 06 Nov 0094 08:49:37 GMT', NOW)).toBe(Date.parse('0094-11-06T08:49:37Z'));
  });

  it('has 60 in its seconds only', () => {
    expect(httpDate('Sun, 06 Nov 1994 08:49:60 GMT', NOW)).toBe(Date.UTC(1994, 10, 6, 8, 49, 59));
    expect(httpDate('Sun, 06 Nov 1994 08:60:37 GMT', NOW)).toBeUndefined();
  });
});

describe('the encoding of a prolog', () => {
  const latin = (text: string): string => decodeBytes(Buffer.from(text, 'latin1'));

  it.each([
    '<?xml version="1.0" encoding="iso-8859-1"?><a>\u00e9</a>',
    '\n <?xml encoding="iso-8859-1"?><a>\u00e9</a>',
    '<?xml encoding = "iso-8859-1"?><a>\u00e9</a>',
  ])('counts: %s', (text) => {
    expect(latin(text)).toBe(text);
  });

  it('counts at the beginning only', () => {
    const text = '<a>\u00e9<?xml encoding="iso-8859-1"?></a>';
    expect(decodeBytes(new TextEncoder().encode(text))).toBe(text);
  });
});

describe('an XML body', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });
  const marked = (amps: number): string =>
    `<Error><Code>X</Code><Message>m${'&amp;'.repeat(amps)}</Message></Error>`;

  it('may have 1,999 tags and entities', async () => {
    expect(await decodeBody(marked(1_993))).toMatchObject({ code: 'X' });
    expect(await decodeBody(marked(1_994))).toBeUndefined();
  });

  it('keeps a flag beside its texts', async () => {
    const body = '<Error><Code>X</Code><Success>false</Success></Error>';
    expect(await decodeBody(body)).toEqual({ code: 'X', success: false });
  });

  it('is not read where there is neither a parser nor a way to warn', async () => {
    vi.stubGlobal('process', {});
    const read = xmlReader(() => Promise.reject(new Error('not installed')));
    expect(await read('<Error><Code>X</Code></Error>')).toBeUndefined();
  });
});
