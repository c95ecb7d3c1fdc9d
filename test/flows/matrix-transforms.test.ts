import { openWindow } from './window.js';
import type { AxiosRequestConfig, AxiosResponseTransformer } from 'axios';
import { describe, expect, it } from 'vitest';
import { failureOf } from '../../src/index.js';
import { AXIOS } from '../support/axios-version.js';
import { connect, rejected, told } from './client.js';
import { nas, ok, type Received, serve, type Step, unavailable } from './server.js';

const twice: readonly Step[] = [unavailable, nas(500, 'InternalError'), ok];

/** What came over the wire, but for the connection. */
const shape = ({ method, url, headers, body }: Received) => ({
  method,
  url,
  headers,
  body: body.toString(),
});

describe.each(['http', 'fetch', 'xhr'] as const)('by the %s adapter', (adapter) => {
  const open = async (...steps: readonly Step[]) => {
    const server = await serve(...steps);
    if (adapter === 'xhr') openWindow(server.url);
    return server;
  };

  /** Sends through two failures, checks that all three requests are the same, and gives one. */
  async function thrice(path: string, request: AxiosRequestConfig): Promise<Received> {
    const server = await open(...twice);
    const { api } = connect(server, { retryUnsafe: 'always' }, { adapter });
    const response = await api.request({ url: path, ...request });
    expect(response.data).toEqual({ ok: true });
    const [first, ...others] = server.requests.map(shape);
    expect(others).toEqual([first, first]);
    return server.requests[0] as Received;
  }

  describe('transformResponse', () => {
    const seen: string[] = [];
    const note: AxiosResponseTransformer = (data: string, _headers, status) => {
      seen.push(`${String(status)} ${data.slice(0, 8)}`);
      return data.length;
    };

    it.each([
      { shape: 'a function', transformResponse: note },
      { shape: 'a list', transformResponse: [note, (length: number) => length] },
    ])('that is $shape sees the last body of a call, and only that', async ({ transformResponse }) => {
      seen.length = 0;
      const won = connect(await open(...twice), {}, { adapter, transformResponse });
      expect((await won.api.get<unknown>('/')).data).toBe(11);
      const lost = connect(await open(unavailable), { retries: 2 }, { adapter, transformResponse });
      const error = await rejected(lost.api.get('/'));
      expect(error.response?.data).toBeGreaterThan(100);
      expect(error.failure.code).toBe('ServiceUnavailable');
      expect(seen).toEqual(['200 {"ok":tr', '503 {"Reques']);
    });

    it('that throws on the error body gives the failure to what it throws', async () => {
      const server = await open(nas(404, 'InvalidVpc.NotFound'));
      const client = connect(server, {}, { adapter });
      const thrown = new RangeError('mine');
      const transformResponse = () => {
        throw thrown;
      };
      expect(await rejected(client.api.get('/', { transformResponse }))).toBe(thrown);
      expect(failureOf(thrown)).toMatchObject({ code: 'InvalidVpc.NotFound', stop: 'terminal' });
      expect(told(client)).toEqual(['give-up']);
    });

    it('that throws on a success after retries rejects, and nothing is repeated for it', async () => {
      const server = await open(unavailable, ok);
      const client = connect(server, {}, { adapter });
      const transformResponse = () => {
        throw new RangeError('mine');
      };
      const error = await rejected(client.api.get('/', { transformResponse }));
      expect([error.name, failureOf(error)]).toEqual(['RangeError', undefined]);
      expect(told(client)).toEqual(['retry', 'recover']);
      expect(server.requests).toHaveLength(2);
    });
  });

  describe('every attempt sends', () => {
    it('what transformRequest made, which runs once', async () => {
      let runs = 0;
      const { body, headers } = await thrice('/', {
        method: 'post',
        data: { a: 1 },
        transformRequest: [
          (data: object, own) => {
            runs += 1;
            own.set('x-run', String(runs));
            return { ...data, runs };
          },
          (data: unknown) => JSON.stringify(data),
        ],
      });
      expect(JSON.parse(body.toString())).toEqual({ a: 1, runs: 1 });
      expect(headers['x-run']).toBe('1');
      expect(runs).toBe(1);
    });

    it.each<{ kind: string; paramsSerializer: AxiosRequestConfig['paramsSerializer']; query: string }>([
      {
        kind: 'serialize',
        paramsSerializer: { serialize: (params) => Object.keys(params).sort().join('~') },
        query: 'a~list',
      },
      {
        kind: 'encode',
        paramsSerializer: { encode: (value) => `_${String(value).replaceAll(' ', '-')}_` },
        query: '_a_=_1-2_&_list[]_=_1_&_list[]_=_2_',
      },
      { kind: 'indexes', paramsSerializer: { indexes: null }, query: 'a=1+2&list=1&list=2' },
    ])('what paramsSerializer makes: $kind', async ({ paramsSerializer, query }) => {
      const { url } = await thrice('/find', {
        params: { list: [1, 2], a: '1 2' },
        paramsSerializer,
      });
      const sorted = (text: string) =>
        decodeURIComponent(text.replace('/find?', '')).split('&').sort().join('&');
      expect(sorted(url)).toBe(query);
    });

    it('what a paramsSerializer that is a function makes', async () => {
      const paramsSerializer = ((params: object) => `all=${Object.keys(params).join()}`) as never;
      expect((await thrice('/', { params: { a: 1, b: 2 }, paramsSerializer })).url).toBe('/?all=a,b');
    });

    it('credentials and cookies', async () => {
      const auth = { username: 'user', password: 'pass:word' };
      const { headers } = await thrice('/', { auth, withCredentials: true });
      expect(headers.authorization).toBe(`Basic ${btoa('user:pass:word')}`);
    });
  });

  describe('a whole address in the request', () => {
    it.each([
      { allowAbsoluteUrls: true, at: 'other' },
      { allowAbsoluteUrls: false, at: AXIOS.knowsAllowAbsoluteUrls ? 'own' : 'other' },
    ])('is $at where allowAbsoluteUrls is $allowAbsoluteUrls', async ({ allowAbsoluteUrls, at }) => {
      const [other, own] = [await serve(...twice), await serve(...twice)];
      if (adapter === 'xhr') openWindow(at === 'other' ? other.url : own.url);
      const { api } = connect({ url: `${own.url}/base` }, {}, { adapter, allowAbsoluteUrls });
      expect((await api.get<unknown>(`${other.url}/x`)).data).toEqual({ ok: true });
      const [asked, silent] = at === 'other' ? [other, own] : [own, other];
      expect(silent.requests).toHaveLength(0);
      expect(asked.requests).toHaveLength(3);
      expect(new Set(asked.requests.map(({ url }) => url)).size).toBe(1);
    });
  });
});
