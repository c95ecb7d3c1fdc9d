import { describe, expect, it } from 'vitest';
import { readHttpAnswer } from '../../src/cli/http-answer.js';

const read = (text: string) => {
  const { status, headers, body } = readHttpAnswer(Buffer.from(text));
  return { status, headers, body: Buffer.from(body).toString() };
};

describe('an answer as curl -i prints it', () => {
  const ANSWERS: readonly (readonly [
    title: string,
    text: string,
    status: number | undefined,
    body: string,
  ])[] = [
    ['HTTP/1.1 with CRLF', 'HTTP/1.1 404 Not Found\r\na: b\r\n\r\n{"Code":"X"}', 404, '{"Code":"X"}'],
    ['HTTP/1.1 with LF', 'HTTP/1.1 404 Not Found\na: b\n\n{"Code":"X"}', 404, '{"Code":"X"}'],
    ['HTTP/2, which has no reason', 'HTTP/2 503 \r\na: b\r\n\r\nbusy', 503, 'busy'],
    ['HTTP/3', 'HTTP/3 429\r\na: b\r\n\r\n', 429, ''],
    ['HTTP/1.0 with a reason of many words', 'HTTP/1.0 500 It is: broken\r\na: b\r\n\r\nx', 500, 'x'],
    ['a block without any header', 'HTTP/1.1 502 Bad Gateway\r\n\r\n<html>', 502, '<html>'],
    ['headers only, as for HEAD', 'HTTP/1.1 404 Not Found\r\na: b\r\n\r\n', 404, ''],
    ['headers without the blank line', 'HTTP/1.1 404 Not Found\r\na: b', 404, ''],
    ['a status line alone', 'HTTP/2 404', 404, ''],
    [
      'a body with blank lines',
      'HTTP/1.1 400 x\r\na: b\r\n\r\none\r\n\r\ntwo\n\n',
      400,
      'one\r\n\r\ntwo\n\n',
    ],
    ['100 Continue first', 'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 403 No\r\na: b\r\n\r\nx', 403, 'x'],
    ['a proxy first', 'HTTP/1.1 200 Connection established\r\n\r\nHTTP/2 503 \r\na: b\r\n\r\nx', 503, 'x'],
    [
      'redirects first',
      'HTTP/1.1 301 Moved\r\nlocation: /a\r\n\r\nHTTP/1.1 302 Found\r\nlocation: /b\r\n\r\nHTTP/1.1 404 No\r\na: b\r\n\r\nx',
      404,
      'x',
    ],
    ['no header at all', '{"Code":"X"}', undefined, '{"Code":"X"}'],
    [
      'a text that only speaks of HTTP',
      'see HTTP/1.1 404 Not Found',
      undefined,
      'see HTTP/1.1 404 Not Found',
    ],
    ['nothing', '', undefined, ''],
  ];

  it.each(ANSWERS)('is read with %s', (_, text, status, body) => {
    expect(read(text)).toMatchObject({ status, body });
  });

  it('has the headers of the last block, names in lower case', () => {
    const text =
      'HTTP/1.1 302 Found\r\nLocation: /b\r\n\r\nHTTP/1.1 503 x\r\nRetry-After:  3 \r\nX-A: 1\r\nx-a: 2\r\n\r\n';
    expect(read(text).headers).toEqual({ 'retry-after': '3', 'x-a': '1, 2' });
  });

  it('joins a header that goes on in the next line, and passes over what is no header', () => {
    expect(read('HTTP/1.1 503 x\r\nlong: a\r\n\tb\r\nno header\r\n\r\n').headers).toEqual({ long: 'a b' });
  });

  it('keeps the bytes of a body that is no UTF-8', () => {
    const bytes = Buffer.concat([
      Buffer.from('HTTP/1.1 400 x\r\n\r\n'),
      Buffer.from([0xd6, 0xa7, 0xff, 0x00]),
    ]);
    expect([...readHttpAnswer(bytes).body]).toEqual([0xd6, 0xa7, 0xff, 0x00]);
  });

  it('takes no header name for a property of its own', () => {
    expect(Object.hasOwn(read('HTTP/1.1 400 x\r\n__proto__: a\r\n\r\n').headers, '__proto__')).toBe(true);
  });

  it('is read in one go however many blocks there are', () => {
    const text = `${'HTTP/1.1 100 Continue\r\n\r\n'.repeat(2_000)}HTTP/1.1 503 x\r\n\r\nend`;
    expect(read(text)).toMatchObject({ status: 503, body: 'end' });
  });
});
