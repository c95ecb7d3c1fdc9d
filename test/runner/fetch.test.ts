import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { explain } from '../../src/call/explain.js';
import { failureOf } from '../../src/call/surface.js';
import { run } from '../../src/runner/run.js';
import { startRehearsal, type Rehearsal, type RehearsalStep } from '../../src/testing/index.js';
import { rejectionOf } from '../call/rejection.js';
import { played, RETRIES } from './played.js';
import { listened, QUICK } from './quick.js';

let server: Rehearsal;

beforeAll(async () => {
  server = await startRehearsal();
});
afterAll(() => server.close());

/** As one writes it: a bad status is thrown, response and all. */
async function load(): Promise<unknown> {
  const response = await fetch(`${server.url}/?Action=DescribeFileSystems`);
  if (!response.ok) throw response as unknown as Error;
  return response.json();
}

describe('a response of fetch that is thrown', () => {
  it.each<[string, RehearsalStep, object, number]>([
    [
      'an error in JSON',
      'InvalidVpc.NotFound',
      { code: 'InvalidVpc.NotFound', httpCode: 404, catalog: 'nas' },
      1,
    ],
    [
      'an error in XML',
      { code: 'ServiceUnavailable', format: 'xml' },
      { code: 'ServiceUnavailable', httpCode: 503, catalog: 'nas' },
      1 + RETRIES,
    ],
    ['throttling at 400', { code: 'Throttling.User', status: 400 }, { category: 'throttling' }, 1 + RETRIES],
    ['HTML', '502', { code: 'HTTP_502', category: 'transient' }, 1 + RETRIES],
    ['an empty body', { status: 403, body: '' }, { code: 'HTTP_403', category: 'auth' }, 1],
    [
      'a body that breaks off',
      { code: 'ServiceUnavailable', fault: 'truncate' },
      { httpCode: 503 },
      1 + RETRIES,
    ],
  ])('is read: %s', async (_, step, expected, count) => {
    const { failure, requests, thrown } = await played(server, step, load);
    expect(thrown).toBeInstanceOf(Response);
    expect(failure).toMatchObject({ kind: 'response', ...expected });
    expect([failure?.attempts.length, requests]).toEqual([count, count]);
    expect(await explain(thrown)).toMatchObject({ kind: 'response', httpCode: failure?.httpCode });
  });

  it('can still be read by whoever catches it', async () => {
    const { thrown } = await played(server, 'InvalidVpc.NotFound', load);
    expect(await (thrown as Response).json()).toMatchObject({ Code: 'InvalidVpc.NotFound' });
  });
});

describe('responses of fetch that are thrown', () => {
  it('let go of their connections where another try follows; the last is left to the caller', async () => {
    server.play(() => 'ServiceUnavailable');
    const responses: Response[] = [];
    const attempt = async (): Promise<never> => {
      const response = await fetch(server.url);
      responses.push(response);
      throw response as unknown as Error;
    };
    expect(await rejectionOf(run(attempt, { ...QUICK, retries: 2 }))).toBe(responses[2]);
    expect(responses.map(({ bodyUsed }) => bodyUsed)).toEqual([true, true, false]);
    expect(await responses[2]?.text()).toContain('ServiceUnavailable');
  });
});

describe('a response of fetch that is returned', () => {
  it('is a result whatever its status, untouched', async () => {
    server.play(() => 'ServiceUnavailable');
    const before = server.requests.length;
    const { options, events } = listened();
    const response = await run(() => fetch(server.url), options);
    expect([response.status, response.bodyUsed, server.requests.length - before]).toEqual([503, false, 1]);
    expect(events).toEqual([]);
    await response.arrayBuffer();
  });
});

describe('a TypeError of fetch', () => {
  it('is a network failure with the code of its cause: a reset', async () => {
    const { failure, requests, thrown } = await played(server, 'reset', load);
    expect(thrown).toBeInstanceOf(TypeError);
    expect(failure).toMatchObject({ kind: 'network', category: 'network', stop: 'retries-exhausted' });
    expect(['ECONNRESET', 'UND_ERR_SOCKET']).toContain(failure?.code);
    expect(requests).toBe(1 + RETRIES);
  });

  it('is one, too, where a success breaks off while it is read', async () => {
    const { failure, requests } = await played(server, { data: { a: 1 }, fault: 'truncate' }, load);
    expect(failure).toMatchObject({ kind: 'network', classification: 'retryable' });
    expect(requests).toBe(1 + RETRIES);
  });

  it('is one where the connection is refused', async () => {
    const gone = await startRehearsal();
    await gone.close();
    const thrown = await rejectionOf(run(() => fetch(gone.url), { ...QUICK, retries: 1 }));
    expect(failureOf(thrown)).toMatchObject({ kind: 'network', code: 'ECONNREFUSED', attempts: [{}, {}] });
  });

  it.each(['nowhere', 'ftp://127.0.0.1/', 'nowhere://127.0.0.1/', 'http://127.0.0.1:9/'])(
    'is none where another try must fail as well: %s',
    async (url) => {
      const thrown = await rejectionOf(run(() => fetch(url), { ...QUICK, retries: 1 }));
      expect(failureOf(thrown)).toMatchObject({ stop: 'terminal', attempts: [{}] });
    },
  );

  it('is none for an answer that is not the one that was wanted', async () => {
    const integrity = `sha256-${'A'.repeat(43)}=`;
    const { failure, requests } = await played(server, 'ok', () => fetch(server.url, { integrity }));
    expect(failure).toMatchObject({ kind: 'unknown', stop: 'terminal', attempts: [{}] });
    expect(requests).toBe(1);
  });

  it('is none for a redirect without an end', async () => {
    const { failure, requests } = await played(server, { status: 302, headers: { Location: '/' } }, load);
    expect(failure).toMatchObject({ kind: 'unknown', stop: 'terminal', attempts: [{}] });
    expect(requests).toBe(21);
  });

  it('has no query in its failure', async () => {
    const thrown = await rejectionOf(run(() => fetch('//nowhere/?token=a-very-secret-token'), QUICK));
    expect(JSON.stringify(failureOf(thrown))).not.toContain('a-very-secret-token');
  });
});

describe('a limit of ours on fetch', () => {
  it('ends an attempt that hangs, and the connection with it', async () => {
    server.play(() => 'hang');
    const before = server.requests.length;
    const thrown = await rejectionOf(
      run(({ signal }) => fetch(server.url, { signal }), { ...QUICK, retries: 1, attemptTimeout: 100 }),
    );
    expect(failureOf(thrown)).toMatchObject({
      kind: 'timeout',
      code: 'ETIMEDOUT',
      stop: 'retries-exhausted',
    });
    expect(server.requests.length - before).toBe(2);
  });
});
