import { openWindow } from './window.js';
import axios, { type AxiosRequestConfig } from 'axios';
import { beforeEach, describe, expect, it } from 'vitest';
import { AXIOS } from '../support/axios-version.js';
import { connect, rejected, told } from './client.js';
import { closedPort, nas, ok, serve, type Server, type Step, unavailable } from './server.js';

const to = (location: string, status = 302): Step => ({ status, headers: { location } });

const lines = ({ requests }: Server) =>
  requests.map(({ method, url, body }) => [method, url, body.toString()].filter(Boolean).join(' '));

describe.each(['http', 'fetch', 'xhr'] as const)('a redirect, by the %s adapter', (adapter) => {
  const open = async (...steps: readonly Step[]) => {
    const server = await serve(...steps);
    if (adapter === 'xhr') openWindow(server.url);
    return server;
  };

  it('to an error is repeated from its start', async () => {
    const server = await open(to('/b'), unavailable, to('/c'), ok);
    const client = connect(server, {}, { adapter });
    expect((await client.api.get<unknown>('/a')).data).toEqual({ ok: true });
    expect(lines(server)).toEqual(['GET /a', 'GET /b', 'GET /a', 'GET /c']);
    expect(told(client)).toEqual(['retry', 'recover']);
  });

  it('to a terminal error surfaces it, with the config of the caller', async () => {
    const server = await open(to('/b'), nas(404, 'InvalidVpc.NotFound'));
    const error = await rejected(connect(server, {}, { adapter }).api.get('/a'));
    expect(error.failure).toMatchObject({ code: 'InvalidVpc.NotFound', httpCode: 404, stop: 'terminal' });
    expect(error.config?.url).toBe('/a');
    expect(server.requests).toHaveLength(2);
  });

  it.each([307, 308])('of a POST at %i carries its body in every attempt', async (status) => {
    const server = await open(to('/b', status), unavailable, to('/b', status), ok);
    const { api } = connect(server, { retryUnsafe: 'always' }, { adapter });
    await api.post('/a', { n: 1 });
    const bodies = ['POST /a {"n":1}', 'POST /b {"n":1}'];
    expect(lines(server)).toEqual([...bodies, ...bodies]);
  });
});

describe.each(['http', 'fetch'] as const)('a redirect, by the %s adapter,', (adapter) => {
  // jsdom hangs on these, with axios alone as well.
  it.each([301, 302, 303])(
    'of a POST at %i becomes a GET, and a POST again for the retry',
    async (status) => {
      const server = await serve(to('/b', status), unavailable, to('/b', status), ok);
      const { api } = connect(server, { retryUnsafe: 'always' }, { adapter });
      await api.post('/a', { n: 1 });
      const once = ['POST /a {"n":1}', 'GET /b'];
      expect(lines(server)).toEqual([...once, ...once]);
    },
  );

  it('of a POST whose error proves nothing is not repeated', async () => {
    const server = await serve(to('/b'), nas(500, 'InternalError'));
    const { failure } = await rejected(connect(server, {}, { adapter }).api.post('/a', {}));
    expect([failure.code, failure.stop]).toEqual(['InternalError', 'not-idempotent']);
    expect(server.requests).toHaveLength(2);
  });

  describe('with maxRedirects 0', () => {
    const follows = adapter === 'fetch' && !AXIOS.countsRedirectsByFetch;
    beforeEach(({ skip }) => skip(follows, 'before axios 1.20 the fetch adapter follows all the same'));

    it('is what axios gives, and terminal', async () => {
      const server = await serve(to('/b'));
      const request: AxiosRequestConfig = { maxRedirects: 0, adapter, proxy: false };
      const bare = await rejected(axios.get(server.url, request));
      const error = await rejected(connect(server).api.get('/', request));
      expect([error.code, error.response?.status]).toEqual([bare.code, 302]);
      expect(error.failure).toMatchObject({ httpCode: 302, code: 'HTTP_302', stop: 'terminal' });
      expect(error.response?.headers.location).toBe('/b');
      expect(server.requests).toHaveLength(2);
    });

    it('leaves retries as they are', async () => {
      const server = await serve(unavailable, to('/b'));
      const client = connect(server, {}, { adapter, maxRedirects: 0 });
      const validateStatus = (status: number) => status < 400;
      expect((await client.api.get('/', { validateStatus })).status).toBe(302);
      expect(told(client)).toEqual(['retry', 'recover']);
    });
  });
});

const HTTP = { adapter: 'http' } as const;

describe('a redirect, by the http adapter alone:', () => {
  it.each<[string, Step]>([
    ['a documented 503', unavailable],
    ['429', { status: 429 }],
    ['an error that is no answer', (response) => response.destroy()],
  ])('a POST that became a GET is not sent again when that one meets %s', async (_, step) => {
    const server = await serve(to('/b', 303), step);
    const { failure } = await rejected(connect(server, {}, HTTP).api.post('/a', {}));
    expect(failure.stop).toBe('not-idempotent');
    expect(lines(server)).toEqual(['POST /a {}', 'GET /b']);
  });

  it('a POST that became a GET is not sent again when nobody listens there', async () => {
    const server = await serve(to(`http://127.0.0.1:${String(await closedPort())}/b`, 303));
    const { failure } = await rejected(connect(server, {}, HTTP).api.post('/a', {}));
    expect(failure).toMatchObject({ code: 'ECONNREFUSED', stop: 'not-idempotent' });
    expect(server.requests).toHaveLength(1);
  });

  it.each([307, 308])(
    'a POST that stayed one at %i was executed nowhere, and is sent again',
    async (status) => {
      const server = await serve(to('/b', status), unavailable, ok);
      expect((await connect(server, {}, HTTP).api.post('/a', {})).status).toBe(200);
      expect(lines(server)).toEqual(['POST /a {}', 'POST /b {}', 'POST /a {}']);
    },
  );

  it('beforeRedirect is asked in every attempt, and what it does is done in every attempt', async () => {
    const server = await serve(to('/b'), unavailable, to('/b'), ok);
    const seen: unknown[] = [];
    await connect(server, {}, HTTP).api.get('/a', {
      beforeRedirect: (options, { statusCode }) => {
        seen.push(statusCode);
        (options.headers as Record<string, string>)['x-hop'] = String(seen.length);
      },
    });
    expect(seen).toEqual([302, 302]);
    expect(server.requests.map(({ headers }) => headers['x-hop'])).toEqual([undefined, '1', undefined, '2']);
  });

  it('a beforeRedirect that throws ends the call with what it threw', async () => {
    const server = await serve(to('/b'));
    const error = await rejected(
      connect(server, {}, HTTP).api.get('/a', {
        beforeRedirect: () => {
          throw new Error('not there');
        },
      }),
    );
    expect(error.message).toContain('not there');
    expect(error.failure.stop).toBe('terminal');
    expect(server.requests).toHaveLength(1);
  });

  it('a loop is terminal', async () => {
    const server = await serve(to('/a'));
    const { failure } = await rejected(connect(server, {}, HTTP).api.get('/a', { maxRedirects: 3 }));
    expect(failure).toMatchObject({ code: 'ERR_FR_TOO_MANY_REDIRECTS', stop: 'terminal' });
    expect(server.requests).toHaveLength(4);
  });

  it('away from the origin drops the credentials in every attempt', async () => {
    const elsewhere = await serve(unavailable, ok);
    const server = await serve(to(`${elsewhere.url.replace('127.0.0.1', 'localhost')}/b`));
    const headers = { authorization: 'Bearer secret' };
    await connect(server, {}, HTTP).api.get('/a', { headers });
    expect(server.requests.map((request) => request.headers.authorization)).toEqual(
      Array(2).fill('Bearer secret'),
    );
    expect(elsewhere.requests.map((request) => request.headers.authorization)).toEqual([
      undefined,
      undefined,
    ]);
  });
});
