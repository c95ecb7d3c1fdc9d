import { gzipSync } from 'node:zlib';
import type { AxiosRequestConfig } from 'axios';
import { describe, expect, it } from 'vitest';
import type { PolicyOptions } from '../../src/index.js';
import { bothWays } from './bounded-bodies-outcome.js';
import { pieces } from './bounded-bodies-steps.js';
import { RESPONSE_TYPES } from './response-types.js';
import { json, nas, nasXml, ok, type Reply, type Step, unavailable } from './server.js';

interface Failing {
  readonly steps: readonly Step[];
  readonly request?: AxiosRequestConfig;
  readonly options?: PolicyOptions;
}

const packed = (body: string, status: number): Reply => ({
  status,
  headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
  body: gzipSync(body),
});

const CAP = 1_000;
const strict = { transitional: { silentJSONParsing: false } };

/** All bodies are within the cap. */
const SHORT: Readonly<Record<string, Failing>> = {
  JSON: { steps: [nas(404, 'InvalidVpc.NotFound', 'Köln ✓')] },
  XML: { steps: [nasXml(404, 'InvalidVpc.NotFound', 'Köln ✓')] },
  'a mark': { steps: [{ status: 404, body: '\ufeffNot here.' }] },
  'packed JSON': { steps: [packed('{"Code":"InvalidVpc.NotFound","Message":"No."}', 404)] },
  'Latin-1': {
    steps: [{ status: 404, body: Buffer.from('Köln', 'latin1') }],
    request: { responseEncoding: 'latin1' },
  },
  'an encoding that there is not': {
    steps: [{ status: 404, body: 'x' }],
    request: { responseEncoding: 'nonsense' },
  },
  nothing: { steps: [{ status: 404 }] },
  'a HEAD': { steps: [{ status: 404 }], request: { method: 'head' } },
  'as much as is read': { steps: [{ status: 404, body: 'x'.repeat(CAP) }] },
  'as much as is read, in pieces': {
    steps: [
      (response) => {
        response.statusCode = 404;
        pieces('x'.repeat(CAP / 2), 'y'.repeat(CAP / 2))(response);
      },
    ],
  },
  'one that is repeated in vain': { steps: [unavailable] },
  'one that is repeated': { steps: [unavailable, ok] },
  'one that may not be repeated': {
    steps: [nas(500, 'InternalError')],
    request: { method: 'post', data: { n: 1 } },
  },
  'one that tells when to come back': {
    steps: [nas(429, 'Throttling.User', 'Later.', { 'retry-after': '3600' })],
  },
  'one after a redirect': {
    steps: [{ status: 302, headers: { location: '/there' } }, nas(404, 'InvalidVpc.NotFound')],
  },
  'a redirect that is not followed': {
    steps: [{ status: 302, headers: { location: '/there' }, body: 'There.' }],
    request: { maxRedirects: 0 },
  },
  'a status that is not accepted': {
    steps: [json({ Code: 'Accepted', Message: 'Not done yet.' }, 202)],
    request: { validateStatus: (status) => status === 200 },
  },
  'an error in a success': {
    steps: [json({ Code: 'InvalidVpc.NotFound', Message: 'No.' })],
    options: { inspectSuccess: true },
  },
  'JSON that is cut, and errors are wanted': { steps: [{ status: 404, body: '{"Code":' }], request: strict },
  'a transform of its own': {
    steps: [nas(404, 'InvalidVpc.NotFound')],
    request: { transformResponse: [(data: unknown) => [typeof data, String(data)]] },
  },
  'a transform that throws': {
    steps: [nas(404, 'InvalidVpc.NotFound')],
    request: {
      transformResponse: () => {
        throw new RangeError('not this one');
      },
    },
  },
  'progress that is watched': {
    steps: [nas(404, 'InvalidVpc.NotFound')],
    request: { onDownloadProgress: () => undefined },
  },
  'a request with limits and hooks': {
    steps: [unavailable],
    request: { method: 'post', data: { n: 1 } },
    options: {
      attemptTimeout: 10_000,
      beforeAttempt: ({ headers }) => void headers.set('x-signed', '1'),
      idempotencyKey: ({ headers }) => void headers.set('idempotency-key', 'k-1'),
      breaker: { execute: (send) => send() },
    },
  },
};

const CASES = Object.entries(SHORT).flatMap(([what, call]) =>
  RESPONSE_TYPES.map((responseType) => ({ what, responseType, call })),
);

describe('an error whose body is within maxErrorBodyBytes is what it is without boundErrorBodies:', () => {
  it.each(CASES)('$what, responseType $responseType', async ({ call, responseType }) => {
    const options = { maxErrorBodyBytes: CAP, ...call.options };
    const [without, bounded] = await bothWays({
      ...call,
      options,
      request: { ...call.request, responseType },
    });
    expect(bounded).toEqual(without);
  });
});

describe('an error whose body is beyond maxErrorBodyBytes has data that end there:', () => {
  const long = { Code: 'InvalidVpc.NotFound', Message: 'x'.repeat(200_000) };
  const steps = [json(long, 404)];

  it.each(['json', undefined, 'text', 'blob', 'document'] as const)(
    'a string, for responseType %s',
    async (responseType) => {
      const options = { maxErrorBodyBytes: CAP };
      const [, bounded] = await bothWays({ steps, options, request: { responseType } });
      expect(bounded.kind).toBe('String');
      expect(bounded.content).toBe(JSON.stringify(long).slice(0, CAP));
      expect(bounded).toMatchObject({
        status: 404,
        arrivals: 1,
        failure: { httpCode: 404, stop: 'terminal' },
      });
    },
  );

  it('a Buffer, for an arraybuffer', async () => {
    const [, bounded] = await bothWays({ steps, request: { responseType: 'arraybuffer' } });
    expect([bounded.kind, bounded.content]).toEqual(['Buffer', JSON.stringify(long).slice(0, 65_536)]);
  });

  it('bytes that are unpacked', async () => {
    const [, bounded] = await bothWays({
      steps: [packed(JSON.stringify(long), 404)],
      options: { maxErrorBodyBytes: CAP },
    });
    expect(bounded.content).toBe(JSON.stringify(long).slice(0, CAP));
  });

  it('nothing at all, where nothing may be read', async () => {
    const [, bounded] = await bothWays({ steps, options: { maxErrorBodyBytes: 0 } });
    expect([bounded.kind, bounded.content]).toEqual(['String', '']);
  });

  it('also where maxContentLength would let more come, and the status is told all the same', async () => {
    const request = { maxContentLength: CAP + 1 };
    const [without, bounded] = await bothWays({ steps, options: { maxErrorBodyBytes: CAP }, request });
    expect(without.status).toBeUndefined();
    expect(bounded.status).toBe(404);
    expect(bounded.content).toHaveLength(CAP);
  });
});
