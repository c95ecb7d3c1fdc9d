import { STATUS_CODES } from 'node:http';

import type { Catalog } from '../catalog/catalog.js';
import type { RehearsalAnswer, RehearsalFault, RehearsalFormat } from './answer.js';
import { findCode } from './codes.js';
import { contentTypes, errorBody } from './error-body.js';

/** An answer as it goes on the wire. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly delayMs: number;
  readonly fault?: RehearsalFault | undefined;
  readonly cutAt?: number | undefined;
  /** How `requests` tells of it. */
  readonly answered: string;
}

/** What an answer needs to know of its request and its rehearsal. */
export interface Scene {
  readonly requestId: string;
  readonly hostId: string;
  readonly catalogs: readonly Catalog[];
  /** The format of the next error answer that names none. */
  readonly nextFormat: () => RehearsalFormat;
}

type Content = readonly [body: string | Uint8Array, type?: string | undefined];

function okBody(data: unknown, RequestId: string): Content {
  // Once through JSON, so that what `toJSON` makes of it decides.
  const json: unknown = data === undefined ? {} : JSON.parse(JSON.stringify(data));
  const beside = typeof json === 'object' && json !== null && !Array.isArray(json);
  return [JSON.stringify(beside ? { RequestId, ...json } : json), contentTypes.json];
}

function page(status: number): Content {
  const title = `${status} ${STATUS_CODES[status] ?? 'Unknown'}`;
  return [`<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`, 'text/html'];
}

function contentOf(
  answer: RehearsalAnswer,
  status: number,
  message: string | undefined,
  scene: Scene,
): Content {
  const { code, body, format, recommend } = answer;
  if (body !== undefined) return [body, format && contentTypes[format]];
  if (code !== undefined || message !== undefined) {
    const chosen = format ?? scene.nextFormat();
    const { requestId: RequestId, hostId: HostId } = scene;
    const fields = { RequestId, HostId, Code: code, Message: message, Recommend: recommend };
    return [errorBody(fields, chosen), contentTypes[chosen]];
  }
  if (status < 300) return okBody(answer.data, scene.requestId);
  return status < 400 ? [''] : page(status);
}

/** Turns an answer into status, headers and bytes. */
export function replyOf(answer: RehearsalAnswer, scene: Scene): Reply {
  const { code, retryAfter, cutAt, headers = {} } = answer;
  const fault = answer.fault ?? (cutAt === undefined ? undefined : 'truncate');
  const entry =
    code === undefined ? undefined : findCode(scene.catalogs, code, answer.status, answer.message);
  const status = answer.status ?? entry?.httpCode ?? 200;
  const message =
    answer.message ?? entry?.message ?? (code && 'No catalog of this rehearsal knows the code.');
  const [content, type] = contentOf(answer, status, message, scene);
  const body = typeof content === 'string' ? Buffer.from(content) : content;
  const own: Record<string, string> = { 'x-acs-request-id': scene.requestId };
  if (type !== undefined) own['content-type'] = type;
  if (retryAfter !== undefined) own['retry-after'] = String(retryAfter);
  const given = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const unsized = status === 204 || status === 304 || given.has('transfer-encoding');
  if (!unsized) own['content-length'] = String(body.length);
  return {
    status,
    headers: { ...own, ...Object.fromEntries(given) },
    body,
    delayMs: answer.delayMs ?? 0,
    fault,
    cutAt,
    answered: fault ?? code ?? (status < 300 ? 'ok' : String(status)),
  };
}
