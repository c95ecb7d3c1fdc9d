import { openWindow } from './window.js';
import axios, { type AxiosRequestConfig, type AxiosResponse } from 'axios';
import { describe, expect, it } from 'vitest';
import { connect, rejected, told } from './client.js';
import { contentOf, kindOf } from './content.js';
import { RESPONSE_TYPES } from './response-types.js';
import { json, nas, nasXml, type Reply, serve } from './server.js';

const ADAPTERS = ['http', 'fetch', 'xhr'] as const;

const FORMATS = [
  {
    format: 'JSON',
    error: nas(503, 'ServiceUnavailable', 'Busy: köln.'),
    success: json({ name: 'köln', list: [1, null] }),
  },
  {
    format: 'XML',
    error: nasXml(503, 'ServiceUnavailable', 'Busy: köln.'),
    success: { headers: { 'content-type': 'text/xml' }, body: '<Result><Name>köln</Name></Result>' } as Reply,
  },
];

const CASES = ADAPTERS.flatMap((adapter) =>
  RESPONSE_TYPES.flatMap((responseType) => FORMATS.map((format) => ({ adapter, responseType, ...format }))),
);

/** A browser makes no document of JSON, and the text is out of reach then. */
const isLost = ({ adapter, responseType, format }: (typeof CASES)[number]) =>
  adapter === 'xhr' && responseType === 'document' && format === 'JSON';

/** A server, seen from a page of its own where XMLHttpRequest is asked for. */
async function serveTo(adapter: (typeof ADAPTERS)[number], ...replies: readonly Reply[]) {
  const server = await serve(...replies);
  if (adapter === 'xhr') openWindow(server.url);
  return server;
}

const plain = (url: string, request: AxiosRequestConfig): Promise<AxiosResponse<unknown>> =>
  axios.get(url, { ...request, proxy: false });

describe('an error body', () => {
  it.each(CASES.filter((row) => !isLost(row)))(
    'in $format, by the $adapter adapter with responseType $responseType, is classified and left as axios gives it',
    async ({ adapter, responseType, error: reply }) => {
      const { url } = await serveTo(adapter, reply);
      const bare = await rejected(plain(url, { adapter, responseType }));
      const { api } = connect({ url }, { retries: 1 }, { adapter });
      const error = await rejected(api.get('/', { responseType }));
      expect(error.failure).toMatchObject({
        code: 'ServiceUnavailable',
        httpCode: 503,
        message: 'Busy: köln.',
        requestId: 'B71B4C68-6C6B-4D4B-AD70-8951BD7D188E',
        decidedBy: 'catalog',
        stop: 'retries-exhausted',
      });
      expect(error.failure.attempts.map(({ code }) => code)).toEqual(Array(2).fill('ServiceUnavailable'));
      const [ours, theirs] = [error.response?.data, bare.response?.data];
      expect(kindOf(ours)).toBe(kindOf(theirs));
      const content = await contentOf(ours);
      expect(content).toBe(await contentOf(theirs));
      expect(content).toContain('ServiceUnavailable');
    },
  );

  it.each(CASES.filter(isLost))(
    'in $format that a browser is to make a document of leaves the status to decide',
    async ({ adapter, responseType, error: reply }) => {
      const { url } = await serveTo(adapter, reply);
      const { api } = connect({ url }, { retries: 1 }, { adapter });
      const error = await rejected(api.get('/', { responseType }));
      expect(error.response?.data).toBeNull();
      expect(error.failure).toMatchObject({ code: 'HTTP_503', decidedBy: 'status' });
      expect(error.failure.attempts).toHaveLength(2);
    },
  );
});

describe('a success after failures', () => {
  it.each(CASES)(
    'in $format, by the $adapter adapter with responseType $responseType, has the data that axios gives',
    async ({ adapter, responseType, error, success }) => {
      const { url } = await serveTo(adapter, success, error, error, success);
      const bare = await plain(url, { adapter, responseType });
      const client = connect({ url }, {}, { adapter });
      const response = await client.api.get<unknown>('/', { responseType });
      expect(told(client)).toEqual(['retry', 'retry', 'recover']);
      expect(kindOf(response.data)).toBe(kindOf(bare.data));
      expect(await contentOf(response.data)).toBe(await contentOf(bare.data));
      expect(response.status).toBe(200);
    },
  );

  it.each(CASES)(
    'within limits as well: $format, $adapter, $responseType',
    async ({ adapter, responseType, error, success }) => {
      const { url } = await serveTo(adapter, success, error, success);
      const bare = await plain(url, { adapter, responseType });
      const { api } = connect({ url }, { attemptTimeout: 9_000, totalTimeout: 9_000 }, { adapter });
      const response = await api.get<unknown>('/', { responseType });
      expect(kindOf(response.data)).toBe(kindOf(bare.data));
      expect(await contentOf(response.data)).toBe(await contentOf(bare.data));
    },
  );
});
