import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { Failure, FailureEvent } from '../../src/index.js';
import { connect, FAST, rejected } from './client.js';
import { nas, ok, reset, serve, type Step, unavailable } from './server.js';

const words = ['one ', 'two ', 'three'];

/** What the `form-data` package is to axios: a stream that calls itself a form and knows its headers. */
function packageForm(): Readable {
  const body = '--edge\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--edge--\r\n';
  return Object.assign(Readable.from([body]), {
    append: () => undefined,
    getHeaders: () => ({ 'content-type': 'multipart/form-data; boundary=edge' }),
    getLength: (told: (error: null, length: number) => void) => told(null, body.length),
    toString: () => '[object FormData]',
  });
}

async function* iterable(): AsyncGenerator<Uint8Array> {
  for (const word of words) {
    await Promise.resolve();
    yield Buffer.from(word);
  }
}

const webStream = () => Readable.toWeb(Readable.from(words.map((word) => Buffer.from(word))));

interface Body {
  readonly name: string;
  readonly adapter: 'http' | 'fetch';
  readonly make: () => unknown;
  readonly sent: string;
}

const bodies: readonly Body[] = [
  { name: 'a Node stream', adapter: 'http', make: () => Readable.from(words), sent: 'one two three' },
  { name: 'a form of the form-data package', adapter: 'http', make: packageForm, sent: 'name="a"' },
  { name: 'a web stream', adapter: 'fetch', make: webStream, sent: 'one two three' },
  { name: 'an async iterable', adapter: 'fetch', make: iterable, sent: 'one two three' },
];

const failures: readonly { readonly after: string; readonly step: Step }[] = [
  { after: 'a 503', step: unavailable },
  { after: 'throttling', step: nas(400, 'Throttling.User') },
  { after: 'a reset', step: reset },
];

const cases = bodies.flatMap((body) => failures.map((failure) => ({ ...body, ...failure })));

describe('a body that can be sent only once', () => {
  it.each(cases)('is never sent empty: $name, after $after', async ({ adapter, make, sent, step }) => {
    const server = await serve(step, ok);
    const { api, events } = connect(server, { retryUnsafe: 'always' }, { adapter });
    const asItIs = { transformRequest: (data: unknown) => data };
    const error = await rejected(api.put('/', make(), asItIs));
    expect(error.failure).toMatchObject({ classification: 'retryable', stop: 'body-not-replayable' });
    expect(error.failure.attempts).toHaveLength(1);
    expect(events.map(({ type }: FailureEvent) => type)).toEqual(['give-up']);
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]?.body.toString()).toContain(sent);
  });

  it('is sent as ever where the call succeeds at once', async () => {
    const server = await serve(ok);
    const { api, events } = connect(server);
    await api.post('/', Readable.from(words));
    await api.post('/', packageForm());
    expect(server.requests[0]?.body.toString()).toBe('one two three');
    expect(server.requests[1]?.headers['content-type']).toBe('multipart/form-data; boundary=edge');
    expect(events).toEqual([]);
  });

  it('does not hide that the failure is terminal anyway', async () => {
    const server = await serve(nas(404, 'InvalidFileSystem.NotFound'));
    const { failure } = await rejected(connect(server).api.put('/', Readable.from(words)));
    expect(failure.stop).toBe('terminal');
  });

  it('stops before anything else is considered: idempotency, attempts, deadline', async () => {
    const server = await serve(nas(503, 'ServiceUnavailable', 'Busy.', { 'retry-after': '3000' }));
    const { api } = connect(server, { retries: 0, totalTimeout: 5_000 });
    const { failure }: { failure: Failure } = await rejected(api.post('/', Readable.from(words)));
    expect(failure.stop).toBe('body-not-replayable');
  });

  it('is made anew for each attempt where the request says how', async () => {
    const server = await serve(unavailable, reset, ok);
    const { api } = connect(server, { retryUnsafe: 'always' });
    let made = 0;
    const body = () => {
      made += 1;
      return Readable.from(words);
    };
    await api.put('/', undefined, { retriage: { body }, headers: { 'content-type': 'text/x-words' } });
    expect(made).toBe(3);
    expect(server.requests.map(({ body }) => body.toString())).toEqual(Array(3).fill('one two three'));
    expect(server.requests.map(({ headers }) => headers['content-type'])).toEqual(
      Array(3).fill('text/x-words'),
    );
  });

  it('as a response makes no difference: a stream asked for is repeated', async () => {
    const server = await serve(unavailable, { body: 'whole' });
    const { api } = connect(server, FAST);
    const { data } = await api.get<Readable>('/', { responseType: 'stream' });
    expect((await data.toArray()).join('')).toBe('whole');
    expect(server.requests).toHaveLength(2);
  });
});

describe('a form that axios makes of an object', () => {
  it('is a stream too, and is not repeated empty', async () => {
    const server = await serve(unavailable, ok);
    const outcome = await connect(server, { retryUnsafe: 'always' })
      .api.postForm('/', { a: '1' })
      .then(
        () => 'sent',
        (error: { failure: Failure }) => error.failure.stop,
      );
    for (const { body } of server.requests) expect(body.toString()).toContain('name="a"\r\n\r\n1');
    expect([outcome, server.requests.length]).toEqual(
      server.requests.length === 1 ? ['body-not-replayable', 1] : ['sent', 2],
    );
  });
});
