import axios from 'axios';
import axiosRetry from 'axios-retry';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { attach } from '../../src/axios/attach.js';
import { logTo } from '../../src/events/log.js';
import type { FailureEvent } from '../../src/events/event.js';
import { createPolicy } from '../../src/policy/policy.js';
import { run } from '../../src/runner/run.js';
import { wrap } from '../../src/runner/wrap.js';
import { startRehearsal, type Rehearsal } from '../../src/testing/index.js';
import { rejectionOf } from '../call/rejection.js';
import { sqsClient } from './clients.js';
import { listened, QUICK } from './quick.js';
import { awsError, sdkError, systemError } from './thrown.js';

let server: Rehearsal;

beforeAll(async () => {
  server = await startRehearsal();
});
beforeEach(() => {
  server.play(() => '503');
});
afterAll(() => server.close());

/** As the AWS SDK throws it after so many attempts of its own. */
const after = (attempts: number): Error =>
  Object.assign(awsError(503, 'ServiceUnavailable'), { $metadata: { httpStatusCode: 503, attempts } });

/** An axios client that repeats by itself, so many times. */
function retrying(retries: number) {
  const client = axios.create({ baseURL: server.url });
  axiosRetry(client, { retries });
  return client;
}

const typesOf = (events: readonly FailureEvent[]): string[] => events.map(({ type }) => type);

describe('a warning of nested retries', () => {
  it('comes once, before the retry that it is about', async () => {
    const { options, events } = listened({ retries: 2 });
    await rejectionOf(run(() => Promise.reject(after(3)), options, { operation: 'ListQueues' }));
    expect(typesOf(events)).toEqual(['warning', 'retry', 'retry', 'give-up']);
    expect(events[0]).toEqual({
      type: 'warning',
      code: 'nested-retries',
      message: expect.stringMatching(
        /^The AWS SDK repeats .* maxAttempts: 1 there, or retries: 0 here\.$/,
      ) as string,
      failure: expect.objectContaining({ code: 'ServiceUnavailable', operation: 'ListQueues' }) as object,
    });
  });

  it('comes once for a policy, whatever uses it', async () => {
    const { options, events } = listened({ retries: 1 });
    const policy = createPolicy(options);
    await rejectionOf(run(() => Promise.reject(after(2)), policy));
    await rejectionOf(wrap(() => Promise.reject(after(2)), policy)());
    await rejectionOf(run(() => retrying(1).get('/'), policy));
    expect(typesOf(events).filter((type) => type === 'warning')).toHaveLength(1);
    const other = listened({ retries: 1 });
    await rejectionOf(run(() => Promise.reject(after(2)), other.options));
    expect(typesOf(other.events)).toContain('warning');
  });

  it('reaches a logger at warn, as one flat record', async () => {
    const logger = { error: vi.fn(), warn: vi.fn(), info: vi.fn() };
    const onEvent = logTo(logger);
    await rejectionOf(
      run(() => Promise.reject(after(2)), { ...QUICK, retries: 1, onEvent }, { operation: 'GetX' }),
    );
    expect(logger.warn.mock.calls[0]).toEqual([
      {
        event: 'warning',
        operation: 'GetX',
        code: 'nested-retries',
        message: expect.stringContaining('The AWS SDK') as string,
        attempt: 1,
        elapsedMs: expect.any(Number) as number,
      },
      expect.stringMatching(/^nested-retries: The AWS SDK/),
    ]);
  });

  it.each<[string, () => unknown]>([
    ['a client that tried once', () => after(1)],
    ['an SDK of Alibaba Cloud, which counts nothing', () => sdkError(503, 'ServiceUnavailable')],
    ['the system', () => systemError('ECONNRESET')],
  ])('is not told of %s', async (_, make) => {
    const { options, events } = listened({ retries: 1 });
    await rejectionOf(run(() => Promise.reject(make() as Error), options));
    expect(typesOf(events)).toEqual(['retry', 'give-up']);
  });

  it('is not told where the policy repeats nothing, so that nothing is multiplied', async () => {
    for (const options of [{ retries: 0 }, { overrides: { '5xx': 'stop' } as const }]) {
      const { options: told, events } = listened(options);
      await rejectionOf(run(() => Promise.reject(after(3)), told));
      expect(typesOf(events)).toEqual(['give-up']);
    }
  });

  it('that a listener throws at hurts no call', async () => {
    const onEvent = vi.fn((event: FailureEvent) => {
      if (event.type === 'warning') throw new Error('a mistake in the listener');
    });
    const thrown = after(2);
    expect(await rejectionOf(run(() => Promise.reject(thrown), { ...QUICK, retries: 1, onEvent }))).toBe(
      thrown,
    );
    expect(onEvent).toHaveBeenCalledTimes(3);
  });
});

describe('nested retries are seen', () => {
  it('of the AWS SDK itself', async () => {
    const { options, events } = listened({ retries: 1 });
    const client = await sqsClient(server, 2);
    await rejectionOf(run(client.list, options));
    client.destroy();
    expect(events[0]).toMatchObject({ type: 'warning', message: expect.stringContaining('AWS') as string });
  });

  it('of axios-retry, in a run', async () => {
    const before = server.requests.length;
    const { options, events } = listened({ retries: 1 });
    await rejectionOf(run(() => retrying(2).get('/'), options));
    expect(server.requests.length - before).toBe(6);
    expect(events[0]).toMatchObject({
      type: 'warning',
      message: expect.stringMatching(/^axios-retry/) as string,
    });
  });

  it('of axios-retry, on the client that is wrapped', async () => {
    const { options, events } = listened({ retries: 1 });
    const client = retrying(1);
    attach(client, options);
    await rejectionOf(client.get('/'));
    expect(typesOf(events)).toEqual(['retry', 'give-up', 'warning', 'retry', 'give-up']);
  });

  it('of a client that is wrapped already', async () => {
    const client = axios.create({ baseURL: server.url });
    attach(client, { ...QUICK, retries: 1 });
    const { options, events } = listened({ retries: 1 });
    await rejectionOf(run(() => client.get('/'), options));
    expect(events[0]).toMatchObject({
      type: 'warning',
      message: expect.stringMatching(/^retriage/) as string,
    });
  });

  it.each<[string, () => Promise<unknown>]>([
    ['axios-retry with no retries', () => retrying(0).get('/')],
    ['axios alone', () => axios.get(server.url)],
  ])('not of %s', async (_, call) => {
    const { options, events } = listened({ retries: 1 });
    await rejectionOf(run(call, options));
    expect(typesOf(events)).toEqual(['retry', 'give-up']);
  });

  it('not of the retries that attach makes', async () => {
    const { options, events } = listened({ retries: 3 });
    const client = axios.create({ baseURL: server.url });
    attach(client, options);
    const rejected = await rejectionOf(client.get('/'));
    await rejectionOf(client((rejected as { config: object }).config));
    expect(typesOf(events)).not.toContain('warning');
  });
});
