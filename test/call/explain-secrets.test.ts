import { describe, expect, it } from 'vitest';
import { explain } from '../../src/call/explain.js';
import { axiosError } from './axios-error.js';

const SECRET = 'LTAI5t-secret-value/+=';
const echo = (text: string): object => ({
  Code: 'InvalidRequest',
  Message: `You sent ${text}, which is wrong.`,
});

/** Where an answer by hand can carry a credential. */
const URLS: readonly (readonly [string, string])[] = [
  ['a signature', `https://nas.aliyuncs.com/?Signature=${encodeURIComponent(SECRET)}`],
  ['a security token', `https://nas.aliyuncs.com/?SecurityToken=${encodeURIComponent(SECRET)}`],
  ['an access key', `https://nas.aliyuncs.com/?AccessKeyId=${encodeURIComponent(SECRET)}`],
  ['a password', `https://user:${encodeURIComponent(SECRET)}@nas.aliyuncs.com/`],
  ['a user name', `https://${encodeURIComponent(SECRET)}:x@nas.aliyuncs.com/`],
];

describe('explain shows no credential', () => {
  it.each(URLS)('of the url it is given: %s', async (_, url) => {
    for (const said of [SECRET, encodeURIComponent(SECRET)]) {
      const failure = await explain({ status: 400, url, body: echo(said) });
      expect(failure.message).toBe('You sent [redacted], which is wrong.');
      expect(JSON.stringify(failure)).not.toContain('LTAI5t');
      expect(failure.operation).toMatch(/^GET nas\.aliyuncs\.com\/?$/);
    }
  });

  it.each<[string, object]>([
    ['a header', { headers: { Authorization: `Bearer ${SECRET}` } }],
    ['a parameter', { params: { SecurityToken: SECRET } }],
    ['basic auth', { auth: { username: 'me', password: SECRET } }],
    ['a field of the body', { data: JSON.stringify({ password: SECRET }) }],
  ])('of an axios request: %s', async (_, config) => {
    const failure = await explain(axiosError({ data: echo(SECRET), config }));
    expect(failure.message).toBe('You sent [redacted], which is wrong.');
  });

  it('of an error whose request is covered, as on one that was surfaced', async () => {
    const headers = { Authorization: `Bearer ${SECRET}` };
    const error = axiosError({ data: echo(SECRET), config: { url: 'https://nas.aliyuncs.com/', headers } });
    for (const key of ['config', 'request', 'response'])
      Object.defineProperty(error, key, { enumerable: false });
    const { message, operation } = await explain(error);
    expect(message).toBe('You sent [redacted], which is wrong.');
    expect(operation).toBe('GET nas.aliyuncs.com/');
  });

  it('in the code or the request id either', async () => {
    const url = 'https://nas.aliyuncs.com/?Signature=abcdefgh123';
    const body = { Code: 'Bad.abcdefgh123', Message: 'x', RequestId: 'abcdefgh123' };
    expect(JSON.stringify(await explain({ status: 400, url, body }))).not.toContain('abcdefgh123');
  });

  it('and leaves words alone that only look like one', async () => {
    const url = 'https://nas.aliyuncs.com/?Signature=short&Name=file-system-name';
    const failure = await explain({ status: 400, url, body: echo('a short file-system-name') });
    expect(failure.message).toBe('You sent a short file-system-name, which is wrong.');
  });

  it('and no control character', async () => {
    const failure = await explain({ status: 400, body: echo('a\r\nforged: line\u202E') });
    expect(failure.message).toBe('You sent a\\r\\nforged: line\\u202e, which is wrong.');
  });
});
