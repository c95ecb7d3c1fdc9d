import { Readable } from 'node:stream';
import axios, { type AxiosAdapter } from 'axios';
import nock from 'nock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect, rejected, told } from './client.js';
import { contentOf, kindOf } from './content.js';
import { installMock, type Mocked } from './mock-adapter.js';
import { nas, nasXml, ok, serve } from './server.js';

const NOWHERE = { url: 'http://127.0.0.1:9' };
const JSON_ERROR = String(nas(503, 'ServiceUnavailable', 'Busy.').body);
const XML_ERROR = String(nasXml(503, 'ServiceUnavailable', 'Busy.').body);
const bytes = (text: string) => new TextEncoder().encode(text);

describe.each([
  { format: 'JSON', error: JSON_ERROR },
  { format: 'XML', error: XML_ERROR },
])('a mocked body in $format', ({ error }) => {
  it.each<{ as: string; make: (text: string) => unknown }>([
    { as: 'text', make: (text) => text },
    { as: 'a Buffer', make: (text) => Buffer.from(text) },
    { as: 'an ArrayBuffer', make: (text) => bytes(text).buffer },
    { as: 'a typed array', make: bytes },
    { as: 'a Blob', make: (text) => new Blob([text]) },
    { as: 'a File', make: (text) => new File([text], 'a') },
    { as: 'a Node stream', make: (text) => Readable.from([text]) },
    {
      as: 'a Node stream of bytes',
      make: (text) => Readable.from([Buffer.from(text)], { objectMode: false }),
    },
    { as: 'a web stream', make: (text) => new Response(text).body },
  ])('given as $as is read, and left to be read', async ({ make }) => {
    const answers = [make(error), make(error), make(error)];
    const adapter: AxiosAdapter = (config) => {
      const response = { data: answers.shift(), status: 503, statusText: '', headers: {}, config };
      return Promise.reject(new axios.AxiosError('no', 'ERR_BAD_RESPONSE', config, null, response));
    };
    const asItIs = { adapter, responseType: 'text', transitional: { silentJSONParsing: true } } as const;
    const bare = await rejected(axios.get(NOWHERE.url, asItIs));
    const surfaced = await rejected(connect(NOWHERE, { retries: 1 }).api.get('/', asItIs));
    expect(surfaced.failure).toMatchObject({ code: 'ServiceUnavailable', message: 'Busy.', httpCode: 503 });
    expect(kindOf(surfaced.response?.data)).toBe(kindOf(bare.response?.data));
    expect(await contentOf(surfaced.response?.data)).toBe(await contentOf(bare.response?.data));
  });
});

describe('a success of a mock after failures', () => {
  it.each<{ kind: string; data: unknown }>([
    { kind: 'an object', data: { n: 1 } },
    { kind: 'text that is no JSON', data: 'n' },
    { kind: 'a Buffer', data: Buffer.from('n') },
    { kind: 'a Blob', data: new Blob(['n']) },
    { kind: 'a stream', data: Readable.from(['n']) },
    { kind: 'a web stream', data: new Response('n').body },
    { kind: 'nothing', data: undefined },
  ])('is the very thing that it gave: $kind', async ({ data }) => {
    const statuses = [503, 500, 200];
    const adapter: AxiosAdapter = (config) => {
      const status = statuses.shift() ?? 200;
      const response = { data: status === 200 ? data : '', status, statusText: '', headers: {}, config };
      return status === 200
        ? Promise.resolve(response)
        : Promise.reject(new axios.AxiosError('no', undefined, config, null, response));
    };
    const response = await connect(NOWHERE).api.get<unknown>('/', { adapter });
    expect(response.data).toBe(data);
    expect(statuses).toEqual([]);
  });
});

describe('an adapter in the way of the package axios-mock-adapter', () => {
  const lost: Mocked = { status: 503, data: { Code: 'ServiceUnavailable', Message: 'Busy.' } };
  const won: Mocked = { status: 200, data: { n: 1 } };

  it.each<{ says: string; first: Mocked; failure: object }>([
    { says: 'an object', first: lost, failure: { kind: 'response', code: 'ServiceUnavailable' } },
    { says: 'XML', first: { status: 503, data: XML_ERROR }, failure: { code: 'ServiceUnavailable' } },
    { says: 'no body', first: { status: 503 }, failure: { kind: 'response', code: 'HTTP_503' } },
    { says: 'a network error', first: 'networkError', failure: { kind: 'network' } },
    { says: 'a timeout', first: 'timeout', failure: { kind: 'timeout', code: 'ECONNABORTED' } },
    { says: 'an abort by nobody', first: 'abortRequest', failure: { kind: 'network', code: 'ECONNABORTED' } },
  ])('that answers with $says is repeated', async ({ first, failure }) => {
    const client = connect(NOWHERE);
    const { history } = installMock(client.api, first, first, won);
    const response = await client.api.get<unknown>('/a', { params: { q: 1 } });
    expect(response.data).toEqual({ n: 1 });
    expect(told(client)).toEqual(['retry', 'retry', 'recover']);
    expect(client.events[0]).toMatchObject({ failure });
    expect(history.map(({ url, params }) => [url, params])).toEqual(Array(3).fill(['/a', { q: 1 }]));
    expect(new Set(history).size).toBe(3);
  });

  it('passes requests through, in each attempt', async () => {
    const server = await serve(nas(503, 'ServiceUnavailable'), ok);
    const { api } = connect(server);
    const { history } = installMock(api, 'networkError', 'passThrough');
    expect((await api.get<unknown>('/')).data).toEqual({ ok: true });
    expect([history.length, server.requests.length]).toEqual([3, 2]);
  });

  it('leaves a config that starts a fresh call, of the mock as long as it is there', async () => {
    const server = await serve(ok);
    const { api } = connect(server, { retries: 1 });
    const mock = installMock(api, lost);
    const error = await rejected(api.get('/'));
    expect(error.response?.data).toEqual(lost.data);
    await rejected(api(error.config ?? {}));
    expect(mock.history).toHaveLength(4);
    mock.restore();
    expect((await api<unknown>(error.config ?? {})).data).toEqual({ ok: true });
  });

  it('that keeps one error for all calls gives each call its own failure', async () => {
    const shared = new axios.AxiosError('Request failed with status code 404', 'ERR_BAD_REQUEST');
    Object.assign(shared, { response: { status: 404, data: { Code: 'InvalidVpc.NotFound' }, headers: {} } });
    const { api } = connect(NOWHERE, {}, { adapter: () => Promise.reject(shared) });
    const first = (await rejected(api.get('/a'))).failure;
    const second = (await rejected(api.get('/b'))).failure;
    expect([first.operation, second.operation]).toEqual(['GET 127.0.0.1:9/a', 'GET 127.0.0.1:9/b']);
    expect(shared.message.match(/InvalidVpc/g)).toHaveLength(1);
  });
});

describe.each(['http', 'fetch'] as const)('nock, by the %s adapter', (adapter) => {
  const host = { url: 'http://nas.example.test' };

  beforeEach(() => {
    if (!nock.isActive()) nock.activate();
  });

  afterEach(() => {
    nock.cleanAll();
    nock.restore();
  });

  it.each([
    ['JSON', JSON.parse(JSON_ERROR) as Record<string, string>, { 'content-type': 'application/json' }],
    ['XML', XML_ERROR, { 'content-type': 'text/xml' }],
  ] as const)('answers with %s, then with a success', async (_format, body, headers) => {
    nock(host.url).get('/').twice().reply(503, body, headers).get('/').reply(200, { n: 1 });
    const client = connect(host, {}, { adapter });
    expect((await client.api.get<unknown>('/')).data).toEqual({ n: 1 });
    expect(client.events[0]).toMatchObject({ type: 'retry', failure: { code: 'ServiceUnavailable' } });
    expect(nock.isDone()).toBe(true);
  });

  it('breaks the connection, then answers', async () => {
    const reset = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
    nock(host.url).get('/').replyWithError(reset).get('/').reply(200, { n: 1 });
    const client = connect(host, {}, { adapter });
    await client.api.get('/');
    expect(client.events[0]).toMatchObject({ failure: { kind: 'network', code: 'ECONNRESET' } });
  });

  it.each(['text', 'arraybuffer', 'stream', 'blob'] as const)(
    'gives %s as axios does',
    async (responseType) => {
      nock(host.url).get('/').times(3).reply(503, JSON_ERROR);
      const bare = await rejected(axios.get(host.url, { adapter, responseType, proxy: false }));
      const error = await rejected(connect(host, { retries: 1 }, { adapter }).api.get('/', { responseType }));
      expect(error.failure.code).toBe('ServiceUnavailable');
      expect(kindOf(error.response?.data)).toBe(kindOf(bare.response?.data));
      expect(await contentOf(error.response?.data)).toBe(JSON_ERROR);
    },
  );

  it('that knows no such request says so once', async () => {
    nock(host.url).get('/').reply(200);
    const error = await rejected(connect(host, {}, { adapter }).api.get('/other'));
    expect([error.code, error.failure.stop]).toEqual(['ERR_NOCK_NO_MATCH', 'terminal']);
    expect(error.failure.attempts).toHaveLength(1);
  });
});
