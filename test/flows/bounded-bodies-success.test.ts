import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import type { AxiosRequestConfig } from 'axios';
import { describe, expect, it } from 'vitest';
import { bothWays } from './bounded-bodies-outcome.js';
import { pieces } from './bounded-bodies-steps.js';
import { RESPONSE_TYPES } from './response-types.js';
import type { Reply, Step } from './server.js';

const TEXT = 'Köln ✓ 🙂';
const BOM = '\ufeff';
const JSON_TEXT = JSON.stringify({ city: TEXT, list: [1, null] });
/** More than `maxErrorBodyBytes`, more than one read of a socket. */
const LONG = JSON.stringify(Array.from({ length: 40_000 }, (_, at) => `${at}:${TEXT}`));

const typed = (body: string | Uint8Array, encoding?: string): Reply => ({
  headers: { 'content-type': 'text/plain', ...(encoding && { 'content-encoding': encoding }) },
  body,
});

const bytes = Buffer.from(TEXT);
const elsewhere: Step = (response) => response.writeHead(302, { location: '/there' }).end('Over there.');

const BODIES: Readonly<Record<string, { steps: readonly Step[]; request?: AxiosRequestConfig }>> = {
  'UTF-8': { steps: [typed(TEXT)] },
  'UTF-8 with a mark': { steps: [typed(`${BOM}${TEXT}`)] },
  'a mark, and its encoding named': {
    steps: [typed(`${BOM}${TEXT}`)],
    request: { responseEncoding: 'utf8' },
  },
  'a mark, and its encoding named otherwise': {
    steps: [typed(`${BOM}${TEXT}`)],
    request: { responseEncoding: 'utf-8' },
  },
  'Latin-1': {
    steps: [typed(Buffer.from('Köln', 'latin1'))],
    request: { responseEncoding: 'latin1' },
  },
  base64: { steps: [typed(TEXT)], request: { responseEncoding: 'base64' } },
  'an encoding that there is not': { steps: [typed(TEXT)], request: { responseEncoding: 'nonsense' } },
  JSON: { steps: [typed(JSON_TEXT)] },
  'JSON with a mark': { steps: [typed(`${BOM}${JSON_TEXT}`)] },
  'JSON that is cut': { steps: [typed(JSON_TEXT.slice(0, -3))] },
  'JSON that is cut, and errors are wanted': {
    steps: [typed(JSON_TEXT.slice(0, -3))],
    request: { transitional: { silentJSONParsing: false } },
  },
  'much more than an error may have': { steps: [typed(LONG)] },
  'much more, packed': { steps: [typed(gzipSync(LONG), 'gzip')] },
  gzip: { steps: [typed(gzipSync(JSON_TEXT), 'gzip')] },
  'x-gzip': { steps: [typed(gzipSync(JSON_TEXT), 'x-gzip')] },
  deflate: { steps: [typed(deflateSync(JSON_TEXT), 'deflate')] },
  'raw deflate': { steps: [typed(deflateRawSync(JSON_TEXT), 'deflate')] },
  Brotli: { steps: [typed(brotliCompressSync(JSON_TEXT), 'br')] },
  'gzip that is left packed': {
    steps: [typed(gzipSync(JSON_TEXT), 'gzip')],
    request: { decompress: false },
  },
  'gzip without its end': { steps: [typed(gzipSync(LONG).subarray(0, 20_000), 'gzip')] },
  nothing: { steps: [{}] },
  'nothing, packed': { steps: [typed('', 'gzip')] },
  'a 204': { steps: [{ status: 204 }] },
  'a 204, packed': { steps: [{ status: 204, headers: { 'content-encoding': 'gzip' } }] },
  'a HEAD': { steps: [typed(TEXT)], request: { method: 'head' } },
  'a HEAD, packed': { steps: [typed(gzipSync(TEXT), 'gzip')], request: { method: 'head' } },
  'one piece of no known length': { steps: [pieces(TEXT)] },
  'pieces, the cut within a letter': {
    steps: [pieces(bytes.subarray(0, 2), bytes.subarray(2, 9), bytes.subarray(9))],
  },
  'as much as is allowed': { steps: [typed('x'.repeat(100))], request: { maxContentLength: 100 } },
  'a redirect': { steps: [elsewhere, typed(JSON_TEXT)] },
  'a redirect that is not followed': {
    steps: [elsewhere],
    request: { maxRedirects: 0, validateStatus: (status) => status < 400 },
  },
  'a request without redirects': { steps: [typed(JSON_TEXT)], request: { maxRedirects: 0 } },
  'an error status that is accepted': {
    steps: [{ ...typed(LONG), status: 503 }],
    request: { validateStatus: () => true },
  },
  'any status that is accepted': {
    steps: [{ ...typed(LONG), status: 503 }],
    request: { validateStatus: null },
  },
  'progress that is watched': {
    steps: [typed(LONG)],
    request: { onDownloadProgress: () => undefined },
  },
  'progress of a packed body': {
    steps: [typed(gzipSync(LONG), 'gzip')],
    request: { onDownloadProgress: () => undefined },
  },
  'a rate': { steps: [typed('x'.repeat(2_000))], request: { maxRate: [1e6, 1e5] } },
  'a transform of its own': {
    steps: [typed(JSON_TEXT)],
    request: { transformResponse: [(data: unknown) => [typeof data, String(data)]] },
  },
  'a transform that throws': {
    steps: [typed(JSON_TEXT)],
    request: {
      transformResponse: () => {
        throw new RangeError('not this one');
      },
    },
  },
  'a timeout that is not needed': { steps: [pieces(TEXT, TEXT)], request: { timeout: 10_000 } },
  'a body that is sent': { steps: [typed(TEXT)], request: { method: 'post', data: { n: [1] } } },
  'an address with the data in it': {
    steps: [],
    request: { baseURL: '', url: 'data:application/json;base64,eyJhIjoxfQ==' },
  },
};

const CASES = Object.entries(BODIES).flatMap(([what, call]) =>
  RESPONSE_TYPES.map((responseType) => ({ what, responseType, call })),
);

describe('a success with boundErrorBodies is what it is without:', () => {
  it.each(CASES)('$what, responseType $responseType', async ({ call: { steps, request }, responseType }) => {
    const [without, bounded] = await bothWays({ steps, request: { ...request, responseType } });
    expect(bounded).toEqual(without);
  });
});
