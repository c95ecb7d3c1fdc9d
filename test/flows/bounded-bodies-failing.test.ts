import { gzipSync } from 'node:zlib';
import axios, { type AxiosRequestConfig, type ResponseType } from 'axios';
import { describe, expect, it } from 'vitest';
import type { PolicyOptions } from '../../src/index.js';
import { bothWays, failingAs } from './bounded-bodies-outcome.js';
import { pieces, unended } from './bounded-bodies-steps.js';
import { ok, type Step } from './server.js';

const TYPES: readonly (ResponseType | undefined)[] = [undefined, 'arraybuffer'];

/** Long enough for a request to arrive and its answer to begin, on a slow machine as well. */
const LIMIT = 200;
const START = '{"half":"';
const GZIP = gzipSync('x'.repeat(50_000) + String(Math.PI).repeat(20_000));
const packed = { 'content-encoding': 'gzip' };
const announced = { 'content-length': '1000000' };
const silent = (status: number, headers = {}): Step => unended(status, headers, [START], 'stall');
const watched = { onDownloadProgress: () => undefined };

interface Failing {
  readonly steps: readonly Step[];
  readonly request?: AxiosRequestConfig;
  readonly options?: PolicyOptions;
  readonly fresh?: () => AxiosRequestConfig;
}

/** Whatever the status. */
const failing = (status: number): Readonly<Record<string, Failing>> => ({
  'that is cut off': { steps: [unended(status, announced, [START], 'fin')] },
  'that is cut off at once': { steps: [unended(status, announced, [], 'fin')] },
  'in chunks that is cut off': { steps: [unended(status, {}, [START, 'more'], 'fin')] },
  'that is cut off, then whole': { steps: [unended(status, announced, [START], 'fin'), ok] },
  'that is reset': { steps: [unended(status, announced, [START], 'reset')] },
  'that is reset, packed': {
    steps: [unended(status, { ...announced, ...packed }, [GZIP.subarray(0, 10)], 'reset')],
  },
  'that is cut off, packed': { steps: [unended(status, { ...announced, ...packed }, [GZIP], 'fin')] },
  'that is cut off and watched': { steps: [unended(status, announced, [START], 'fin')], request: watched },
  'without redirects that is cut off': {
    steps: [unended(status, announced, [START], 'fin')],
    request: { maxRedirects: 0 },
  },
  'without redirects that is reset': {
    steps: [unended(status, announced, [START], 'reset')],
    request: { maxRedirects: 0 },
  },
  'that is not packed as it says': { steps: [{ status, headers: packed, body: START }] },
  'in chunks that are none': {
    steps: [
      (response) => {
        const head = `HTTP/1.1 ${String(status)} Said\r\ntransfer-encoding: chunked\r\n\r\n`;
        response.socket?.write(`${head}no chunk\r\n`);
      },
    ],
  },
  'that is whole, and something is behind it': {
    steps: [
      (response) => {
        response.socket?.write(`HTTP/1.1 ${String(status)} Said\r\ncontent-length: 1\r\n\r\nx and more`);
      },
    ],
  },
});

/** The same, where time decides. */
const late = (status: number): Readonly<Record<string, Failing>> => ({
  'that stops, with an attemptTimeout': {
    steps: [silent(status)],
    options: { retries: 0, attemptTimeout: LIMIT },
  },
  'that stops, with a totalTimeout': {
    steps: [silent(status)],
    options: { retries: 0, totalTimeout: LIMIT },
  },
  'that is aborted': {
    steps: [silent(status)],
    fresh: () => ({ signal: AbortSignal.timeout(LIMIT) }),
  },
  'that is aborted, packed': {
    steps: [unended(status, packed, [GZIP.subarray(0, 10)], 'stall')],
    fresh: () => ({ signal: AbortSignal.timeout(LIMIT) }),
  },
  'that is aborted within an attemptTimeout': {
    steps: [silent(status)],
    options: { attemptTimeout: 10_000 },
    fresh: () => ({ signal: AbortSignal.timeout(LIMIT) }),
  },
  'that is cancelled': {
    steps: [silent(status)],
    fresh: () => ({
      cancelToken: new axios.CancelToken((cancel) => void setTimeout(cancel, LIMIT, 'not any more')),
    }),
  },
});

/** What a success alone can run into, or where an error status is told instead. */
const SUCCESS: Readonly<Record<string, Failing>> = {
  'longer than allowed': { steps: [{ body: 'x'.repeat(101) }], request: { maxContentLength: 100 } },
  'longer than nothing': { steps: [{ body: 'x' }], request: { maxContentLength: 0 } },
  'longer than allowed, in chunks': {
    steps: [pieces('x'.repeat(60), 'y'.repeat(60))],
    request: { maxContentLength: 100 },
  },
  'longer than allowed once it is unpacked': {
    steps: [{ headers: packed, body: GZIP }],
    request: { maxContentLength: 40_000 },
  },
  'longer than allowed, watched': {
    steps: [{ body: 'x'.repeat(200_000) }],
    request: { maxContentLength: 100_000, ...watched },
  },
  'that stops, with a timeout': {
    steps: [silent(200)],
    options: { retries: 0 },
    request: { timeout: LIMIT },
  },
  'that stops, with a timeout of its own words': {
    steps: [silent(200)],
    options: { retries: 0 },
    request: { timeout: LIMIT, timeoutErrorMessage: 'too slow' },
  },
  'that stops, with a timeout and no redirects': {
    steps: [silent(200)],
    options: { retries: 0 },
    request: { timeout: LIMIT, maxRedirects: 0 },
  },
  'that stops, with a timeout of its own words and no redirects': {
    steps: [silent(200)],
    options: { retries: 0 },
    request: { timeout: LIMIT, maxRedirects: 0, timeoutErrorMessage: 'too slow' },
  },
  'that stops, with a clear timeout and no redirects': {
    steps: [silent(200)],
    options: { retries: 0 },
    request: { timeout: LIMIT, maxRedirects: 0, transitional: { clarifyTimeoutError: true } },
  },
};

const ERROR: Readonly<Record<string, Failing>> = {
  'longer than allowed': {
    steps: [{ status: 503, body: 'x'.repeat(101) }],
    request: { maxContentLength: 100 },
  },
};

const cases = (status: number, calls: Readonly<Record<string, Failing>>) =>
  Object.entries(calls).map(([what, call]) => ({ status, what, call }));

const CASES = [
  ...[200, 404, 503].flatMap((status) => cases(status, failing(status))),
  ...[200, 503].flatMap((status) => cases(status, late(status))),
  ...cases(200, SUCCESS),
  ...cases(503, ERROR),
];

describe.each(TYPES)('with boundErrorBodies and responseType %s, it fails as without:', (responseType) => {
  it.each(CASES)('a $status $what', async ({ call }) => {
    const [without, bounded] = await bothWays({ ...call, request: { ...call.request, responseType } });
    expect(bounded).toEqual(failingAs(without));
  });
});
