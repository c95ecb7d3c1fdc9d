import axios from 'axios';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { explain } from '../../src/call/explain.js';
import { nasCatalog } from '../../src/catalog/nas.js';
import { startRehearsal, type Rehearsal, type RehearsalStep } from '../../src/testing/index.js';
import { played, RETRIES } from './played.js';

let server: Rehearsal;
const token = 'example-token-0123456789';
const load = (): Promise<unknown> =>
  axios.get(server.url, {
    timeout: 300,
    params: { Action: 'DescribeFileSystems' },
    headers: { Authorization: token },
  });

beforeAll(async () => {
  server = await startRehearsal({ format: 'alternate' });
});
afterAll(() => server.close());

describe('axios, not wrapped, in a run', () => {
  it.each(nasCatalog.entries.map((entry) => [entry.code, entry] as const))(
    'gives what the catalog knows of %s',
    async (code, { httpCode, resolution, retryable }) => {
      const { failure, requests, thrown } = await played(server, { code }, load);
      const requestId = server.requests.at(-1)?.requestId;
      const classification = retryable ? 'retryable' : 'terminal';
      expect(failure).toMatchObject({
        code,
        httpCode,
        resolution,
        requestId,
        classification,
        catalog: 'nas',
      });
      expect(requests).toBe(retryable ? 1 + RETRIES : 1);
      expect(await explain(thrown)).toMatchObject({ code, httpCode, resolution, requestId, classification });
    },
  );

  it.each<[string, RehearsalStep, object]>([
    ['HTML', '502', { kind: 'response', code: 'HTTP_502', httpCode: 502 }],
    ['nothing', { status: 503, body: '' }, { kind: 'response', code: 'HTTP_503' }],
    [
      'XML with a malformed prolog',
      { status: 503, body: '<? xml version="1.0" ? ><Error><Code>ServiceUnavailable</Code></Error>' },
      { code: 'ServiceUnavailable', catalog: 'nas' },
    ],
    ['a reset', 'reset', { kind: 'network', code: 'ECONNRESET' }],
    ['an answer that breaks off', { data: { a: 1 }, fault: 'truncate' }, { kind: 'network' }],
    ['no answer in time', 'hang', { kind: 'timeout', code: 'ECONNABORTED' }],
  ])('repeats a read after %s, and tells no credential', async (_, step, expected) => {
    const { failure, requests, events, thrown } = await played(server, step, load);
    expect(failure).toMatchObject({ ...expected, stop: 'retries-exhausted' });
    expect(requests).toBe(1 + RETRIES);
    expect(JSON.stringify([events, thrown])).not.toContain(token);
  });
});
