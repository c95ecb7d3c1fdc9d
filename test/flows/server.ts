import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** One request as it came over the socket. */
export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
  /** When its body had come, by `Date.now()`. */
  readonly atMs: number;
}

export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** A reply, or a function that does with the response what it likes. */
export type Step = Reply | ((response: ServerResponse, request: Received) => void);

export interface Server {
  readonly url: string;
  readonly port: number;
  readonly requests: readonly Received[];
  /** Connections opened so far. */
  readonly connections: () => number;
}

/** Starts a server that answers by the steps, the last one again and again; it ends with the test. */
export async function serve(...steps: readonly Step[]): Promise<Server> {
  const requests: Received[] = [];
  let connections = 0;
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('error', () => undefined);
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const { method = '', url = '', headers, rawHeaders } = incoming;
      const received = { method, url, headers, rawHeaders, body: Buffer.concat(chunks), atMs: Date.now() };
      const step = steps[Math.min(requests.push(received), steps.length) - 1] ?? {};
      if (typeof step === 'function') step(response, received);
      else response.writeHead(step.status ?? 200, step.headers).end(step.body);
    });
  });
  server.on('connection', () => (connections += 1));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, port, requests, connections: () => connections };
}

/** A port at which nobody listens. */
export async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const JSON_TYPE = { 'content-type': 'application/json;charset=utf-8' };

/** Any value as a JSON reply. */
export function json(value: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, headers: { ...JSON_TYPE, ...headers }, body: JSON.stringify(value) };
}

/** An error in the JSON shape of the API. */
export function nas(
  status: number,
  Code: string,
  Message = 'The request failed.',
  headers: Readonly<Record<string, string>> = {},
): Reply {
  const RequestId = 'B71B4C68-6C6B-4D4B-AD70-8951BD7D188E';
  return json({ RequestId, HostId: 'nas.cn-hangzhou.aliyuncs.com', Code, Message }, status, headers);
}

/** An error in the XML shape of the API. */
export function nasXml(status: number, code: string, message = 'The request failed.'): Reply {
  const body = `<?xml version='1.0' encoding='UTF-8'?><Error><RequestId>B71B4C68-6C6B-4D4B-AD70-8951BD7D188E</RequestId><HostId>nas.cn-hangzhou.aliyuncs.com</HostId><Code>${code}</Code><Message>${message}</Message></Error>`;
  return { status, headers: { 'content-type': 'text/xml;charset=utf-8' }, body };
}

export const unavailable = nas(
  503,
  'ServiceUnavailable',
  'The request has failed due to a temporary failure of the server.',
);
export const ok = json({ ok: true });

/** Resets the connection; nothing is answered. */
export const reset: Step = (response) => response.socket?.resetAndDestroy();

/** Answers nothing at all. */
export const hang: Step = () => undefined;
