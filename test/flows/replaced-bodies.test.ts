import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import axios, { type AxiosError } from 'axios';
import { describe, expect, it } from 'vitest';
import { constant, explain, type FailureEvent, type PolicyOptions, run } from '../../src/index.js';
import { manualClock } from '../call/manual-clock.js';
import { connect, eventually, rejected } from './client.js';
import { nas, serve } from './server.js';

const MISSING = nas(404, 'InvalidFileSystem.NotFound', 'No such file system.');
const BUSY = nas(503, 'ServiceUnavailable', 'Busy.', { 'retry-after': '0' });

/** What a stream that is still to be read has in it. */
const contentOf = (error: AxiosError): Promise<string> => {
  const data = error.response?.data;
  if (data instanceof Readable || data instanceof ReadableStream) return text(data);
  throw new Error('response.data was expected to be a stream');
};

const ADAPTERS = ['http', 'fetch'] as const;

describe.each(ADAPTERS)(
  'a stream that was read to say what the failure means, by the %s adapter',
  (adapter) => {
    const ask = (url: string) => axios.get(url, { adapter, responseType: 'stream', proxy: false });

    it.each<[string, PolicyOptions]>([
      ['by default', {}],
      ['with its details shown', { hideDetails: false }],
    ])('can still be read after run, %s', async (_, options) => {
      const { url } = await serve(MISSING);
      const error = await rejected(run(() => ask(url), { retries: 0, ...options }));
      expect(error.failure.code).toBe('InvalidFileSystem.NotFound');
      expect(await contentOf(error)).toBe(MISSING.body);
    });

    it('can still be read after explain of an error', async () => {
      const { url } = await serve(MISSING);
      const error = await rejected(ask(url));
      expect((await explain(error)).code).toBe('InvalidFileSystem.NotFound');
      expect(await contentOf(error)).toBe(MISSING.body);
    });

    it('can still be read after explain of a response, and explained again', async () => {
      const { url } = await serve(MISSING);
      const error = await rejected(ask(url));
      const codes = [(await explain(error.response)).code, (await explain(error.response)).code];
      expect(codes).toEqual(['InvalidFileSystem.NotFound', 'InvalidFileSystem.NotFound']);
      expect(await contentOf(error)).toBe(MISSING.body);
    });
  },
);

/** A clock that has gone past the deadline when the wait for the second attempt ends. */
const overshooting = () => {
  const clock = manualClock();
  const events: FailureEvent[] = [];
  const onEvent = (event: FailureEvent) => void events.push(event);
  const options = { clock, onEvent, backoff: constant(60), totalTimeout: 150 };
  const oversleep = async () => {
    await eventually(() => [events.length, clock.pending()]).toEqual([1, 1]);
    clock.tick(1_000);
  };
  return { options, oversleep };
};

describe.each(ADAPTERS)('a call whose deadline passes during a wait, by the %s adapter', (adapter) => {
  const calls: [string, (url: string, options: PolicyOptions) => Promise<unknown>][] = [
    [
      'an attached client',
      (url, options) => connect({ url }, options, { adapter }).api.get('/', { responseType: 'stream' }),
    ],
    [
      'run',
      (url, options) => run(() => axios.get(url, { adapter, responseType: 'stream', proxy: false }), options),
    ],
  ];

  it.each(calls)('keeps the body, and the time to come back: %s', async (_, call) => {
    const server = await serve(BUSY);
    const { options, oversleep } = overshooting();
    const failed = rejected(call(server.url, options));
    await oversleep();
    const error = await failed;
    expect(error.failure).toMatchObject({ code: 'ServiceUnavailable', stop: 'deadline', elapsedMs: 1_000 });
    expect(error.failure.retryAt).toBe('1970-01-01T00:16:41.000Z');
    expect(await contentOf(error)).toBe(BUSY.body);
    expect(server.requests).toHaveLength(1);
  });
});

it('a response of fetch whose deadline passes during a wait can still be read', async () => {
  const { url } = await serve(BUSY);
  const { options, oversleep } = overshooting();
  const answers: Response[] = [];
  const failed = rejected(
    run(async () => {
      const answer = await fetch(url);
      answers.push(answer);
      throw answer as unknown as Error;
    }, options),
  );
  await oversleep();
  await failed;
  expect(answers.map(({ bodyUsed }) => bodyUsed)).toEqual([false]);
  expect(await answers[0]?.text()).toBe(BUSY.body);
});
