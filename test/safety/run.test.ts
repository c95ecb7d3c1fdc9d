import axios, { type AxiosRequestConfig } from 'axios';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { explain, type Failure, type FailureEvent, run } from '../../src/index.js';
import { rejected } from '../flows/client.js';
import { serve } from '../flows/server.js';
import { betrays, CANARIES, leaks, SECRET } from './canaries.js';
import { ECHOES, FAULTS, LIMITS } from './faults.js';

const ran = async (fn: () => Promise<unknown>) => {
  const events: FailureEvent[] = [];
  const options = { retries: 1, backoff: () => 0, throttleBackoff: () => 0 };
  const error = await rejected(run(fn, { ...options, onEvent: (event) => void events.push(event) }));
  return { error, told: { events: JSON.stringify(events) } };
};

const request = (port: number, config: AxiosRequestConfig) => () =>
  axios.request({
    baseURL: `http://127.0.0.1:${String(port)}`,
    url: '/',
    proxy: false,
    ...LIMITS,
    ...config,
  });

describe.each([...Object.entries(ECHOES), ...Object.entries(FAULTS)])(
  'run of a plain axios call that fails with %s',
  (_, step) => {
    it.each(Object.entries(CANARIES))('shows nothing of %s', async (_, carrying) => {
      const { port } = await serve(step);
      const { error, told } = await ran(request(port, carrying(port)));
      expect(axios.isAxiosError(error)).toBe(true);
      expect(error.failure.stop).toBeDefined();
      expect(leaks(error, told)).toEqual([]);
    });
  },
);

describe('the login of a proxy that the environment names', () => {
  const url = 'http://nas.invalid/';
  beforeEach(() => void vi.stubEnv('no_proxy', ''));
  afterEach(() => void vi.unstubAllEnvs());

  it.each(Object.entries(ECHOES))('is nowhere after %s', async (_, step) => {
    const { port } = await serve(step);
    const login = `operator:${encodeURIComponent(SECRET)}`;
    vi.stubEnv('http_proxy', `http://${login}@127.0.0.1:${String(port)}`);
    const { error, told } = await ran(() => axios.get(url));
    expect(leaks(error, told)).toEqual([]);
    const bare = await rejected(axios.get(url));
    for (const subject of [bare, bare.response])
      expect(betrays(JSON.stringify(await explain(subject)))).toBe(false);
  });
});

describe('run of a function of another kind', () => {
  it('throws the very thing it threw, and leaves it as it is', async () => {
    const thrown = Object.assign(new Error('no'), { code: 'ECONNRESET', address: { password: SECRET } });
    const { error, told } = await ran(() => Promise.reject(thrown));
    expect(error).toBe(thrown);
    expect(Object.keys(error)).toEqual(['code', 'address', 'failure']);
    expect(JSON.stringify([error.failure, told])).not.toContain(SECRET);
  });

  it.each([
    ['an address in the message', `GET https://h/?Signature=${encodeURIComponent(SECRET)}&a=b failed`],
    ['a refused signature', `server string to sign is: AccessKeyId%3D${encodeURIComponent(SECRET)}`],
  ])('tells nothing of %s', async (_, message) => {
    const { error, told } = await ran(() => Promise.reject(new Error(message)));
    const failure: Failure = error.failure;
    expect(JSON.stringify([failure, told])).not.toContain('s3cret');
  });
});

describe('the credentials of a request', () => {
  const echo = `{"Code":"Bad","Message":"You sent ${SECRET}"}`;
  const headers = { authorization: SECRET };

  it.each<[string, (inner: unknown) => unknown]>([
    ['the cause of another error', (inner) => new Error('wrapped', { cause: inner })],
    ['one of several errors', (inner) => new AggregateError([inner], 'all failed')],
    ['the cause of a cause', (inner) => new Error('a', { cause: new Error('b', { cause: inner }) })],
  ])('are known of an error that is %s', async (_, wrap) => {
    const { port } = await serve({ status: 400, body: echo });
    const { error, told } = await ran(async () => {
      throw wrap(await rejected(request(port, { headers })()));
    });
    expect(error.failure.code).toBe('Bad');
    expect(betrays(JSON.stringify([error.failure, told]))).toBe(false);
    expect(betrays(JSON.stringify(await explain(error)))).toBe(false);
  });

  it.each<[string, object]>([
    ['ky', { request: new Request('http://h/', { headers }) }],
    ['got', { options: { headers } }],
  ])('are known of an error in the shape of %s', async (_, sent) => {
    const response = { status: 400, headers: {}, data: echo };
    const { error, told } = await ran(() =>
      Promise.reject(Object.assign(new Error('m'), sent, { response })),
    );
    expect(error.failure.code).toBe('Bad');
    expect(betrays(JSON.stringify([error.failure, told]))).toBe(false);
  });

  it('are known of the address of a fetch response, and of an address that fetch refuses', async () => {
    const { url } = await serve({ status: 400, body: echo });
    const answer: unknown = await fetch(`${url}/?access_token=${encodeURIComponent(SECRET)}`);
    const { error } = await ran(() => Promise.reject(answer));
    expect(error.failure.message).toBe('You sent [redacted]');
    const refused = await ran(() => fetch(`http://me:${encodeURIComponent(SECRET)}@127.0.0.1/`));
    expect(refused.error.failure.message).toContain('http://127.0.0.1');
    expect(betrays(JSON.stringify([refused.error.failure, refused.told]))).toBe(false);
  });
});
