import type { AxiosRequestConfig, AxiosResponseTransformer, InternalAxiosRequestConfig } from 'axios';
import { describe, expect, it } from 'vitest';
import { failureOf, hasFailure } from '../../src/index.js';
import { connect, rejected, told } from './client.js';
import { nas, nasXml, ok, serve, unavailable } from './server.js';

const parse: AxiosResponseTransformer = (data: string) => JSON.parse(data) as unknown;

async function failing(request: AxiosRequestConfig, server = serve(nasXml(404, 'InvalidVpc.NotFound'))) {
  const client = connect(await server);
  let config: InternalAxiosRequestConfig | undefined;
  client.api.interceptors.request.use((own) => (config = own));
  const error = await rejected(client.api.get('/', request));
  return { error, config, client };
}

describe("a transformResponse of the caller's that throws on the error body", () => {
  it.each([
    { shape: 'one function', transformResponse: parse },
    { shape: 'a list', transformResponse: [(data: unknown) => data, parse] },
  ])('gives the error that takes the place of ours the failure: $shape', async ({ transformResponse }) => {
    const { error, config, client } = await failing({ transformResponse });
    expect(error).toBeInstanceOf(SyntaxError);
    expect(error.message).not.toContain('InvalidVpc');
    expect(failureOf(error)).toMatchObject({ code: 'InvalidVpc.NotFound', stop: 'terminal', httpCode: 404 });
    expect(told(client)).toEqual(['give-up']);
    expect(config?.transformResponse).toEqual(transformResponse);
  });

  it('leaves config.transformResponse the very value that it was', async () => {
    const transformResponse = [parse];
    let config: InternalAxiosRequestConfig | undefined;
    const server = await serve(nasXml(404, 'InvalidVpc.NotFound'), nas(404, 'InvalidVpc.NotFound'));
    const { api } = connect(server);
    api.interceptors.request.use((own) => {
      config = own;
      own.transformResponse = transformResponse;
      return own;
    });
    await rejected(api.get('/'));
    expect(config?.transformResponse).toBe(transformResponse);
    const parsed = await rejected(api.get('/'));
    expect(parsed.config?.transformResponse).toBe(transformResponse);
    expect(parsed.response?.data).toMatchObject({ Code: 'InvalidVpc.NotFound' });
  });

  it.each([
    { says: 'a frozen error', thrown: Object.freeze(new Error('frozen')), has: true },
    { says: 'a plain object', thrown: { odd: true }, has: true },
    { says: 'a string', thrown: 'text', has: false },
    { says: 'nothing', thrown: undefined, has: false },
  ])('may throw $says', async ({ thrown, has }) => {
    const { error } = await failing({
      transformResponse: () => {
        throw thrown as Error;
      },
    });
    expect(error).toBe(thrown);
    expect(failureOf(error) !== undefined).toBe(has);
    expect(hasFailure(error)).toBe(false);
  });

  it('is axios itself where it is told not to be silent about bad JSON', async () => {
    const { error } = await failing({ responseType: 'json', transitional: { silentJSONParsing: false } });
    expect(error.name).toBe('SyntaxError');
    expect(hasFailure(error)).toBe(true);
    expect(error.failure).toMatchObject({ code: 'InvalidVpc.NotFound', httpCode: 404 });
    expect(Object.keys(error)).not.toContain('config');
  });
});

describe("a transformResponse of the caller's", () => {
  it('runs once a call, on the last body, with what axios gives it', async () => {
    const seen: unknown[] = [];
    const server = await serve(unavailable, nasXml(404, 'InvalidVpc.NotFound'));
    const { api } = connect(server);
    const error = await rejected(
      api.get('/', {
        transformResponse(this: InternalAxiosRequestConfig, data: string, headers, status) {
          seen.push([this.url, headers['content-type'], status]);
          return data.length;
        },
      }),
    );
    expect(seen).toEqual([['/', 'text/xml;charset=utf-8', 404]]);
    expect(error.response?.data).toBeGreaterThan(100);
    expect(error.failure.code).toBe('InvalidVpc.NotFound');
  });

  it('runs once on a success after retries', async () => {
    let runs = 0;
    const server = await serve(unavailable, unavailable, ok);
    const { data } = await connect(server).api.get<unknown>('/', {
      transformResponse: (body: string) => {
        runs += 1;
        return body.toUpperCase();
      },
    });
    expect([data, runs]).toEqual(['{"OK":TRUE}', 1]);
  });

  it('that throws on a success rejects as with axios alone, and nothing is repeated', async () => {
    const server = await serve({ body: 'no JSON' });
    const client = connect(server);
    const error = await rejected(client.api.get('/', { transformResponse: parse }));
    expect(error).toBeInstanceOf(SyntaxError);
    expect(failureOf(error)).toBeUndefined();
    expect([server.requests.length, client.events.length]).toEqual([1, 0]);
  });

  it('may be none', async () => {
    const { error } = await failing({ transformResponse: [] });
    expect(error.response?.data).toContain('<Code>InvalidVpc.NotFound</Code>');
    expect(error.failure.code).toBe('InvalidVpc.NotFound');
  });
});
