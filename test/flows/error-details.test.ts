import { inspect } from 'node:util';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { logTo, type PolicyOptions } from '../../src/index.js';
import { connect, rejected } from './client.js';
import { closedPort, nas, reset, serve } from './server.js';

const SECRETS = [
  'token-0123456789',
  'signature+0123456789',
  'password-0123456789',
  'body-0123456789',
  'cookie-0123456789',
];
const [TOKEN, SIGNATURE, PASSWORD, BODY, COOKIE] = SECRETS as [string, string, string, string, string];

const secretly = async (url: string, options: PolicyOptions = {}) => {
  const [, address] = url.split('//');
  const { api } = connect({ url: `http://user:${PASSWORD}@${address}` }, { retries: 1, ...options });
  return rejected(
    api.put(
      '/',
      { secret: BODY },
      {
        headers: { 'x-acs-security-token': TOKEN, cookie: `id=${COOKIE}` },
        params: { Signature: SIGNATURE },
      },
    ),
  );
};

const leaks = (text: string) =>
  [...SECRETS, ...SECRETS.map(encodeURIComponent), 'Authorization'].filter((secret) => text.includes(secret));

const logged = (log: (logger: ReturnType<typeof pino>) => void): string => {
  const lines: string[] = [];
  log(pino({}, { write: (line: string) => void lines.push(line) }));
  return lines.join('');
};

const echo = nas(404, 'InvalidFileSystem.NotFound', `No ${SECRETS.join(', ')} here.`);

describe('a surfaced error prints no secret', () => {
  it.each([
    ['an answer that echoes them', async () => (await serve(echo)).url],
    ['a reset', async () => (await serve(reset)).url],
    ['nobody there', async () => `http://127.0.0.1:${await closedPort()}`],
  ])('after %s', async (_name, start) => {
    const error = await secretly(await start());
    expect(leaks(error.message)).toEqual([]);
    expect(leaks(error.stack ?? '')).toEqual([]);
    expect(leaks(JSON.stringify(error))).toEqual([]);
    expect(leaks(inspect(error, { depth: 20 }))).toEqual([]);
    expect(leaks(JSON.stringify({ ...error }))).toEqual([]);
    expect(leaks(JSON.stringify(error.failure))).toEqual([]);
    expect(leaks(logged((logger) => logger.error(error)))).toEqual([]);
    expect(leaks(logged((logger) => logger.error({ err: error }, 'failed')))).toEqual([]);
  });

  it('in the records of logTo either', async () => {
    const server = await serve(nas(503, 'ServiceUnavailable', `No ${SECRETS.join(', ')} here.`), echo);
    const lines: string[] = [];
    const logger = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
    await secretly(server.url, { onEvent: logTo(logger) });
    expect(lines).toHaveLength(2);
    expect(leaks(lines.join(''))).toEqual([]);
    expect(lines[1]).toContain('has been deleted');
  });

  it('for a URL that is none', async () => {
    const { api } = connect({ url: 'http://127.0.0.1:9' });
    const error = await rejected(api.get(`http://user:${PASSWORD}@[/?Signature=${SIGNATURE}`));
    expect(leaks(inspect(error, { depth: 20 }) + JSON.stringify(error) + error.message)).toEqual([]);
    expect(leaks(logged((logger) => logger.error(error)))).toEqual([]);
  });

  it('but prints the resolution, and pino does not choke on it', async () => {
    const server = await serve(nas(404, 'InvalidFileSystem.NotFound'));
    const error = await rejected(connect(server).api.get('/'));
    for (const text of [inspect(error), JSON.stringify(error), logged((logger) => logger.error(error))]) {
      expect(text).toContain('has been deleted');
      expect(text.length).toBeLessThan(6_000);
    }
  });
});

describe('hideDetails', () => {
  const surfaced = async (options: PolicyOptions) => {
    const server = await serve(nas(404, 'InvalidFileSystem.NotFound'));
    return rejected(connect(server, options).api.get('/'));
  };

  it('keeps config, request and response reachable, but out of sight', async () => {
    const error = await surfaced({});
    for (const name of ['config', 'request', 'response'] as const) {
      expect(error[name]).toBeDefined();
      expect(Object.keys(error)).not.toContain(name);
      expect({ ...error }).not.toHaveProperty(name);
    }
    expect(Object.keys(error)).toContain('failure');
    expect(inspect(error)).toContain("code: 'InvalidFileSystem.NotFound'");
  });

  it('gives toJSON a plain shape', async () => {
    const error = await surfaced({});
    expect(error.toJSON()).toEqual({
      name: 'AxiosError',
      message: error.message,
      code: 'ERR_BAD_REQUEST',
      status: 404,
      failure: error.failure,
    });
    expect(Object.keys(error.toJSON())).toEqual(['name', 'message', 'code', 'status', 'failure']);
    expect(JSON.parse(JSON.stringify(error))).toEqual(error.toJSON());
  });

  it('puts a plain error in the place of the cause', async () => {
    const error = await rejected(connect(await serve(reset), { retries: 0 }).api.get('/'));
    const cause = error.cause as Error & { code: string };
    expect(cause).toBeInstanceOf(Error);
    expect(cause).toMatchObject({ name: 'Error', code: 'ECONNRESET' });
    expect(cause.message).toBe(error.message);
    expect(Object.keys(cause)).toEqual(['code']);
  });

  it('false leaves all of it enumerable, and toJSON that of axios', async () => {
    const error = await surfaced({ hideDetails: false });
    for (const name of ['config', 'request', 'response']) expect(Object.keys(error)).toContain(name);
    expect({ ...error }).toHaveProperty('response.status', 404);
    expect(error.toJSON()).toHaveProperty('config');
    expect(error.toJSON()).toHaveProperty('failure.code', 'InvalidFileSystem.NotFound');
    expect(error.failure.code).toBe('InvalidFileSystem.NotFound');
  });
});
