// What each fault is taken for, and that it is not repeated where that is not safe: test/faults.
import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startRehearsal } from '../../src/testing/index.js';
import { KEEPS_STATUS } from '../support/axios-version.js';
import { connect, rejected, told } from './client.js';
import { ok, reset, serve, type Step } from './server.js';

const finish: Step = (response) => response.socket?.end();
const cut =
  (status: number, body: string): Step =>
  (response) => {
    response.writeHead(status, { 'content-length': String(body.length + 10) });
    response.write(body, () => response.socket?.destroySoon());
  };
const cutGzip: Step = (response) => {
  response.writeHead(503, { 'content-encoding': 'gzip', 'content-type': 'application/json' });
  response.end(gzipSync('{"Code":"ServiceUnavailable"}').subarray(0, 20));
};

describe('a fault on the wire that passes is repeated', () => {
  it.each([
    { fault: 'a reset after the request', step: reset, failure: { kind: 'network', code: 'ECONNRESET' } },
    { fault: 'an end after the request', step: finish, failure: { kind: 'network', code: 'ECONNRESET' } },
    { fault: 'a success that is cut off', step: cut(200, '{"half":'), failure: { kind: 'network' } },
    {
      fault: 'a 503 that is cut off',
      step: cut(503, '{"Code":'),
      failure: KEEPS_STATUS ? { kind: 'response', httpCode: 503 } : { kind: 'network' },
    },
    { fault: 'a 503 in gzip that is cut', step: cutGzip, failure: { kind: 'response', httpCode: 503 } },
  ])('$fault', async ({ step, failure }) => {
    const server = await serve(step, ok);
    const client = connect(server);
    expect((await client.api.get<unknown>('/')).data).toEqual({ ok: true });
    expect(client.events[0]).toMatchObject({ failure: { ...failure, classification: 'retryable' } });
    expect(server.requests).toHaveLength(2);
  });

  it.each(['reset', 'truncate', 'stall', 'hang'])('by the fetch adapter as well: %s', async (fault) => {
    const rehearsal = await startRehearsal({ script: [fault, 'ok'] });
    onTestFinished(() => rehearsal.close());
    const client = connect(rehearsal, { attemptTimeout: 300 }, { adapter: 'fetch' });
    expect((await client.api.get('/')).status).toBe(200);
    expect(told(client)).toEqual(['retry', 'recover']);
  });
});

describe('a URL that is none', () => {
  it('is not tried again', async () => {
    const client = connect({ url: 'http://127.0.0.1:9' });
    const { failure } = await rejected(client.api.get('http://['));
    expect(failure).toMatchObject({ classification: 'terminal', stop: 'terminal' });
    expect(failure.attempts).toHaveLength(1);
  });
});
