import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nasCatalog } from '../../src/catalog/nas.js';
import { startRehearsal, type Rehearsal, type RehearsalAnswer } from '../../src/testing/index.js';
import { nasClient } from './clients.js';
import { played, RETRIES } from './played.js';

let server: Rehearsal;
let describeFileSystems: () => Promise<unknown>;

beforeAll(async () => {
  server = await startRehearsal();
  describeFileSystems = nasClient(server).describe;
});
afterAll(() => server.close());

describe('the official SDK in a run', () => {
  it.each(nasCatalog.entries.map((entry) => [entry.code, entry] as const))(
    'gives what the catalog knows of %s, after as many requests as that is worth',
    async (code, { httpCode, message, resolution, retryable }) => {
      const { failure, requests, thrown } = await played(server, { code }, describeFileSystems);
      const attempts = retryable ? 1 + RETRIES : 1;
      expect(thrown).toMatchObject({ statusCode: httpCode, code, failure });
      expect(failure).toMatchObject({
        kind: 'response',
        code,
        httpCode,
        message,
        resolution,
        requestId: server.requests.at(-1)?.requestId,
        hostId: '127.0.0.1',
        classification: retryable ? 'retryable' : 'terminal',
        decidedBy: 'catalog',
        documented: true,
        catalog: 'nas',
        stop: retryable ? 'retries-exhausted' : 'terminal',
      });
      expect([failure?.attempts.length, requests]).toEqual([attempts, attempts]);
    },
  );

  it('meets all 43 documented codes that way, 8 of them retryable', () => {
    const { entries } = nasCatalog;
    expect([entries.length, entries.filter(({ retryable }) => retryable).length]).toEqual([43, 8]);
  });

  it.each<[string, RehearsalAnswer, object]>([
    [
      'a code without its stray space',
      { code: 'User.Disabled', status: 403 },
      { documented: true, category: 'auth' },
    ],
    [
      'an error in XML, which the SDK reads too',
      { code: 'ServiceUnavailable', format: 'xml' },
      { catalog: 'nas' },
    ],
    ['a code of every product', { code: 'Throttling.User' }, { catalog: 'gateway', category: 'throttling' }],
    ['a code that nobody knows', { code: 'Odd', status: 418 }, { documented: false, decidedBy: 'status' }],
  ])('understands %s', async (_, answer, expected) => {
    const { failure, requests } = await played(server, answer, describeFileSystems);
    expect(failure).toMatchObject({ kind: 'response', code: answer.code, ...expected });
    expect(requests).toBe(failure?.classification === 'retryable' ? 1 + RETRIES : 1);
  });

  it('has the server’s hint in milliseconds', async () => {
    const answer = { code: 'Throttling.User', headers: { 'x-acs-retry-after': '7' } };
    const { events } = await played(server, answer, describeFileSystems);
    expect(events[0]).toMatchObject({ type: 'retry', delayMs: 7, delayFrom: 'retry-after' });
  });

  it.each<[string, RehearsalAnswer]>([
    ['HTML', { status: 502 }],
    ['nothing', { status: 502, body: '' }],
    ['odd XML', { status: 503, body: '<? xml version="1.0" ? ><Error>', format: 'xml' }],
    ['HTML as a success', { status: 200, body: '<html>' }],
  ])('loses the status of a body that is %s, so the call is not repeated', async (_, answer) => {
    const { failure, requests, thrown } = await played(server, answer, describeFileSystems);
    expect(thrown).not.toHaveProperty('statusCode');
    expect(failure).toMatchObject({ kind: 'unknown', category: 'unknown', stop: 'terminal' });
    expect(requests).toBe(1);
  });

  it('can be told that such a body is worth another try', async () => {
    const classify = ({ message }: { message: string }) =>
      message.includes('is not valid JSON') ? ('retryable' as const) : undefined;
    const { failure, requests } = await played(server, { status: 502 }, describeFileSystems, { classify });
    expect([failure?.decidedBy, requests]).toEqual(['classifier', 1 + RETRIES]);
  });

  it.each(['reset', 'truncate'] as const)('repeats after a fault of the connection: %s', async (fault) => {
    const { failure, requests } = await played(server, { fault }, describeFileSystems);
    expect(failure).toMatchObject({ kind: 'network', code: 'ECONNRESET', stop: 'retries-exhausted' });
    expect(requests).toBe(1 + RETRIES);
  });

  it('knows a connection that was refused', async () => {
    const gone = await startRehearsal();
    await gone.close();
    const { failure } = await played(server, 'ok', nasClient(gone).describe);
    expect(failure).toMatchObject({ kind: 'network', code: 'ECONNREFUSED', classification: 'retryable' });
    expect(failure?.attempts).toHaveLength(1 + RETRIES);
  });
});
