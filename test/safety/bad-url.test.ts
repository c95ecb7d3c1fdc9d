import { inspect } from 'node:util';
import type { AxiosRequestConfig } from 'axios';
import { describe, expect, it } from 'vitest';
import type { PolicyOptions } from '../../src/index.js';
import { CANARIES, fail, leaks, SECRET, UNSENT } from './canaries.js';
import { SINKS, TEXTS } from './sinks.js';

const ENCODED = encodeURIComponent(SECRET);
const NOWHERE = { port: 9 };
const BAD = `http://u:${ENCODED}@[/${ENCODED}?token=${ENCODED}`;

const places: [string, AxiosRequestConfig][] = [
  ['the URL', { baseURL: '', url: BAD }],
  ['the base URL', { baseURL: BAD, url: '/' }],
  ['a URL of a scheme nobody speaks', { baseURL: '', url: `gopher://u:${ENCODED}@host/?token=${ENCODED}` }],
  ['a data URL', { baseURL: '', url: `data:${SECRET}` }],
  ['a port that is none', { baseURL: '', url: `http://u:${ENCODED}@host:99999999/?token=${ENCODED}` }],
];

describe.each(['http', 'fetch'] as const)('a request by the %s adapter that cannot be sent', (adapter) => {
  it.each(places)('shows nothing of %s', async (_, request) => {
    const { error, told } = await fail(NOWHERE, { ...request, adapter, timeout: 1_000 }, { retries: 0 });
    expect(leaks(error, told)).toEqual([]);
  });

  it.each(Object.entries({ ...CANARIES, ...UNSENT }))('shows nothing of %s', async (_, carrying) => {
    const request = { ...carrying(9), baseURL: '', url: 'http://[', adapter };
    const { error, told } = await fail(NOWHERE, request);
    expect(error.failure.code).toBe(adapter === 'http' ? 'ERR_INVALID_URL' : 'UNKNOWN');
    expect(leaks(error, told)).toEqual([]);
  });
});

describe('the TypeError of a bad URL', () => {
  const thrownFor = async (request: AxiosRequestConfig, options?: PolicyOptions) =>
    (await fail(NOWHERE, request, options)).error as unknown as TypeError & { input?: string; base?: string };

  it('keeps input, out of sight', async () => {
    const error = await thrownFor({ baseURL: '', url: BAD });
    expect(error).toBeInstanceOf(TypeError);
    expect(error.input).toContain(ENCODED);
    expect(Object.keys(error)).not.toContain('input');
  });

  it('keeps base, out of sight', async () => {
    const made = Object.assign(new TypeError('Invalid URL'), {
      code: 'ERR_INVALID_URL',
      input: '[',
      base: BAD,
    });
    const adapter = () => Promise.reject(made);
    expect(await thrownFor({ adapter })).toBe(made);
    expect(made.base).toBe(BAD);
    expect(leaks(made)).toEqual([]);
    for (const read of Object.values(SINKS)) expect(read(made)).not.toMatch(/\bbase: /);
  });

  it('shows them where the policy says so, and never in message or failure', async () => {
    const error = await thrownFor({ baseURL: '', url: BAD }, { hideDetails: false });
    expect(inspect(error)).toContain(ENCODED);
    expect(leaks(error, {}, TEXTS)).toEqual([]);
  });
});
