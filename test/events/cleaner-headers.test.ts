import { AxiosHeaders } from 'axios';
import { describe, expect, it } from 'vitest';
import { cleaner } from '../../src/events/redact.js';

/** What is left of a text in which the API says a credential back. */
const said = (headers: unknown, secret: string): string =>
  cleaner(() => ({ headers }))(`You sent ${secret}, which is wrong.`);

const gone = 'You sent [redacted], which is wrong.';
const base64 = Buffer.from('operator:correct horse').toString('base64');
const acs =
  'ACS3-HMAC-SHA256 Credential=LTAI5tExampleKey,SignedHeaders=host;x-acs-action,Signature=06563a9e1b43f5df';
const aws =
  'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE99/20150830/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=5d672d79c15b';

describe('a cleaner removes what a header gave away', () => {
  it.each([
    ['a bearer token', { Authorization: 'Bearer abc.def-ghi_123' }, 'abc.def-ghi_123'],
    ['a bearer token with its scheme', { Authorization: 'Bearer abc.def-ghi_123' }, 'Bearer abc.def-ghi_123'],
    ['a value without a scheme', { authorization: 'plainsecret99' }, 'plainsecret99'],
    ['the base64 of basic auth', { authorization: `Basic ${base64}` }, base64],
    ['the user of basic auth', { authorization: `Basic ${base64}` }, 'operator'],
    ['the password of basic auth', { authorization: `basic ${base64}` }, 'correct horse'],
    ['a signature', { Authorization: acs }, '06563a9e1b43f5df'],
    ['an access key id', { Authorization: acs }, 'LTAI5tExampleKey'],
    ['a signature after a comma and a space', { Authorization: aws }, '5d672d79c15b'],
    [
      'a signature of an older scheme',
      { Authorization: 'acs LTAIkeyId001:bLnFfSig0lder=' },
      'bLnFfSig0lder=',
    ],
    [
      'the response of digest auth',
      { Authorization: 'Digest username="x", response="6629fae49393"' },
      '6629fae49393',
    ],
    ['a cookie', { Cookie: 'sid=0123456789abcdef' }, '0123456789abcdef'],
    ['the second cookie', { Cookie: 'theme=dark; sid=0123456789abcdef' }, '0123456789abcdef'],
    ['a cookie whose name has a dot', { Cookie: 'connect.sid=s%3A0123456789abcdef' }, 's%3A0123456789abcdef'],
    [
      'a whole cookie header',
      { Cookie: 'theme=dark; sid=0123456789abcdef' },
      'theme=dark; sid=0123456789abcdef',
    ],
    [
      'a cookie with a long name',
      { Cookie: `theme=dark; wp_in_${'5f4dcc3b'.repeat(5)}=admin%7C1700` },
      'admin%7C1700',
    ],
    ['an API key', { 'x-api-key': 'k-0123456789' }, 'k-0123456789'],
    ['a security token', { 'x-acs-security-token': 'CAISexampletoken' }, 'CAISexampletoken'],
    ['an xsrf token', { 'X-XSRF-TOKEN': 'xsrf-0123456789' }, 'xsrf-0123456789'],
    ['the auth of a proxy', { 'proxy-authorization': `Basic ${base64}` }, 'correct horse'],
    ['a second value of a header', { 'x-api-key': ['first-012345', 'second-012345'] }, 'second-012345'],
  ])('%s', (_what, headers, secret) => {
    expect(said(headers, secret)).toBe(gone);
  });

  it.each([
    ['a plain object', { 'X-Api-Key': 'k-0123456789' }],
    ["axios's headers", new AxiosHeaders({ 'X-Api-Key': 'k-0123456789' })],
    ["fetch's headers", new Headers({ 'X-Api-Key': 'k-0123456789' })],
  ])('whatever holds the headers: %s', (_what, headers) => {
    expect(said(headers, 'k-0123456789')).toBe(gone);
  });

  it('a password outside ASCII, whose base64 is of its UTF-8', () => {
    const authorization = `Basic ${Buffer.from('me:pässwörter').toString('base64')}`;
    expect(said({ authorization }, 'pässwörter')).toBe(gone);
  });

  it('beside a header that throws when it is read', () => {
    const headers = {
      get authorization(): string {
        throw new Error('no');
      },
      'x-api-key': 'k-0123456789',
    };
    expect(said(headers, 'k-0123456789')).toBe(gone);
  });

  it('everywhere it stands, and with what else it finds', () => {
    const clean = cleaner(() => ({
      headers: { authorization: 'Bearer token-one-1', 'x-api-key': 'key-two-22' },
    }));
    expect(clean('token-one-1 key-two-22 token-one-1')).toBe('[redacted] [redacted] [redacted]');
  });
});

describe('a cleaner leaves what is no credential', () => {
  it.each([
    ['a content type', { 'content-type': 'application/json' }, 'application/json'],
    ['a user agent', { 'user-agent': 'retriage-tests/1.0' }, 'retriage-tests/1.0'],
    ['a request id', { 'x-request-id': 'REQ-0123456789' }, 'REQ-0123456789'],
    ['a short value', { 'x-api-key': '1234567' }, '1234567'],
    ['the name of a signed header', { Authorization: acs }, 'x-acs-action'],
  ])('%s', (_what, headers, text) => {
    expect(said(headers, text)).toBe(`You sent ${text}, which is wrong.`);
  });

  it.each([undefined, null, 'headers', 5, []])('where the headers are %j', (headers) => {
    expect(said(headers, 'anything at all')).toBe('You sent anything at all, which is wrong.');
  });

  it('but not a broken basic auth', () => {
    expect(said({ authorization: 'Basic %%%not-base64%%%' }, '%%%not-base64%%%')).toBe(gone);
  });
});
