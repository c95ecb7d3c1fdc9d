import type { InternalAxiosRequestConfig } from 'axios';
import { describe, expect, it } from 'vitest';
import { connect, rejected, told } from './client.js';
import { json, nas, ok, serve, unavailable } from './server.js';

describe('validateStatus', () => {
  it.each([
    { says: 'accepts everything', validateStatus: () => true },
    { says: 'accepts 503', validateStatus: (status: number) => status === 503 },
    { says: 'is null', validateStatus: null },
  ])('that $says makes a 503 a success', async ({ validateStatus }) => {
    const server = await serve(unavailable);
    const client = connect(server);
    const response = await client.api.get<unknown>('/', { validateStatus });
    expect(response.status).toBe(503);
    expect(response.data).toMatchObject({ Code: 'ServiceUnavailable' });
    expect([server.requests.length, client.events.length]).toEqual([1, 0]);
  });

  it('is asked for every attempt', async () => {
    const asked: number[] = [];
    const server = await serve(unavailable, nas(500, 'InternalError'), ok);
    await connect(server).api.get('/', {
      validateStatus: (status) => {
        asked.push(status);
        return status === 200;
      },
    });
    expect(asked).toEqual([503, 500, 200]);
  });

  it('that accepts what comes in a later attempt ends the call there', async () => {
    const server = await serve(unavailable, nas(500, 'InternalError'));
    const client = connect(server);
    const response = await client.api.get('/', { validateStatus: (status) => status === 500 });
    expect(response.status).toBe(500);
    expect(told(client)).toEqual(['retry', 'recover']);
  });

  it('that refuses a 2xx makes it a terminal failure', async () => {
    const server = await serve({ status: 202, body: '' });
    const { failure } = await rejected(
      connect(server).api.get('/', { validateStatus: (status) => status === 200 }),
    );
    expect(failure).toMatchObject({
      kind: 'response',
      httpCode: 202,
      classification: 'terminal',
      stop: 'terminal',
    });
    expect(server.requests).toHaveLength(1);
  });

  it('as usual refuses redirects that are not followed', async () => {
    const server = await serve({ status: 302, headers: { location: '/elsewhere' } });
    const { failure } = await rejected(connect(server).api.get('/', { maxRedirects: 0 }));
    expect(failure).toMatchObject({ httpCode: 302, code: 'HTTP_302', classification: 'terminal' });
    expect(server.requests).toHaveLength(1);
  });
});

describe('a success', () => {
  it.each([200, 201, 204])('at %i passes untouched, whatever its body says', async (status) => {
    const body = { Code: 'ServiceUnavailable', Message: 'Not an error.' };
    const server = await serve(status === 204 ? { status } : json(body, status));
    const client = connect(server);
    const response = await client.api.get<unknown>('/');
    expect(response.status).toBe(status);
    expect(response.data).toEqual(status === 204 ? '' : body);
    expect(client.events).toEqual([]);
  });

  it.each([
    { after: 'at once', steps: [ok], options: {} },
    { after: 'after retries', steps: [unavailable, unavailable, ok], options: {} },
    { after: 'at once, within limits', steps: [ok], options: { attemptTimeout: 5_000 } },
    { after: 'after retries, within limits', steps: [unavailable, ok], options: { totalTimeout: 5_000 } },
  ])("shows the caller's config, $after", async ({ steps, options }) => {
    const server = await serve(...steps);
    const { api } = connect(server, options);
    let config: InternalAxiosRequestConfig | undefined;
    api.interceptors.request.use((own) => (config = own));
    const response = await api.get('/', { headers: { 'x-mine': '1' } });
    expect(response.config).toBe(config);
    expect(response.headers['content-type']).toBe('application/json;charset=utf-8');
    expect(response.request).toBeDefined();
    expect(response.statusText).toBe('OK');
  });

  it('after a redirect is followed in every attempt', async () => {
    const server = await serve(
      { status: 307, headers: { location: '/there' } },
      unavailable,
      {
        status: 307,
        headers: { location: '/there' },
      },
      ok,
    );
    expect((await connect(server).api.get<unknown>('/here')).data).toEqual({ ok: true });
    expect(server.requests.map(({ url }) => url)).toEqual(['/here', '/there', '/here', '/there']);
  });
});
