import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { explain } from '../../src/call/explain.js';
import { startRehearsal, type Rehearsal, type RehearsalStep } from '../../src/testing/index.js';
import { CREDENTIALS, popClient } from './clients.js';
import { played, RETRIES } from './played.js';

let server: Rehearsal;
let pop: ReturnType<typeof popClient>;
const request = (): Promise<unknown> => pop.rpc.request('DescribeFileSystems', {}, { timeout: 200 });
const roa = (): Promise<unknown> => pop.roa.get('/fileSystems');

beforeAll(async () => {
  server = await startRehearsal();
  pop = popClient(server);
});
afterAll(() => server.close());

/** Everything a log could get hold of. */
function expectDiscretion(told: unknown): void {
  const text = JSON.stringify(told);
  for (const secret of Object.values(CREDENTIALS)) {
    for (const spelling of [
      secret,
      encodeURIComponent(secret),
      encodeURIComponent(encodeURIComponent(secret)),
    ])
      expect(text).not.toContain(spelling);
  }
  expect(text).not.toMatch(/Signature(?:=|%3D)(?!\[redacted)/);
}

const ONCE = { requests: 1, stop: 'terminal' };
const AGAIN = { requests: 1 + RETRIES, stop: 'retries-exhausted' };

const STEPS: readonly (readonly [string, () => Promise<unknown>, RehearsalStep, object, typeof ONCE])[] = [
  [
    'a documented 404',
    request,
    'InvalidFileSystem.NotFound',
    { code: 'InvalidFileSystem.NotFound', httpCode: 404, catalog: 'nas' },
    ONCE,
  ],
  ['a documented 503', request, 'ServiceUnavailable', { code: 'ServiceUnavailable', httpCode: 503 }, AGAIN],
  ['throttling at 400', request, { code: 'Throttling.User', status: 400 }, { category: 'throttling' }, AGAIN],
  ['HTML, which becomes a plain object', request, '502', { kind: 'unknown', category: 'unknown' }, ONCE],
  ['nothing, which does as well', request, { status: 503, body: '' }, { kind: 'unknown' }, ONCE],
  [
    'XML in place of JSON, found in that object',
    request,
    { code: 'ServiceUnavailable', format: 'xml' },
    { kind: 'response', code: 'ServiceUnavailable', catalog: 'nas', hostId: '127.0.0.1' },
    AGAIN,
  ],
  ['a reset', request, 'reset', { kind: 'network', code: 'ECONNRESET' }, AGAIN],
  ['a server that says nothing', request, 'hang', { kind: 'timeout', category: 'timeout' }, AGAIN],
  [
    'ROA in JSON',
    roa,
    { status: 404, body: '{"code":"NotFound","message":"m","requestId":"REQ-4711"}', format: 'json' },
    { code: 'NotFound', httpCode: 404, message: 'm', requestId: 'REQ-4711' },
    ONCE,
  ],
  [
    'ROA in XML',
    roa,
    { code: 'ServiceUnavailable', format: 'xml' },
    { kind: 'response', catalog: 'nas' },
    AGAIN,
  ],
];

describe('pop-core in a run', () => {
  it.each(STEPS)('meets %s, and tells no credential', async (_, call, step, expected, { requests, stop }) => {
    const seen = await played(server, step, call);
    expect(seen.failure).toMatchObject({ ...expected, stop });
    expect(seen.requests).toBe(requests);
    expectDiscretion(seen.events);
    const { attempts: _attempts, elapsedMs: _elapsed, stop: _stop, ...failure } = { ...seen.failure };
    expect(await explain(seen.thrown)).toMatchObject(failure);
    expectDiscretion(await explain(seen.thrown));
  });

  it.each([
    ['RPC in XML', request],
    ['ROA in XML', roa],
  ])('keeps the request id: %s', async (_, call) => {
    const { failure } = await played(server, { code: 'InvalidVpc.NotFound', format: 'xml' }, call);
    expect(failure?.requestId).toBe(server.requests.at(-1)?.requestId);
  });

  it('puts the address with its credentials into the message, which is why the rest matters', async () => {
    const { thrown } = await played(server, 'InvalidVpc.NotFound', request);
    expect((thrown as Error).message).toMatch(/AccessKeyId=LTAI.*Signature=/);
  });

  it.each<[string, (sent: string) => string]>([
    ['as they were sent', (sent) => sent],
    ['encoded once more, as in a string to sign', (sent) => encodeURIComponent(sent)],
  ])('tells no credential that the server sends back: %s', async (_, spell) => {
    const echo: RehearsalStep = ({ url }) => ({
      code: 'SignatureDoesNotMatch',
      status: 400,
      message: `The signature is not ours. String to sign is: GET&%2F&${spell(url.slice(2))}`,
    });
    const { failure, events } = await played(server, echo, request);
    expect(failure?.message).toContain('The signature is not ours.');
    expectDiscretion(events);
  });

  it('tells no credential of a plain object either', async () => {
    const message = `denied, URL: ${server.url}/?AccessKeyId=${CREDENTIALS.accessKeyId}&Signature=abc`;
    const thrown: unknown = { code: 'Forbidden.RAM', message };
    const { failure, events } = await played(server, 'ok', () => Promise.reject(thrown));
    expect(failure?.message).toBe(`denied, URL: ${server.url}/`);
    expectDiscretion(events);
  });
});
