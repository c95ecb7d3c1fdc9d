import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startRehearsal, type Rehearsal, type RehearsalAnswer } from '../../src/testing/index.js';
import { sqsClient } from './clients.js';
import { played, RETRIES } from './played.js';

let server: Rehearsal;
let client: Awaited<ReturnType<typeof sqsClient>>;

beforeAll(async () => {
  server = await startRehearsal();
  client = await sqsClient(server);
});
afterAll(async () => {
  client.destroy();
  await server.close();
});

/** An answer as the service writes it. */
function said(status: number, type: string, headers: Record<string, string> = {}): RehearsalAnswer {
  return {
    status,
    body: JSON.stringify({ __type: type, message: 'said the service' }),
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': 'AWS-1', ...headers },
  };
}

const answered = { kind: 'response', message: 'said the service', requestId: 'AWS-1' };
const throttled = { ...answered, category: 'throttling', decidedBy: 'family' };

const PASSING: readonly (readonly [string, RehearsalAnswer, object])[] = [
  [
    'throttling at 400',
    said(400, 'com.amazon.coral.availability#ThrottlingException'),
    { ...throttled, code: 'ThrottlingException', httpCode: 400 },
  ],
  [
    'throttling under its older name',
    said(400, 'com.amazonaws.sqs#RequestThrottled', { 'x-amzn-query-error': 'RequestThrottled;Sender' }),
    { ...throttled, code: 'RequestThrottled' },
  ],
  ['a 429', said(429, 'TooManyRequestsException'), { ...throttled, code: 'TooManyRequestsException' }],
  ['a 500', said(500, 'InternalFailure'), { ...answered, code: 'InternalFailure', category: 'transient' }],
  ['a 503', said(503, 'ServiceUnavailable'), { ...answered, code: 'ServiceUnavailable', httpCode: 503 }],
  [
    'HTML, of which the status is left',
    { status: 502 },
    { kind: 'response', code: 'HTTP_502', httpCode: 502 },
  ],
  ['an empty body', { status: 503, body: '' }, { kind: 'response', code: 'HTTP_503', category: 'transient' }],
  [
    'an error that was cut off',
    { ...said(503, 'ServiceUnavailable'), fault: 'truncate' },
    { kind: 'response', code: 'HTTP_503' },
  ],
  [
    'a success that was cut off',
    { data: { a: 1 }, fault: 'truncate' },
    { kind: 'network', code: 'ECONNRESET' },
  ],
  // The SDK names it TimeoutError.
  ['a reset', { fault: 'reset' }, { kind: 'network', code: 'ECONNRESET', category: 'network' }],
];

const LASTING: readonly (readonly [string, RehearsalAnswer, object])[] = [
  [
    'what is not there',
    said(400, 'com.amazonaws.sqs#QueueDoesNotExist', {
      'x-amzn-query-error': 'AWS.SimpleQueueService.NonExistentQueue;Sender',
    }),
    { ...answered, code: 'AWS.SimpleQueueService.NonExistentQueue', category: 'client' },
  ],
  ['what is not allowed', said(403, 'AccessDeniedException'), { ...answered, category: 'auth' }],
];

describe('the AWS SDK in a run, its own retries switched off', () => {
  it.each(PASSING)('repeats %s', async (_, answer, expected) => {
    const { failure, requests } = await played(server, answer, client.list);
    expect(failure).toMatchObject({ ...expected, classification: 'retryable', stop: 'retries-exhausted' });
    expect([failure?.attempts.length, requests]).toEqual([1 + RETRIES, 1 + RETRIES]);
  });

  it.each(LASTING)('stops at %s', async (_, answer, expected) => {
    const { failure, requests } = await played(server, answer, client.list);
    expect(failure).toMatchObject({ ...expected, classification: 'terminal', stop: 'terminal' });
    expect(requests).toBe(1);
  });

  it('takes the server’s hint for the floor of the wait', async () => {
    const { events } = await played(server, said(503, 'SlowDown', { 'retry-after-ms': '7' }), client.list);
    expect(events[0]).toMatchObject({ type: 'retry', delayMs: 7, delayFrom: 'retry-after' });
  });

  it('knows a request that took too long', async () => {
    const { NodeHttpHandler } = await import('@smithy/node-http-handler');
    const requestHandler = new NodeHttpHandler({ requestTimeout: 50, throwOnRequestTimeout: true });
    const impatient = await sqsClient(server, 1, { requestHandler });
    const { failure } = await played(server, 'hang', impatient.list, { retries: 1 });
    expect(failure).toMatchObject({ kind: 'timeout', category: 'timeout', classification: 'retryable' });
    impatient.destroy();
  });

  it('knows a connection that was refused', async () => {
    const gone = await startRehearsal();
    await gone.close();
    const lost = await sqsClient(gone);
    const { failure } = await played(server, 'ok', lost.list);
    expect(failure).toMatchObject({ kind: 'network', code: 'ECONNREFUSED', stop: 'retries-exhausted' });
    expect(failure?.attempts).toHaveLength(1 + RETRIES);
    lost.destroy();
  });
});

describe('the AWS SDK in a run, its own retries on', () => {
  it.each([
    ['multiplies what is passing', said(503, 'ServiceUnavailable'), 2 * (1 + RETRIES)],
    ['multiplies resets', { fault: 'reset' } as const, 2 * (1 + RETRIES)],
    ['leaves what is lasting', said(403, 'AccessDeniedException'), 1],
  ])('%s', async (_, answer, expected) => {
    const eager = await sqsClient(server, 2);
    const { failure, requests, events } = await played(server, answer, eager.list);
    expect(requests).toBe(expected);
    expect(failure?.attempts).toHaveLength(expected === 1 ? 1 : 1 + RETRIES);
    expect(events.filter(({ type }) => type === 'warning')).toHaveLength(expected === 1 ? 0 : 1);
    eager.destroy();
  });
});
