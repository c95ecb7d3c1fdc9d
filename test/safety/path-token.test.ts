import { describe, expect, it } from 'vitest';
import { nas, serve } from '../flows/server.js';
import { fail } from './canaries.js';
import { SINKS } from './sinks.js';

/** The same path, and the segment of it that the server says back. */
const shownFor = async (path: string, segment: string) => {
  const server = await serve(nas(400, 'BadPath', `Nothing at ${segment} today.`));
  const { error, told } = await fail(server, { url: path });
  return {
    text: [...Object.values(SINKS).map((read) => read(error)), ...Object.values(told)].join('\n'),
    error,
  };
};

describe('a token in the path is nowhere', () => {
  it.each([
    ['drawn by chance', '/hooks/T0aB3cD4eF5gH6iJ7kL8/send', 'T0aB3cD4eF5gH6iJ7kL8'],
    ['of a bot', '/bot123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5/getMe', 'AAHdqTcvCH1vGWJxfSeofSAs0K5'],
    ['after its name', '/reset-password/0f3a9c1e22', '0f3a9c1e22'],
    ['after the name of a session', '/sessions/0f3a9c1e22/end', '0f3a9c1e22'],
    [
      'after its name, of dots',
      '/token/eyJhbGciOiJI.eyJzdWIiOiIx.SflKxwRJSMeKKF2',
      'eyJhbGciOiJI.eyJzdWIiOiIx.SflKxwRJSMeKKF2',
    ],
    ['as it is spelt', '/token/ab%2Fcd%3D12', 'ab%2Fcd%3D12'],
    ['as it is meant', '/token/ab%2Fcd%3D12', 'ab/cd=12'],
  ])('%s', async (_, path, segment) => {
    const { error, text } = await shownFor(path, segment);
    expect(text).not.toContain(segment);
    expect(error.failure.message).toBe('Nothing at [redacted] today.');
    expect(error.failure.operation).toMatch(/^GET 127\.0\.0\.1:\d+\/.*:id/);
  });
});

describe('what else the path names is kept in the text of the API', () => {
  it.each([
    ['a resource', '/filesystems/1ca404a348', '1ca404a348'],
    ['a UUID', '/users/123e4567-e89b-12d3-a456-426614174000', '123e4567-e89b-12d3-a456-426614174000'],
    ['a word after the name of a credential', '/auth/callback', 'callback'],
    ['a file', '/files/QuarterlyReport2024Final.pdf', 'QuarterlyReport2024Final.pdf'],
    ['a version', '/token/2017-06-26/list', '2017-06-26'],
  ])('%s', async (_, path, segment) => {
    const { error } = await shownFor(path, segment);
    expect(error.failure.message).toBe(`Nothing at ${segment} today.`);
  });
});
