import { describe, expect, it } from 'vitest';
import { cleaner } from '../../src/events/redact.js';
import type { WireRequest } from '../../src/wire/request.js';

const said = (request: WireRequest, secret: string): string => cleaner(() => request)(`Wrong: ${secret}!`);
const json = { 'content-type': 'application/json' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const multipart = new FormData();
multipart.append('password', 'hunter2-hunter2');
multipart.append('password', 'hunter3-hunter3');

const cases: [string, WireRequest, string][] = [
  ['a signature in the query', { url: '/?Action=A&Signature=abcdefgh12' }, 'abcdefgh12'],
  ['a token in the query, decoded', { url: '/?token=abc%2Fdefg%3D%3D' }, 'abc/defg=='],
  ['a token in the query, as it was sent', { url: '/?token=abc%2Fdefg%3D%3D' }, 'abc%2Fdefg%3D%3D'],
  ['a token in the query, in lower-case escapes', { url: '/?token=abc%2fdefg%3d%3d' }, 'abc%2fdefg%3d%3d'],
  ['a token in the query with a bare plus', { url: '/?token=abc+defgh' }, 'abc+defgh'],
  ['a parameter', { params: { SecurityToken: 'CAISexampletoken' } }, 'CAISexampletoken'],
  ['a parameter, encoded', { params: { Signature: 'abc/def+ghi=' } }, 'abc%2Fdef%2Bghi%3D'],
  [
    'a parameter of a URLSearchParams',
    { params: new URLSearchParams({ AccessKeyId: 'LTAI5tExample' }) },
    'LTAI5tExample',
  ],
  ['a signature by its old name', { params: { sign: 'abcdefgh12' } }, 'abcdefgh12'],
  ['a signature in a header', { headers: { 'X-Hub-Signature-256': 'sha256=abcdefgh12' } }, 'abcdefgh12'],
  ['a number', { params: { otp: 1234567890 } }, '1234567890'],
  ['a field of a form', { data: 'user=me&password=hunter2-hunter2', headers: form }, 'hunter2-hunter2'],
  ['a field of a form object', { data: new URLSearchParams({ client_secret: 'cs-0123456' }) }, 'cs-0123456'],
  ['a field of a JSON body', { data: '{"password":"hunter2-hunter2"}', headers: json }, 'hunter2-hunter2'],
  ['a field of an object', { data: { apiKey: 'k-0123456789' } }, 'k-0123456789'],
  [
    'a nested field of JSON',
    { data: '{"login":{"password":"hunter2-hunter2"}}', headers: json },
    'hunter2-hunter2',
  ],
  ['a nested field of an object', { data: { login: { password: 'hunter2-hunter2' } } }, 'hunter2-hunter2'],
  [
    'a field of a list in JSON',
    { data: '[{"password":"hunter2-hunter2"}]', headers: json },
    'hunter2-hunter2',
  ],
  ['a field of a multipart form', { data: multipart }, 'hunter2-hunter2'],
  ['the second field of that name', { data: multipart }, 'hunter3-hunter3'],
  [
    'the password of the auth option',
    { auth: { username: 'me', password: 'correct horse' } },
    'correct horse',
  ],
  ['the user of the auth option', { auth: { username: 'operator', password: 'x' } }, 'operator'],
  [
    'the base64 of the auth option',
    { auth: { username: 'me', password: 'correct horse' } },
    btoa('me:correct horse'),
  ],
  [
    'the base64 of an auth option outside ASCII, which is of its UTF-8',
    { auth: { username: 'me', password: 'pässwörter' } },
    Buffer.from('me:pässwörter').toString('base64'),
  ],
  [
    'the password of a proxy',
    { proxy: { host: 'p', auth: { username: 'me', password: 'correct horse' } } },
    'correct horse',
  ],
  [
    'the password of a proxy, of which axios made text',
    { proxy: { auth: 'me:correct:horse' } },
    'correct:horse',
  ],
  [
    'the password of a proxy that is a URL',
    { proxy: new URL('http://me:hunter2-hunter2@p:8080') },
    'hunter2-hunter2',
  ],
  ['the password in the URL', { url: 'https://me:hunter2-hunter2@host/x' }, 'hunter2-hunter2'],
  ['the user in the URL', { url: 'https://longusername@host/x' }, 'longusername'],
  [
    'the password in the base URL',
    { baseURL: 'https://me:hunter2-hunter2@host', url: '/x' },
    'hunter2-hunter2',
  ],
  ['a password in the URL, decoded', { url: 'https://me:p%40ss%2Fword@host/' }, 'p@ss/word'],
  ['a password in the URL, as it is spelt', { url: 'https://me:p%40ss%2Fword@host/' }, 'p%40ss%2Fword'],
  [
    'a password in the URL, as basic auth',
    { url: 'https://me:hunter2-hunter2@host/' },
    btoa('me:hunter2-hunter2'),
  ],
];

describe('a cleaner removes', () => {
  it.each(cases)('%s', (_what, request, secret) => {
    expect(said(request, secret)).toBe('Wrong: [redacted]!');
  });
});

describe('a cleaner leaves', () => {
  it.each<[string, WireRequest, string]>([
    ['the action', { url: '/?Action=DescribeFileSystems' }, 'DescribeFileSystems'],
    ['an ordinary parameter', { params: { FileSystemId: '1ca404a348' } }, '1ca404a348'],
    [
      'an ordinary field',
      { data: '{"description":"a long description"}', headers: json },
      'a long description',
    ],
    ['a short password', { data: { password: '1234567' } }, '1234567'],
    ['the host', { url: 'https://me:hunter2-hunter2@nas.example.com/' }, 'nas.example.com'],
    ['an at sign in the path', { url: 'https://host/users/@somebody-else/x' }, 'somebody-else'],
  ])('%s', (_what, request, text) => {
    expect(said(request, text)).toBe(`Wrong: ${text}!`);
  });
});
