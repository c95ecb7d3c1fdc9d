import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { errorBody, escapeXml } from '../../src/testing/error-body.js';

const fields = { RequestId: 'A-1', HostId: 'nas.example.com', Code: 'Busy', Message: 'Wait.' };

describe('an error body', () => {
  it('is the JSON of the API, in its order of fields', () => {
    expect(errorBody(fields, 'json')).toBe(
      '{"RequestId":"A-1","HostId":"nas.example.com","Code":"Busy","Message":"Wait."}',
    );
  });

  it('is the XML of the API, with a prolog in single quotes', () => {
    expect(errorBody(fields, 'xml')).toBe(
      "<?xml version='1.0' encoding='UTF-8'?><Error><RequestId>A-1</RequestId>" +
        '<HostId>nas.example.com</HostId><Code>Busy</Code><Message>Wait.</Message></Error>',
    );
  });

  it.each(['json', 'xml'] as const)('leaves out what is undefined (%s)', (format) => {
    const body = errorBody({ ...fields, Code: undefined }, format);
    expect(body).not.toContain('Code');
    expect(body).toContain('Wait.');
  });

  it('carries a link with its ampersand escaped in XML and as it is in JSON', () => {
    const linked = { ...fields, Recommend: 'https://example.com/?a=1&b=2' };
    expect(errorBody(linked, 'xml')).toContain('<Recommend>https://example.com/?a=1&amp;b=2</Recommend>');
    expect(JSON.parse(errorBody(linked, 'json'))).toEqual(linked);
  });
});

describe('XML text', () => {
  it.each([
    ['a < b > c', 'a &lt; b &gt; c'],
    ['&amp;', '&amp;amp;'],
    [`"it's"`, '&quot;it&apos;s&quot;'],
    ['one\r\ntwo\tthree', 'one&#13;\ntwo\tthree'],
    ['nul \0, bell \x07, end \uffff', 'nul \ufffd, bell \ufffd, end \ufffd'],
    ['数据 😀', '数据 😀'],
  ])('of %j is %j', (text, escaped) => {
    expect(escapeXml(text)).toBe(escaped);
  });

  it('gives back the text when it is decoded, whatever the text', () => {
    const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#13': '\r' };
    const legal = (character: string) => {
      const point = character.codePointAt(0) ?? 0;
      const held = point >= 32 ? point !== 0xfffe && point !== 0xffff : [9, 10, 13].includes(point);
      return held ? character : '\ufffd';
    };
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const escaped = escapeXml(text);
        expect(escaped).not.toMatch(/[<>"'\r\0]|&(?!(?:amp|lt|gt|quot|apos|#13);)/);
        const decoded = escaped.replace(/&([^;]+);/g, (_, name: string) => named[name] ?? '?');
        expect(decoded).toBe(Array.from(text, legal).join(''));
      }),
    );
  });
});
