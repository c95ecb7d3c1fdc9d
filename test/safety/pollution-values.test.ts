import axios from 'axios';
import { PassThrough, type Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { attach, run } from '../../src/index.js';
import { connect, FAST, rejected, told } from '../flows/client.js';
import { nas, ok, serve, unavailable } from '../flows/server.js';
import { runProgram } from '../support/program.js';
import { polluted } from './polluted.js';

const reset = () => Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
const slowYes = { take: () => Promise.resolve(true), success: () => undefined };

describe('another request on the prototype', () => {
  it('is not what the second attempt sends, and gets no credentials', async () => {
    const evil = await serve(ok);
    const server = await serve(unavailable, ok);
    const client = connect(server);
    const headers = { Authorization: 'Bearer s3cret' };
    const call = () => client.api.get<unknown>('/own', { headers });
    const { data } = await polluted('keyed', { url: evil.url, baseURL: evil.url, method: 'get' }, call);
    expect(data).toEqual({ ok: true });
    expect(evil.requests).toEqual([]);
    expect(server.requests.map(({ url, headers }) => [url, headers.authorization])).toEqual([
      ['/own', 'Bearer s3cret'],
      ['/own', 'Bearer s3cret'],
    ]);
    expect(told(client)).toEqual(['retry', 'recover']);
  });
});

/** In a process of its own: a loop that never waits for anything would end no test. */
const ABORTED_WAIT = `
import axios from 'axios';
import { attach, constant } from './src/index.ts';

const adapter = async (config) => {
  throw new axios.AxiosError('busy', 'E', config, {}, { status: 503, headers: {}, data: '', config });
};
const api = axios.create({ adapter });
const controller = new AbortController();
attach(api, { backoff: constant(60_000), onEvent: () => void setTimeout(() => controller.abort(), 5) });
Object.prototype.outcome = { decision: { retry: true, delayMs: 1 } };
const error = await api.get('http://h/', { signal: controller.signal }).catch((error) => error);
console.log(error.name, error.failure.stop, error.failure.attempts.length);
`;

describe('a decision to repeat on the prototype', () => {
  it('does not keep a call going that was aborted in a wait', async () => {
    const words = ['--eval', ABORTED_WAIT];
    const { code, stdout, stderr } = await runProgram('--input-type=module', { words, timeoutMs: 12_000 });
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: 'CanceledError cancelled 1\n', stderr: '' });
  });
});

describe('a word on the prototype', () => {
  it('does not keep the body of a stream from being decoded: consume', async () => {
    const server = await serve(nas(400, 'Throttling'), ok);
    const { api } = connect(server);
    const call = () => api.get<Readable>('/', { responseType: 'stream' });
    const { data } = await polluted('consume', false, call);
    expect(await text(data)).toBe('{"ok":true}');
    expect(server.requests).toHaveLength(2);
  });

  it.each(['learn', 'observe', 'redirected'])('does not lose the error of a run: %s', async (name) => {
    const thrown = reset();
    const error = await polluted(name, true, () => rejected(run(() => Promise.reject(thrown), FAST)));
    expect(error).toBe(thrown);
    expect(error.failure).toMatchObject({ code: 'ECONNRESET', stop: 'retries-exhausted' });
    expect(error.failure.attempts).toHaveLength(4);
  });

  it.each(['linger', 'onEnd', 'abandon'])('does not fail a run with a time limit: %s', async (name) => {
    const value = await polluted(name, true, () =>
      run(({ signal }) => Promise.resolve(signal.aborted), { ...FAST, attemptTimeout: 5_000 }),
    );
    expect(value).toBe(false);
  });

  it.each(['linger', 'onEnd'])('does not fail a call whose budget answers later: %s', async (name) => {
    const server = await serve(unavailable, ok);
    const { api } = connect(server, { budget: slowYes });
    expect((await polluted(name, true, () => api.get('/'))).status).toBe(200);
  });

  it('is not shown as the data of an error: replacement', async () => {
    const { api } = connect(await serve(nas(404, 'InvalidFileSystem.NotFound')));
    const error = await polluted('replacement', { data: 'evil' }, () => rejected(api.get('/')));
    expect(error.response?.data).toMatchObject({ Code: 'InvalidFileSystem.NotFound' });
  });

  it('does not cut short what the body of a run’s error says: timeoutMs', async () => {
    const stream = new PassThrough();
    setTimeout(() => stream.end('{"Code":"Throttling"}'), 30);
    const thrown = Object.assign(new Error('m'), { response: { status: 400, headers: {}, data: stream } });
    const fn = () => Promise.reject(thrown);
    const error = await polluted('timeoutMs', 1, () => rejected(run(fn, { retries: 0 })));
    expect(error.failure.code).toBe('Throttling');
  });

  it('does not make an abort of what the adapter threw: __CANCEL__', async () => {
    const controller = new AbortController();
    const adapter = async () => {
      controller.abort();
      throw reset();
    };
    const api = axios.create({ adapter });
    attach(api, FAST);
    const call = () => rejected(api.get('http://h/', { signal: controller.signal }));
    const error = await polluted('__CANCEL__', true, call);
    expect([error.name, error.failure.stop]).toEqual(['CanceledError', 'cancelled']);
  });

  it('does not leave an adapter alone with its request: abandon', async () => {
    const order: string[] = [];
    const controller = new AbortController();
    const api = axios.create({
      async adapter() {
        controller.abort();
        await new Promise((resolve) => setTimeout(resolve, 20));
        order.push('adapter');
        throw reset();
      },
    });
    attach(api, { ...FAST, attemptTimeout: 5_000 });
    const call = () => rejected(api.get('http://h/', { signal: controller.signal }));
    const { failure } = await polluted('abandon', true, call);
    order.push('call');
    expect(failure.stop).toBe('cancelled');
    expect(order).toEqual(['adapter', 'call']);
  });
});
