import axios from 'axios';
import { describe, expect, it } from 'vitest';
import { attach, createPolicy, explain, type Failure, type Policy, run } from '../../src/index.js';
import { connect, rejected } from '../flows/client.js';
import { nas, ok, serve } from '../flows/server.js';

const CODES = ['SignatureNonceUsed', 'InvalidTimeStamp.Expired', 'RequestTimeTooSkewed'];

const thrownFor = (Code: string) =>
  Object.assign(new Error('m'), { response: { status: 400, headers: {}, data: { Code } } });

const SIGNING = createPolicy({ retries: 0, beforeAttempt: () => undefined });
const PLAIN = createPolicy({ retries: 0 });

async function attached(code: string, policy: Policy): Promise<Failure> {
  const { url } = await serve(nas(400, code));
  const api = axios.create({ baseURL: url, proxy: false });
  attach(api, policy);
  return (await rejected(api.get('/'))).failure;
}

const MENDED = { classification: 'retryable', decidedBy: 'family', category: 'clock' };

describe.each(CODES)('%s under a policy that signs each attempt', (code) => {
  it('is retryable by its family, whether the call is made or explained', async () => {
    expect(await attached(code, SIGNING)).toMatchObject(MENDED);
    expect(await explain({ status: 400, body: { Code: code } }, SIGNING)).toMatchObject(MENDED);
    expect(await explain(thrownFor(code), SIGNING)).toMatchObject(MENDED);
  });

  it('is terminal for a run, which signs nothing', async () => {
    const fn = () => Promise.reject(thrownFor(code));
    const { failure } = await rejected(run(fn, SIGNING));
    expect(failure).toMatchObject({ classification: 'terminal', category: 'clock', stop: 'terminal' });
  });
});

describe.each(CODES)('%s under a policy that does not sign', (code) => {
  it('is terminal, whether the call is made or explained', async () => {
    const terminal = { classification: 'terminal', category: 'clock' };
    expect(await attached(code, PLAIN)).toMatchObject(terminal);
    expect(await explain({ status: 400, body: { Code: code } }, PLAIN)).toMatchObject(terminal);
  });
});

it('what explain calls retryable is repeated by the call', async () => {
  const server = await serve(nas(400, 'SignatureNonceUsed'), ok);
  const { api } = connect(server, { beforeAttempt: () => undefined });
  expect((await api.get('/')).status).toBe(200);
  expect(server.requests).toHaveLength(2);
});
