import type { ServerResponse } from 'node:http';

import type { RehearsalFault } from './answer.js';
import type { Reply } from './reply.js';

type Sender = (response: ServerResponse, reply: Reply) => void;

const plain: Sender = (response, { status, headers, body }) => {
  response.writeHead(status, headers).end(body);
};

/** Sends so many bytes of a body and promises more. */
function sendPart(response: ServerResponse, reply: Reply, whole: number, then: () => void): void {
  const { status, headers, body, cutAt = whole } = reply;
  const sent = Math.min(cutAt, body.length);
  // A chunked body is cut by the lack of its last chunk.
  const promise = Object.hasOwn(headers, 'transfer-encoding')
    ? {}
    : { 'content-length': String(sent < body.length ? body.length : sent + 1) };
  response.writeHead(status, { ...headers, ...promise });
  response.write(body.subarray(0, sent), then);
}

const faults: Readonly<Record<RehearsalFault, Sender>> = {
  reset: (response) => response.socket?.resetAndDestroy(),
  truncate: (response, reply) => {
    sendPart(response, reply, reply.body.length, () => response.socket?.destroySoon());
  },
  stall: (response, reply) => {
    sendPart(response, reply, reply.body.length >> 1, () => undefined);
  },
  hang: () => undefined,
};

function senderOf(response: ServerResponse, { status, fault }: Reply): Sender {
  if (fault === undefined) return plain;
  const bodiless = response.req.method === 'HEAD' || status === 204 || status === 304;
  // Left open, a complete answer without a body would block the next request on its connection.
  return bodiless && (fault === 'truncate' || fault === 'stall') ? plain : faults[fault];
}

/** Answers, or fails to, after the reply's delay; a client that leaves before that ends the wait. */
export function send(response: ServerResponse, reply: Reply): void {
  const sender = senderOf(response, reply);
  if (reply.delayMs === 0) {
    sender(response, reply);
    return;
  }
  const timer = setTimeout(sender, reply.delayMs, response, reply);
  response.once('close', () => clearTimeout(timer));
}
