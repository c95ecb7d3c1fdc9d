import { describe, expect, it } from 'vitest';
import { connect, rejected } from './client.js';
import { badGateway, create, internal, post, type Row, timeout } from './operations.js';
import { closedPort, nas, ok, reset, serve, unavailable } from './server.js';

const form = { 'content-type': 'application/x-www-form-urlencoded' };

const repeated: readonly Row[] = [
  { says: 'a GET that was reset', request: {}, step: reset },
  { says: 'a PUT that was reset', request: { method: 'put', data: 'x' }, step: reset },
  { says: 'a DELETE at 500', request: { method: 'delete' }, step: internal },
  { says: 'a HEAD at 502', request: { method: 'head' }, step: badGateway },
  { says: 'a POST at a documented 503', request: post, step: unavailable },
  { says: 'a POST that was throttled', request: post, step: nas(400, 'Throttling.User') },
  { says: 'a POST at 429', request: post, step: { status: 429 } },
  {
    says: 'POST DescribeFileSystems',
    request: { method: 'post', params: { Action: 'DescribeFileSystems' } },
    step: reset,
  },
  {
    says: 'POST Describe in a form',
    request: { method: 'post', data: { Action: 'DescribeRegions' }, headers: form },
    step: internal,
  },
  {
    says: 'POST Describe by header',
    request: { method: 'post', headers: { 'x-acs-action': 'ListTagResources' } },
    step: internal,
  },
  { says: 'POST Describe in the URL', request: { method: 'post', url: '/?Action=GetThing' }, step: timeout },
  {
    says: 'a PUT whose JSON has an Action of its own',
    request: { method: 'put', data: { Action: 'block' } },
    step: reset,
  },
  {
    says: 'POST Describe, named where each attempt is signed',
    request: post,
    step: reset,
    options: { beforeAttempt: (request) => void request.headers.set('x-acs-action', 'DescribeZones') },
  },
  {
    says: 'a create with ClientToken',
    request: create({}, { params: { Action: 'CreateMountTarget', ClientToken: 'c-1' } }),
    step: reset,
  },
  {
    says: 'a create with ClientToken in its form',
    request: create({ ClientToken: 'c-1' }, { headers: form }),
    step: internal,
  },
  {
    says: 'a POST with Idempotency-Key',
    request: { ...post, headers: { 'Idempotency-Key': 'k-1' } },
    step: reset,
  },
  { says: 'a POST whose request says so', request: { ...post, retriage: { idempotent: true } }, step: reset },
  {
    says: 'a POST whose policy says so',
    request: post,
    step: reset,
    options: { idempotent: ({ url }) => url === '/' },
  },
  {
    says: 'InternalError with retryUnsafe documented',
    request: post,
    step: internal,
    options: { retryUnsafe: 'documented' },
  },
  {
    says: 'ServiceTimeout with retryUnsafe documented',
    request: create(),
    step: timeout,
    options: { retryUnsafe: 'documented' },
  },
  { says: 'a reset with retryUnsafe always', request: post, step: reset, options: { retryUnsafe: 'always' } },
  {
    says: 'by an override with unsafe',
    request: post,
    step: internal,
    options: { overrides: { InternalError: { unsafe: true } } },
  },
];

describe('is repeated', () => {
  it.each(repeated)('$says', async ({ request, step, options }) => {
    const server = await serve(step, ok);
    const { status } = await connect(server, options).api.request({ url: '/', ...request });
    expect(status).toBe(200);
    expect(server.requests).toHaveLength(2);
  });

  it.each(['no opinion', 'a mistake'])(
    "by our own rules where the policy's idempotent has %s",
    async (which) => {
      const server = await serve(reset, ok);
      const idempotent = () => {
        if (which === 'a mistake') throw new Error('mistake');
        return undefined;
      };
      await connect(server, { idempotent }).api.get('/');
      expect(server.requests).toHaveLength(2);
    },
  );

  it('a POST that nobody received: the connection was refused', async () => {
    const { api } = connect({ url: `http://127.0.0.1:${await closedPort()}` }, { retries: 2 });
    const { failure } = await rejected(api.post('/', { a: 1 }));
    expect(failure).toMatchObject({ kind: 'network', code: 'ECONNREFUSED', stop: 'retries-exhausted' });
    expect(failure.attempts).toHaveLength(3);
  });

  it('a POST that nobody received at any address of the name', async () => {
    const { api } = connect({ url: `http://localhost:${await closedPort()}` }, { retries: 2 });
    const { failure } = await rejected(api.post('/', { a: 1 }));
    expect(failure).toMatchObject({ kind: 'network', code: 'ECONNREFUSED', stop: 'retries-exhausted' });
  });

  it('a POST by fetch that nobody received', async () => {
    const { api } = connect(
      { url: `http://127.0.0.1:${await closedPort()}` },
      { retries: 2 },
      { adapter: 'fetch' },
    );
    const { failure } = await rejected(api.post('/', { a: 1 }));
    expect(failure).toMatchObject({ kind: 'network', code: 'ECONNREFUSED', stop: 'retries-exhausted' });
  });
});

describe('the policy is asked for its opinion', () => {
  it('with the request as it goes out, only when it matters', async () => {
    const asked: unknown[] = [];
    const server = await serve(internal, ok, ok);
    const { api } = connect(server, {
      idempotent: ({ method, url, data }) => {
        asked.push({ method, url, data });
        return true;
      },
    });
    await api.post('/things', { a: 1 });
    await api.post('/things', { a: 2 });
    expect(asked).toEqual([{ method: 'post', url: '/things', data: '{"a":1}' }]);
  });
});
