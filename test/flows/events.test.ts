import { describe, expect, it } from 'vitest';
import type { FailureEvent, PolicyOptions } from '../../src/index.js';
import { connect, rejected, told } from './client.js';
import { nas, ok, reset, serve, unavailable } from './server.js';

describe('onEvent', () => {
  it('hears nothing of a call that succeeds at once', async () => {
    const client = connect(await serve(ok));
    await client.api.get('/');
    expect(client.events).toEqual([]);
  });

  it('hears one retry per wait and exactly one recover', async () => {
    const server = await serve(unavailable, reset, ok);
    const client = connect(server);
    await client.api.get('/', { params: { Action: 'DescribeRegions', Signature: 'secret-signature' } });
    expect(told(client)).toEqual(['retry', 'retry', 'recover']);
    const operation = `GET 127.0.0.1:${server.port} DescribeRegions`;
    expect(client.events[0]).toMatchObject({
      type: 'retry',
      attempt: 1,
      delayMs: 5,
      delayFrom: 'backoff',
      failure: {
        code: 'ServiceUnavailable',
        operation,
        attempts: [{ number: 1, httpCode: 503, delayMs: 5 }],
      },
    });
    expect(client.events[1]).toMatchObject({ attempt: 2, failure: { code: 'ECONNRESET', kind: 'network' } });
    const recover = client.events[2] as FailureEvent & { type: 'recover' };
    expect(Object.keys(recover).sort()).toEqual(['attempts', 'elapsedMs', 'operation', 'type']);
    expect(recover.operation).toBe(operation);
    expect(recover.attempts).toMatchObject([
      { number: 1, httpCode: 503, code: 'ServiceUnavailable', delayMs: 5, delayFrom: 'backoff' },
      { number: 2, code: 'ECONNRESET', delayMs: 5, delayFrom: 'backoff' },
      { number: 3 },
    ]);
    expect(recover.attempts[2]?.code).toBeUndefined();
    expect(recover.attempts[2]?.delayMs).toBeUndefined();
    expect(recover.elapsedMs).toBeGreaterThanOrEqual(9);
  });

  it('hears exactly one give-up, with the failure that the error carries', async () => {
    const client = connect(await serve(unavailable), { retries: 2 });
    const { failure } = await rejected(client.api.get('/'));
    expect(told(client)).toEqual(['retry', 'retry', 'give-up']);
    expect(client.events.at(-1)).toEqual({ type: 'give-up', failure });
    expect(Object.keys(client.events[2] ?? {})).toEqual(['type', 'failure']);
  });

  it('gets no stop reason on a retry', async () => {
    const client = connect(await serve(unavailable, ok));
    await client.api.get('/');
    expect(client.events[0]).not.toHaveProperty('failure.stop');
  });

  it('gets records that nobody changes afterwards', async () => {
    const seen: string[] = [];
    const events: FailureEvent[] = [];
    const onEvent = (event: FailureEvent) => {
      events.push(event);
      seen.push(JSON.stringify(event));
    };
    await rejected(connect(await serve(unavailable), { onEvent, retries: 2 }).api.get('/'));
    expect(events.map((event) => JSON.stringify(event))).toEqual(seen);
  });

  it('closes two calls side by side with one event each', async () => {
    const server = await serve(nas(404, 'InvalidVpc.NotFound'));
    const client = connect(server);
    await Promise.all([rejected(client.api.get('/one')), rejected(client.api.get('/two'))]);
    expect(told(client)).toEqual(['give-up', 'give-up']);
  });
});

describe('a listener that misbehaves', () => {
  const misbehaving: Record<string, PolicyOptions['onEvent']> = {
    throws: () => {
      throw new Error('listener');
    },
    rejects: () => Promise.reject(new Error('listener')),
    'rejects late': () => new Promise((_, reject) => setTimeout(() => reject(new Error('listener')), 1)),
    'gives a thenable that throws': () => ({
      then: () => {
        throw new Error('listener');
      },
    }),
    'never settles': () => new Promise(() => undefined),
  };

  it.each(Object.keys(misbehaving))('changes nothing where it %s', async (how) => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => unhandled.push(reason);
    process.on('unhandledRejection', note);
    const server = await serve(unavailable, ok, unavailable, nas(404, 'InvalidVpc.NotFound'));
    const client = connect(server, { onEvent: misbehaving[how] });
    expect((await client.api.get<unknown>('/')).data).toEqual({ ok: true });
    expect((await rejected(client.api.get('/'))).failure.code).toBe('InvalidVpc.NotFound');
    await new Promise((resolve) => setTimeout(resolve, 10));
    process.off('unhandledRejection', note);
    expect(unhandled).toEqual([]);
    expect(told(client)).toEqual(['retry', 'recover', 'retry', 'give-up']);
  });
});
