import { Agent } from 'node:https';
import { createServer } from 'node:tls';
import { onTestFinished } from 'vitest';
import { type Holder, selfSigned } from './certificate.js';
import { listening } from './listening.js';
import type { Open } from './target.js';

/** How a client meets the server. */
export interface Meeting extends Holder {
  /** What the client speaks. @default 'https' */
  readonly scheme?: 'http' | 'https';
  /** The client knows the certificate and trusts it. */
  readonly trusted?: boolean;
}

/** A server that speaks TLS, with a certificate made for it. No request gets as far as to be read. */
export function speakingTls({ scheme = 'https', trusted = false, ...holder }: Meeting = {}): Open {
  return async () => {
    const identity = selfSigned(holder);
    const server = createServer(identity);
    server.on('tlsClientError', () => undefined);
    const { port, accepted, held } = await listening(server);
    const httpsAgent = new Agent({ keepAlive: false, ...(trusted && { ca: identity.cert }) });
    onTestFinished(() => httpsAgent.destroy());
    return {
      url: `${scheme}://127.0.0.1:${String(port)}`,
      request: { httpsAgent },
      arrivals: accepted,
      held,
    };
  };
}
