import { createHash, createHmac, randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import type { InternalAxiosRequestConfig } from 'axios';
import { nas, ok, type Received, type Reply, type Step } from './server.js';

const ALGORITHM = 'ACS3-HMAC-SHA256';
const KEY = 'an-access-key-id';
export const SECRET = 'an-access-key-secret';

/** The signing of Alibaba Cloud's own SDK, found where the SDK finds it. */
interface OfficialSigner {
  getAuthorization(request: object, algorithm: string, payload: string, key: string, secret: string): string;
}
const official = ['@alicloud/nas20170626', '@alicloud/openapi-core', '@alicloud/gateway-pop'].reduce(
  (require, name) => createRequire(require.resolve(name)),
  createRequire(import.meta.url),
)('@alicloud/openapi-util') as { readonly default: OfficialSigner };

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** RFC 3986: what encodeURIComponent leaves alone is encoded as well. */
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** Signs a request as `beforeAttempt` gets it, by the document of the signature, version 3. */
export function sign(request: InternalAxiosRequestConfig, clockOffsetMs: number, secret = SECRET): void {
  const { baseURL, url = '', method = 'get', headers } = request;
  const body = typeof request.data === 'string' ? request.data : '';
  const address = new URL(url, baseURL);
  headers.set({
    host: address.host,
    'x-acs-date': new Date(Date.now() + clockOffsetMs).toISOString().replace(/\.\d+/, ''),
    'x-acs-signature-nonce': randomUUID(),
    'x-acs-content-sha256': sha256(body),
  });
  const signed = Object.entries(headers.toJSON())
    .map(([name, value]) => [name.toLowerCase(), String(value).trim()] as const)
    .filter(([name]) => /^(?:x-acs-.*|host|content-type)$/.test(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const query = Object.entries((request.params ?? {}) as Record<string, string>)
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const names = signed.map(([name]) => name).join(';');
  const canonical = [
    method.toUpperCase(),
    address.pathname,
    query.map((pair) => pair.join('=')).join('&'),
    ...signed.map((pair) => pair.join(':')),
    '',
    names,
    sha256(body),
  ].join('\n');
  const signature = createHmac('sha256', secret)
    .update(`${ALGORITHM}\n${sha256(canonical)}`)
    .digest('hex');
  headers.set(
    'Authorization',
    `${ALGORITHM} Credential=${KEY},SignedHeaders=${names},Signature=${signature}`,
  );
}

export interface Endpoint {
  /** How far its clock is ahead of ours, in milliseconds. */
  readonly aheadMs?: number;
  /** What it answers to requests with a good signature, the last one again and again. */
  readonly replies?: readonly Reply[];
}

/** Verifies each signature with the official code; refuses old timestamps, and nonces it has seen. */
export function verifying({ aheadMs = 0, replies = [ok] }: Endpoint = {}): Step {
  const nonces = new Set<string>();
  const verdict = (request: Received, now: number): Reply => {
    const address = new URL(request.url, 'http://host');
    const { authorization, 'x-acs-date': date = '' } = request.headers;
    const expected = official.default.getAuthorization(
      {
        method: request.method,
        pathname: address.pathname,
        query: Object.fromEntries(address.searchParams),
        headers: request.headers,
      },
      ALGORITHM,
      sha256(request.body),
      KEY,
      SECRET,
    );
    if (authorization !== expected) return nas(400, 'SignatureDoesNotMatch', 'The signature is wrong.');
    if (Math.abs(Date.parse(String(date)) - now) > 15 * 60_000)
      return nas(400, 'InvalidTimeStamp.Expired', 'The timestamp is too old.');
    const nonce = String(request.headers['x-acs-signature-nonce']);
    if (nonces.has(nonce)) return nas(400, 'SignatureNonceUsed', 'The nonce was used.');
    nonces.add(nonce);
    return replies[Math.min(nonces.size, replies.length) - 1] ?? ok;
  };
  return (response, request) => {
    const now = Date.now() + aheadMs;
    const { status = 200, headers, body } = verdict(request, now);
    response.writeHead(status, { ...headers, date: new Date(now).toUTCString() }).end(body);
  };
}
