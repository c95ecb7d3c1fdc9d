import { describe, expect, it, onTestFinished } from 'vitest';
import { startRehearsal } from '../../src/testing/index.js';
import { connect, rejected, told } from './client.js';
import { ok, reset, serve, type Step } from './server.js';

const finish: Step = (response) => response.socket?.end();
const garbage: Step = (response) => response.socket?.end('NOT HTTP AT ALL\r\n\r\n');
const cut =
  (status: number, body: string): Step =>
  (response) => {
    response.writeHead(status, { 'content-length': String(body.length + 10) });
    response.write(body, () => response.socket?.destroySoon());
  };
const badGzip: Step = (response) => {
  response.writeHead(503, { 'content-encoding': 'gzip', 'content-type': 'application/json' });
  response.end('this is no gzip');
};
const loop: Step = (response) => response.writeHead(302, { location: '/again' }).end();

describe('a fault on the wire that passes is repeated', () => {
  it.each([
    { fault: 'a reset after the request', step: reset, failure: { kind: 'network', code: 'ECONNRESET' } },
    { fault: 'an end after the request', step: finish, failure: { kind: 'network', code: 'ECONNRESET' } },
    { fault: 'a success that is cut off', step: cut(200, '{"half":'), failure: { kind: 'network' } },
    {
      fault: 'a 503 that is cut off',
      step: cut(503, '{"Code":'),
      failure: { kind: 'response', httpCode: 503 },
    },
    { fault: 'a 503 in corrupt gzip', step: badGzip, failure: { kind: 'response', httpCode: 503 } },
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

  it('but a POST is not, since it may have been executed', async () => {
    const server = await serve(cut(200, '{"half":'));
    const { failure } = await rejected(connect(server).api.post('/', {}));
    expect(failure.stop).toBe('not-idempotent');
    expect(server.requests).toHaveLength(1);
  });
});

describe('a fault that does not pass is sent once', () => {
  it('something that is no HTTP', async () => {
    const server = await serve(garbage);
    const { failure } = await rejected(connect(server).api.get('/'));
    expect(failure).toMatchObject({ kind: 'network', classification: 'terminal', stop: 'terminal' });
    expect(failure.code).toMatch(/^HPE_/);
    expect(server.requests).toHaveLength(1);
  });

  it('a loop of redirects', async () => {
    const server = await serve(loop);
    const { failure } = await rejected(connect(server).api.get('/', { maxRedirects: 3 }));
    expect(failure).toMatchObject({ classification: 'terminal', stop: 'terminal' });
    expect(server.requests).toHaveLength(4);
  });

  it('a URL that is none', async () => {
    const client = connect({ url: 'http://127.0.0.1:9' });
    const { failure } = await rejected(client.api.get('http://['));
    expect(failure).toMatchObject({ classification: 'terminal', stop: 'terminal' });
    expect(failure.attempts).toHaveLength(1);
  });
});

describe('a name that cannot be looked up', () => {
  const looking = async (code: string, method = 'get') => {
    let asked = 0;
    const lookup = (_name: string, _options: object, done: (error: Error) => void) => {
      asked += 1;
      done(Object.assign(new Error(`getaddrinfo ${code} api.invalid`), { code, syscall: 'getaddrinfo' }));
    };
    const { api } = connect({ url: 'http://api.invalid' }, { retries: 2 });
    const { failure } = await rejected(api.request({ url: '/', method, lookup: lookup as never }));
    return { failure, asked };
  };

  it('for now is asked for again, whatever the method', async () => {
    const { failure, asked } = await looking('EAI_AGAIN', 'post');
    expect(failure).toMatchObject({ kind: 'network', code: 'EAI_AGAIN', stop: 'retries-exhausted' });
    expect(asked).toBe(3);
  });

  it('at all is not', async () => {
    const { failure, asked } = await looking('ENOTFOUND');
    expect(failure).toMatchObject({ kind: 'network', code: 'ENOTFOUND', stop: 'terminal' });
    expect(asked).toBe(1);
  });
});
