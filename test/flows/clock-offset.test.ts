import { describe, expect, it } from 'vitest';
import type { PolicyOptions } from '../../src/index.js';
import { connect, rejected } from './client.js';
import { json, nas, ok, serve, type Step, unavailable } from './server.js';

type BeforeAttempt = NonNullable<PolicyOptions['beforeAttempt']>;

describe('the clock of the server', () => {
  const dated = (aheadMs: number, code = 'InvalidTimeStamp.Expired', headers = {}) =>
    nas(400, code, 'Sign again.', { date: new Date(Date.now() + aheadMs).toUTCString(), ...headers });
  const HOUR = 3_600_000;

  /** The offsets that the attempts of one call were given. */
  async function offsets(...steps: readonly Step[]) {
    const given: number[] = [];
    const server = await serve(...steps);
    const beforeAttempt: BeforeAttempt = (_request, { clockOffsetMs }) => void given.push(clockOffsetMs);
    const client = connect(server, { beforeAttempt });
    const error = await client.api.get('/').then(
      () => undefined,
      (thrown: { failure: unknown }) => thrown.failure,
    );
    return { given, failure: error, client };
  }
  const near = (ms: number) => expect.closeTo(ms, -4.5) as number;

  it.each([HOUR, -HOUR])('is learned from its Date: %i ms ahead', async (aheadMs) => {
    const { given, client } = await offsets(dated(aheadMs), ok);
    expect(given).toEqual([0, near(aheadMs)]);
    await client.api.get('/');
    expect(given[2]).toEqual(given[1]);
  });

  it('is learned from any failure, and for its origin alone', async () => {
    const { given, client } = await offsets(
      nas(503, 'ServiceUnavailable', 'Busy.', { date: new Date(Date.now() + HOUR).toUTCString() }),
      ok,
    );
    expect(given).toEqual([0, near(HOUR)]);
    await client.api.get('/', { baseURL: (await serve(ok)).url });
    expect(given[2]).toBe(0);
  });

  it('is not learned from what a cache kept', async () => {
    expect((await offsets(dated(-HOUR, undefined, { age: '3600' }), ok)).given).toEqual([0, 0]);
  });

  it('is not learned from a date that cannot be read', async () => {
    expect((await offsets(nas(400, 'IllegalTimestamp', 'No.', { date: 'yesterday' }), ok)).given).toEqual([
      0, 0,
    ]);
  });

  it.each(['InvalidTimeStamp.Expired', 'IllegalTimestamp', 'RequestTimeTooSkewed', 'SignatureNonceUsed'])(
    'is worth one retry: %s',
    async (code) => {
      const { given, failure } = await offsets(dated(HOUR, code));
      expect(given).toHaveLength(2);
      expect(failure).toMatchObject({ category: 'clock', stop: 'retries-exhausted' });
    },
  );

  it('is not to blame for a timestamp of the wrong format', async () => {
    const { given, failure } = await offsets(dated(HOUR, 'InvalidTimeStamp.Format'));
    expect(given).toEqual([0]);
    expect(failure).toMatchObject({ category: 'client', stop: 'terminal' });
  });

  it('costs no retry without beforeAttempt: the same signature would be sent', async () => {
    const server = await serve(dated(HOUR));
    expect((await rejected(connect(server).api.get('/'))).failure).toMatchObject({
      category: 'clock',
      stop: 'terminal',
    });
    expect(server.requests).toHaveLength(1);
  });
});

describe('a nonce that was used', () => {
  const used = nas(400, 'SignatureNonceUsed');
  const options: PolicyOptions = { beforeAttempt: () => undefined };

  it('at once may be mended, also on a call that changes something', async () => {
    const server = await serve(used, ok);
    expect((await connect(server, options).api.post('/')).status).toBe(200);
    expect(server.requests).toHaveLength(2);
  });

  it('after an attempt that may have arrived is not tried again', async () => {
    const server = await serve(nas(500, 'InternalError'), used, json({}));
    const client = connect(server, { ...options, retryUnsafe: 'documented' });
    const { failure } = await rejected(client.api.post('/'));
    expect(failure).toMatchObject({ code: 'SignatureNonceUsed', stop: 'not-idempotent' });
    expect(server.requests).toHaveLength(2);
  });

  it('after one that changed nothing is', async () => {
    const server = await serve(unavailable, used, ok);
    expect((await connect(server, options).api.get('/')).status).toBe(200);
  });
});
