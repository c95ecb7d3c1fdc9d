import { Agent } from 'node:http';
import type { AxiosRequestConfig } from 'axios';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { PolicyOptions } from '../../src/index.js';
import { connect, eventually, rejected } from '../flows/client.js';
import { KEEPS_STATUS } from '../support/axios-version.js';
import { drip, sending, stall } from './ending.js';
import { watchLeftovers } from './leftovers.js';
import { cutBody, headersOnly } from './response-text.js';
import { type Act, afterRequest } from './wire-server.js';

const LIMIT = 200;

/** A GET that fails within a limit: what it came to, and that nothing is left. */
async function within(act: Act, options: PolicyOptions, request: AxiosRequestConfig = {}) {
  const target = await afterRequest(act)();
  const httpAgent = new Agent({ keepAlive: true, maxSockets: 1 });
  onTestFinished(() => httpAgent.destroy());
  const leftovers = watchLeftovers();
  const { api } = connect(target, { retries: 1, ...options }, { httpAgent });
  const { failure } = await rejected(api.get('/', request));
  await eventually(target.held).toBe(0);
  expect(httpAgent.sockets).toEqual({});
  expect(await leftovers.left()).toEqual([]);
  const { kind, httpCode, code, stop } = failure;
  return { kind, httpCode, code, stop, sent: target.arrivals() };
}

const LATE = { kind: 'timeout', httpCode: undefined };
const STATUS = { kind: 'response', httpCode: 503, code: 'HTTP_503' };
/** The http adapter cuts the connection, and then takes that for the reason. */
const CUT = { kind: 'network', httpCode: undefined, code: 'ERR_BAD_RESPONSE' };
const TWICE = { stop: 'retries-exhausted', sent: 2 };

const silence = { server: 'silence', act: stall };
const headers = { server: 'headers of a 503 alone', act: sending(headersOnly('503'), stall) };
const half = { server: 'half of a 503', act: sending(cutBody('503'), stall) };
const half200 = { server: 'half of a 200', act: sending(cutBody('200'), stall) };
const dripping = { server: 'a 503 that drips', act: sending(cutBody('503'), drip) };
const dripping200 = { server: 'a 200 that drips', act: sending(cutBody('200'), drip) };

describe("axios's own timeout ends an attempt", () => {
  it.each([
    { ...silence, ends: { ...LATE, code: 'ECONNABORTED' } },
    { ...half, ends: KEEPS_STATUS ? STATUS : CUT },
    { ...half200, ends: CUT },
  ])('of $server', async ({ act, ends }) => {
    expect(await within(act, {}, { timeout: LIMIT })).toEqual({ ...ends, ...TWICE });
  });
});

describe('totalTimeout ends a call', () => {
  it.each([silence, headers, half, half200, dripping, dripping200])('of $server', async ({ act }) => {
    const ended = await within(act, { totalTimeout: LIMIT });
    expect(ended).toEqual({ ...LATE, code: 'ETIMEDOUT', stop: 'deadline', sent: 1 });
  });
});

describe("a signal of the caller's ends a call", () => {
  it.each([silence, headers, half, half200, dripping, dripping200])('of $server', async ({ act }) => {
    const ended = await within(act, {}, { signal: AbortSignal.timeout(LIMIT) });
    expect(ended).toEqual({ kind: 'cancelled', code: 'ERR_CANCELED', stop: 'cancelled', sent: 1 });
  });
});

describe("with responseType 'stream', a body is read no longer than an attempt may take", () => {
  it.each([headers, half, dripping])('of $server', async ({ act }) => {
    const ended = await within(act, { attemptTimeout: LIMIT }, { responseType: 'stream' });
    expect(ended).toEqual({ ...STATUS, ...TWICE });
  });
});
