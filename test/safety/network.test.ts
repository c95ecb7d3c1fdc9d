import { generateKeyPairSync } from 'node:crypto';
import { Agent } from 'node:https';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { closedPort, serve } from '../flows/server.js';
import { AXIOS } from '../support/axios-version.js';
import { CANARIES, fail, leaks, SECRET, UNSENT } from './canaries.js';
import { FAULTS, LIMITS } from './faults.js';
import { SINKS } from './sinks.js';

const canaries = Object.entries({ ...CANARIES, ...UNSENT });

describe.each(Object.entries(FAULTS))('after %s', (fault, step) => {
  it.each(canaries)('%s is nowhere', async (_, request) => {
    const server = await serve(step);
    const { error, told } = await fail(server, { ...LIMITS, ...request(server.port) });
    expect(error.response?.data).toBeUndefined();
    expect(leaks(error, told)).toEqual([]);
  });

  it('by the fetch adapter, a header is nowhere', async ({ skip }) => {
    const isNone = fault === 'too large a body' && !AXIOS.limitsFetch;
    skip(isNone, 'before axios 1.16 no body is too large for the fetch adapter');
    const request = { adapter: 'fetch', headers: { 'X-Api-Key': SECRET } } as const;
    const { error, told } = await fail(await serve(step), { ...LIMITS, ...request });
    expect(leaks(error, told)).toEqual([]);
  });
});

describe('where nobody listens', () => {
  it.each(canaries)('%s is nowhere', async (_, request) => {
    const port = await closedPort();
    const { error, told } = await fail({ port }, request(port));
    expect(error.code).toBe('ECONNREFUSED');
    expect(leaks(error, told)).toEqual([]);
  });
});

describe('the raw packet of a protocol error', () => {
  it.each(['no HTTP', 'a broken header', 'a broken chunk'])('is reachable nowhere after %s', async (name) => {
    const server = await serve(FAULTS[name] ?? {});
    const { error } = await fail(server, { headers: { 'X-Api-Key': SECRET } });
    expect(error.code).toMatch(/^HPE_/);
    expect(inspect(error.cause)).not.toContain('rawPacket');
    for (const read of Object.values(SINKS)) expect(read(error)).not.toContain('rawPacket');
  });
});

describe('an agent with a key', () => {
  const privateKeyEncoding = {
    type: 'pkcs8',
    format: 'pem',
    cipher: 'aes-256-cbc',
    passphrase: SECRET,
  } as const;
  const publicKeyEncoding = { type: 'spki', format: 'pem' } as const;
  const { privateKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    privateKeyEncoding,
    publicKeyEncoding,
  });

  it.each([
    ['that fits no server', new Agent({ key: privateKey, passphrase: SECRET })],
    ['that cannot be read', new Agent({ key: SECRET, passphrase: SECRET })],
  ])('%s is nowhere', async (_, httpsAgent) => {
    const { port } = await serve({});
    const url = `https://127.0.0.1:${String(port)}/`;
    const { error, told } = await fail({ port }, { url, httpsAgent });
    expect(error.failure.kind).not.toBe('response');
    expect(leaks(error, told)).toEqual([]);
    const line = privateKey.split('\n')[1] ?? '';
    for (const read of Object.values(SINKS)) expect(read(error)).not.toContain(line);
  });
});
