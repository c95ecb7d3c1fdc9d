import { describe, expect, it } from 'vitest';
import { discreet } from '../../src/wire/discreet.js';

const KEY = 'LTAI5tExampleKeyId00';

describe('discreet', () => {
  it.each([
    ['a query', `denied, URL: http://h/?AccessKeyId=${KEY}&Signature=a%2Fb%3D`, 'denied, URL: http://h/'],
    ['a query of a path', 'GET https://h/a/b?x=1 failed.', 'GET https://h/a/b failed.'],
    [
      'a query that begins with a bare word',
      `POST http://h/a?uploads&security-token=${KEY} -1`,
      'POST http://h/a -1',
    ],
    ['a login in an address', 'cannot fetch http://me:hush@h/a', 'cannot fetch http://h/a'],
    ['a login with an @ in it', 'cannot fetch http://me:hu@sh@h/a b@c', 'cannot fetch http://h/a b@c'],
    ['a key beside its name', `AccessKeyId=${KEY}&Action=X`, 'AccessKeyId=[redacted]&Action=X'],
    ['a key under a longer name', `OSSAccessKeyId=${KEY}`, 'OSSAccessKeyId=[redacted]'],
    ['a key in a list', `Credential=${KEY}/2026/x, b`, 'Credential=[redacted], b'],
    [
      'a header in a canonical request',
      `x-amz-security-token:${KEY}\nhost`,
      'x-amz-security-token:[redacted]\nhost',
    ],
    [
      'an encoded string to sign',
      `GET&%2F&AccessKeyId%3D${KEY}%26SecurityToken%3D${KEY}%252B%26Version%3D1`,
      'GET&%2F&AccessKeyId%3D[redacted]%26SecurityToken%3D[redacted]%26Version%3D1',
    ],
    [
      'sockets and headers',
      'x, GET http://h/ -1 (connected: true, keepalive socket: false, y)\nheaders: {"set-cookie":"z"}',
      'x, GET http://h/ -1',
    ],
    ['a body', 'Unclosed root tag\nChar: \nraw xml: <a>\n<b>', 'Unclosed root tag\nChar:'],
  ])('takes out %s', (_, text, left) => {
    expect(discreet(text)).toBe(left);
  });

  it.each([
    '',
    'The specified file system does not exist.',
    'Is it there? Try a=b.',
    'The Signature: wrong.',
    'Signature=short',
    'connect ECONNREFUSED 127.0.0.1:80',
    'socket hang up (connected: no)',
    'See https://h.example/a for more',
  ])('leaves alone: %j', (text) => {
    expect(discreet(text)).toBe(text);
  });

  it.each(['/?', '/', '?a&', 'signature', 'signature=%26', ' (connected: true', '\n', 'access-'])(
    'takes no longer for a text made of %j',
    (piece) => {
      const before = performance.now();
      discreet(piece.repeat(200_000 / piece.length));
      expect(performance.now() - before).toBeLessThan(2_000);
    },
  );
});
