import { rmSync } from 'node:fs';
import {
  Agent,
  createServer,
  request as forward,
  type RequestListener,
  type Server as Http,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ResponseType } from 'axios';
import { describe, expect, it, onTestFinished } from 'vitest';
import { adaptiveConcurrency } from '../../src/index.js';
import { AXIOS } from '../support/axios-version.js';
import { connect, rejected, told } from './client.js';
import { contentOf } from './content.js';
import { closedPort, nas, ok, type Reply, serve, unavailable } from './server.js';

/** Listens until the test ends. */
async function listening(server: Http, path?: string): Promise<number> {
  await new Promise<void>((resolve) =>
    path ? server.listen(path, resolve) : server.listen(0, '127.0.0.1', resolve),
  );
  onTestFinished(() => void server.close());
  return path ? 0 : (server.address() as AddressInfo).port;
}

/** Without one, older copies of axios ask nothing. */
const NO_HOST = AXIOS.needsNoHost ? '' : 'http://localhost';

/** Serves replies, the last again and again, on a Unix socket until the test ends; gives its path. */
async function socketOf(name: string, ...replies: Reply[]): Promise<string> {
  const file = `retriage-${String(process.pid)}-${name}`;
  const path = process.platform === 'win32' ? `\\\\.\\pipe\\${file}` : join(tmpdir(), `${file}.sock`);
  rmSync(path, { force: true });
  const server = createServer((_, response) => {
    const { status = 200, headers, body } = (replies.length > 1 ? replies.shift() : replies[0]) ?? ok;
    response.writeHead(status, headers).end(body);
  });
  await listening(server, path);
  onTestFinished(() => server.closeAllConnections());
  return path;
}

/** A forward proxy: it passes on what it is asked for by its whole address, and 502 where it cannot. */
async function startProxy() {
  const asked: string[] = [];
  const credentials: unknown[] = [];
  const pass: RequestListener = (incoming, response) => {
    asked.push(`${incoming.method ?? ''} ${incoming.url ?? ''}`);
    credentials.push(incoming.headers['proxy-authorization']);
    const { 'proxy-authorization': _, ...headers } = incoming.headers;
    const onward = forward(incoming.url ?? '', { method: incoming.method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.writeHead(502, { 'content-type': 'text/html' }).end('<html>'));
    incoming.pipe(onward);
  };
  const server = createServer(pass);
  const port = await listening(server);
  onTestFinished(() => server.closeAllConnections());
  return { asked, credentials, proxy: { protocol: 'http', host: '127.0.0.1', port } };
}

describe('a forward proxy', () => {
  it('is asked in every attempt, with its credentials, and the body goes through it whole', async () => {
    const server = await serve(unavailable, unavailable, ok);
    const { asked, credentials, proxy } = await startProxy();
    const client = connect(server, { retryUnsafe: 'always' });
    const auth = { username: 'proxy-user', password: 'proxy-pass' };
    const response = await client.api.post<unknown>('/a', { n: 1 }, { proxy: { ...proxy, auth } });
    expect(response.data).toEqual({ ok: true });
    expect(told(client)).toEqual(['retry', 'retry', 'recover']);
    expect(asked).toEqual(Array(3).fill(`POST ${server.url}/a`));
    expect(credentials).toEqual(Array(3).fill(`Basic ${btoa('proxy-user:proxy-pass')}`));
    expect(server.requests.map(({ body }) => body.toString())).toEqual(Array(3).fill('{"n":1}'));
    expect(server.requests.map(({ headers }) => headers['proxy-authorization'])).toEqual(
      Array(3).fill(undefined),
    );
  });

  it('that cannot reach the server answers itself, and that is repeated', async () => {
    const { asked, proxy } = await startProxy();
    const url = `http://127.0.0.1:${String(await closedPort())}`;
    const { failure } = await rejected(connect({ url }, { retries: 2 }).api.get('/', { proxy }));
    expect(failure).toMatchObject({ kind: 'response', code: 'HTTP_502', stop: 'retries-exhausted' });
    expect(asked).toEqual(Array(3).fill(`GET ${url}/`));
  });

  it('that is not there is a failed connection', async () => {
    const server = await serve(ok);
    const proxy = { protocol: 'http', host: '127.0.0.1', port: await closedPort() };
    const { api } = connect(server, { retries: 1 });
    const { failure } = await rejected(api.post('/', {}, { proxy }));
    expect(failure).toMatchObject({ kind: 'network', code: 'ECONNREFUSED', stop: 'retries-exhausted' });
    expect(failure.attempts).toHaveLength(2);
  });
});

describe('a socket path', () => {
  it('is used in every attempt', async () => {
    const path = await socketOf('one', unavailable, ok);
    const client = connect({ url: NO_HOST }, { overload: adaptiveConcurrency() }, { socketPath: path });
    expect((await client.api.get<unknown>('/containers/json')).data).toEqual({ ok: true });
    expect(client.events[0]).toMatchObject({ type: 'retry', failure: { code: 'ServiceUnavailable' } });
  });

  it('has a breaker of its own', async () => {
    const paths = [await socketOf('down', unavailable), await socketOf('up', ok)];
    const hosts: string[] = [];
    const breaker = (host: string) => {
      hosts.push(host);
      let isOpen = false;
      return {
        async execute<T>(send: () => PromiseLike<T>): Promise<T> {
          if (isOpen) throw new Error('open');
          try {
            return await send();
          } catch (error) {
            isOpen = true;
            throw error;
          }
        },
      };
    };
    const { api } = connect({ url: NO_HOST }, { breaker });
    const [down, up] = paths;
    expect((await rejected(api.get('/', { socketPath: down }))).failure.stop).toBe('circuit-open');
    expect((await api.get('/', { socketPath: up })).status).toBe(200);
    expect(new Set(hosts).size).toBe(2);
  });
});

describe('an agent that keeps its sockets', () => {
  it.each<{ responseType: ResponseType | undefined }>([
    { responseType: undefined },
    { responseType: 'arraybuffer' },
    { responseType: 'stream' },
  ])('needs one for all attempts of all calls: $responseType', async ({ responseType }) => {
    const server = await serve(unavailable, unavailable, ok, nas(404, 'InvalidVpc.NotFound'), ok);
    const httpAgent = new Agent({ keepAlive: true, maxSockets: 1 });
    onTestFinished(() => httpAgent.destroy());
    const { api } = connect(server, {}, { httpAgent, responseType });
    await contentOf((await api.get<unknown>('/')).data);
    await rejected(api.get('/'));
    await contentOf((await api.get<unknown>('/')).data);
    expect(server.requests).toHaveLength(5);
    expect(server.connections()).toBe(1);
  });
});
