import type { ServerResponse } from 'node:http';

import type { RehearsalFault } from './answer.js';
import type { Reply } from './reply.js';

type Sender = (response: ServerResponse, reply: Reply) => void;

const plain: Sender = (response, { status, headers, body }) => {
  response.writeHead(status, headers).end(body);
};

function sendPart(
  response: ServerResponse,
  reply: Reply,
  promised: number,
  sent: number,
  then: () => void,
): void {
  const { status, headers, body } = reply;
  response.writeHead(status, { ...headers, 'content-length': String(promised) });
  response.write(body.subarray(0, sent), then);
}

const faults: Readonly<Record<RehearsalFault, Sender>> = {
  reset: (response) => response.socket?.resetAndDestroy(),
  truncate: (response, reply) => {
    const { length } = reply.body;
    sendPart(response, reply, length + 1, length, () => response.socket?.destroySoon());
  },
  stall: (response, reply) => {
    const { length } = reply.body;
    sendPart(response, reply, Math.max(length, 1), length >> 1, () => undefined);
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
