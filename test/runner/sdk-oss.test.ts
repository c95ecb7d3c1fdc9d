import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { explain } from '../../src/call/explain.js';
import { startRehearsal, type Rehearsal, type RehearsalAnswer } from '../../src/testing/index.js';
import { type OssClient, ossClient } from './clients.js';
import { played, RETRIES } from './played.js';

let server: Rehearsal;
let oss: OssClient;
const get = (): Promise<unknown> => oss.get('notes.txt');

beforeAll(async () => {
  server = await startRehearsal();
  oss = ossClient(server);
});
afterAll(() => server.close());

const ids = { requestId: 'OSS-1', hostId: 'example.oss-cn-hangzhou.aliyuncs.com' };

/** An answer as the service writes it. */
function said(status: number, code: string): RehearsalAnswer {
  return {
    status,
    format: 'xml',
    headers: { 'x-oss-request-id': ids.requestId },
    body:
      `<?xml version="1.0" encoding="UTF-8"?>\n<Error>\n  <Code>${code}</Code>\n  <Message>said the service</Message>\n` +
      `  <RequestId>${ids.requestId}</RequestId>\n  <HostId>${ids.hostId}</HostId>\n  <EC>0000-00000001</EC>\n</Error>`,
  };
}

const answered = { kind: 'response', message: 'said the service', ...ids };

const PASSING: readonly (readonly [string, RehearsalAnswer, object])[] = [
  ['a 503', said(503, 'ServiceUnavailable'), { ...answered, code: 'ServiceUnavailable', httpCode: 503 }],
  ['throttling', said(503, 'SlowDown'), { ...answered, code: 'SlowDown', category: 'throttling' }],
  ['a 500', said(500, 'InternalError'), { ...answered, code: 'InternalError', category: 'transient' }],
  ['HTML', { status: 502 }, { kind: 'response', code: 'HTTP_502', httpCode: 502 }],
  ['an empty body', { status: 503, body: '' }, { kind: 'response', code: 'HTTP_503', httpCode: 503 }],
  ['a reset: status -1', { fault: 'reset' }, { kind: 'network', code: 'ECONNRESET' }],
];

describe('ali-oss in a run', () => {
  it.each(PASSING)('repeats %s', async (_, answer, expected) => {
    const { failure, requests } = await played(server, answer, get);
    expect(failure).toMatchObject({ ...expected, classification: 'retryable', stop: 'retries-exhausted' });
    expect([failure?.attempts.length, requests]).toEqual([1 + RETRIES, 1 + RETRIES]);
  });

  it.each<[string, RehearsalAnswer, () => Promise<unknown>, object]>([
    [
      'what is not there',
      said(404, 'NoSuchKey'),
      get,
      { ...answered, code: 'NoSuchKey', category: 'client' },
    ],
    ['what is not allowed', said(403, 'AccessDenied'), get, { ...answered, category: 'auth' }],
    [
      'what is not there, asked for by HEAD',
      { ...said(404, 'NoSuchKey'), body: '' },
      () => oss.head('notes.txt'),
      { kind: 'response', code: 'NoSuchKey', requestId: ids.requestId },
    ],
  ])('stops at %s', async (_, answer, call, expected) => {
    const { failure, requests } = await played(server, answer, call);
    expect(failure).toMatchObject({ ...expected, classification: 'terminal', stop: 'terminal' });
    expect(requests).toBe(1);
  });

  it('knows an answer that took too long: status -2', async () => {
    const { failure } = await played(server, 'hang', () => oss.get('notes.txt', { timeout: 50 }));
    expect(failure).toMatchObject({ kind: 'timeout', category: 'timeout', stop: 'retries-exhausted' });
  });

  it('knows a connection that was refused', async () => {
    const gone = await startRehearsal();
    await gone.close();
    const { failure, thrown } = await played(server, 'ok', () => ossClient(gone).get('notes.txt'));
    expect(thrown).toMatchObject({ status: -1 });
    expect(failure).toMatchObject({ kind: 'network', code: 'ECONNREFUSED', stop: 'retries-exhausted' });
  });

  it.each<[string, RehearsalAnswer, RegExp]>([
    ['its sockets and the headers of the answer', { fault: 'reset' }, /keepalive socket: .*headers: /s],
    ['the whole body', { status: 503, body: '<a>private notes', format: 'xml' }, /raw xml: <a>private notes/],
  ])('has %s in its message, and we have not', async (_, answer, theirs) => {
    const { failure, thrown, events } = await played(server, answer, get);
    expect((thrown as Error).message).toMatch(theirs);
    for (const told of [failure, events, await explain(thrown)]) {
      expect(JSON.stringify(told)).not.toMatch(/keepalive|headers:|raw xml|private notes/);
    }
  });

  it('has no query in the message either', async () => {
    const { failure, thrown } = await played(server, 'reset', () => oss.list({ prefix: 'private' }));
    expect((thrown as Error).message).toContain('prefix=private');
    expect(failure?.message).toBe(`read ECONNRESET, GET ${server.url}/ -1`);
  });

  it('repeats by itself with retryMax, of which its errors keep no trace', async () => {
    const eager = ossClient(server, { retryMax: 1 });
    const seen = await played(server, 'reset', () => eager.get('notes.txt'), { retries: 1 });
    expect(seen.requests).toBe(4);
    expect(seen.events.map(({ type }) => type)).toEqual(['retry', 'give-up']);
  });
});
