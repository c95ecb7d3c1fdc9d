/** An API that refuses a signature it has seen: sign every attempt anew, and keep one idempotency key for all. */
import { createHmac, randomUUID } from 'node:crypto';
import axios from 'axios';
import { attach, constant } from 'retriage';
import { startRehearsal } from 'retriage/testing';

const sign = (parameters: Record<string, string>): string =>
  createHmac('sha256', 'an-access-key-secret')
    .update(new URLSearchParams(parameters).toString())
    .digest('hex');

// The server: fails the first request after it may have done the work, and refuses any nonce it has seen.
const nonces = new Set<string | null>();
const tokens = new Set<string | null>();
const server = await startRehearsal({
  script: ({ url }, index) => {
    const query = new URL(url, 'http://local').searchParams;
    const nonce = query.get('SignatureNonce');
    tokens.add(query.get('ClientToken'));
    if (nonces.has(nonce)) return 'SignatureNonceUsed';
    nonces.add(nonce);
    return index === 0 ? 'InternalError' : 'ok';
  },
});

const api = axios.create({ baseURL: server.url });
attach(api, {
  backoff: constant(20),
  // One fresh ClientToken for a call that changes something, the same on all its attempts.
  idempotencyKey: 'ClientToken',
  // Runs before every attempt, the first included, on a copy of the request that only this attempt uses.
  beforeAttempt(request, { attempt, clockOffsetMs }) {
    const parameters = {
      ...(request.params as Record<string, string>),
      SignatureNonce: randomUUID(),
      // By the server's clock, as far as its answers told of it.
      Timestamp: new Date(Date.now() + clockOffsetMs).toISOString(),
    };
    request.params = { ...parameters, Signature: sign(parameters) };
    console.log(`attempt ${String(attempt)} signed`);
  },
});

const { status } = await api.post('/', null, {
  params: { Action: 'CreateMountTarget', FileSystemId: 'fs-1' },
});
console.log(`HTTP ${String(status)}: ${String(nonces.size)} nonces, ${String(tokens.size)} client token`);

await server.close();

// Prints:
// attempt 1 signed
// attempt 2 signed
// HTTP 200: 2 nonces, 1 client token
