import { describe, expect, it } from 'vitest';
import { connect, rejected } from './client.js';
import { badGateway, create, internal, post, type Row, timeout } from './operations.js';
import { hang, nas, ok, reset, serve, unavailable } from './server.js';

const refused: readonly Row[] = [
  { says: 'a POST that was reset', request: post, step: reset },
  { says: 'a PATCH that was reset', request: { method: 'patch', data: {} }, step: reset },
  { says: 'a POST at InternalError', request: post, step: internal },
  { says: 'a POST at ServiceTimeout', request: post, step: timeout },
  { says: 'a POST at 502', request: post, step: badGateway },
  { says: 'a POST at a 503 that no catalog knows', request: post, step: { status: 503 } },
  { says: 'GET CreateFileSystem', request: { params: { Action: 'CreateFileSystem' } }, step: reset },
  { says: 'GET DeleteMountTarget', request: { params: { Action: 'DeleteMountTarget' } }, step: internal },
  {
    says: 'a POST whose JSON has an Action that sounds like a read',
    request: { method: 'post', data: { Effect: 'Allow', Action: 'ListBuckets' } },
    step: reset,
  },
  {
    says: 'GET CreateFileSystem, named where each attempt is signed',
    request: {},
    step: reset,
    options: { beforeAttempt: (request) => void (request.params = { Action: 'CreateFileSystem' }) },
  },
  {
    says: 'GET CreateFileSystem, named where each attempt is signed, that was cut',
    request: {},
    step: hang,
    options: {
      attemptTimeout: 50,
      beforeAttempt: (request) => void request.headers.set('x-acs-action', 'CreateFileSystem'),
    },
  },
  { says: 'a POST at InternalError that came with 503', request: post, step: nas(503, 'InternalError') },
  {
    says: 'CreateFileSystem with ClientToken, which is not enough',
    request: { params: { Action: 'CreateFileSystem', ClientToken: 'c' } },
    step: reset,
  },
  {
    says: 'a create with an empty ClientToken',
    request: create({}, { params: { Action: 'CreateMountTarget', ClientToken: '' } }),
    step: reset,
  },
  { says: 'a GET whose request says no', request: { retriage: { idempotent: false } }, step: reset },
  { says: 'a GET whose policy says no', request: {}, step: reset, options: { idempotent: () => false } },
  {
    says: 'a request that says no, whatever the policy says',
    request: { retriage: { idempotent: false } },
    step: reset,
    options: { idempotent: () => true },
  },
  {
    says: 'a reset with retryUnsafe documented',
    request: post,
    step: reset,
    options: { retryUnsafe: 'documented' },
  },
  {
    says: 'a documented 503 with retryUnsafe never',
    request: post,
    step: unavailable,
    options: { retryUnsafe: 'never' },
  },
  {
    says: 'throttling with retryUnsafe never',
    request: post,
    step: nas(400, 'Throttling'),
    options: { retryUnsafe: 'never' },
  },
  {
    says: 'by an override without unsafe',
    request: post,
    step: internal,
    options: { overrides: { InternalError: 'retry' } },
  },
];

describe('is sent once, and says how to allow more', () => {
  it.each(refused)('$says', async ({ request, step, options }) => {
    const server = await serve(step, ok);
    const error = await rejected(connect(server, options).api.request({ url: '/', ...request }));
    expect(error.failure).toMatchObject({ classification: 'retryable', stop: 'not-idempotent' });
    expect(server.requests).toHaveLength(1);
    for (const way of ['idempotency key', 'idempotent: true', 'retryUnsafe'])
      expect(error.message).toContain(way);
  });
});
