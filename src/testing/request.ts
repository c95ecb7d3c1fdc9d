import type { IncomingMessage } from 'node:http';
import { StringDecoder } from 'node:string_decoder';

/** One request the rehearsal received, and how it was answered. */
export interface RehearsalRequest {
  /** As it came: `GET`. */
  readonly method: string;
  /** Path and query, as they came. */
  readonly url: string;
  /** The API action, from the query, else a form body, else the `x-acs-action` header. */
  readonly action?: string | undefined;
  /** Node's header object: names in lower case. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The body read as UTF-8, of a long one its first MiB; empty where there was none. */
  readonly body: string;
  /** Length of the whole body, in bytes. */
  readonly bodyBytes: number;
  /** When its body had been read, in milliseconds since the rehearsal started, to a tenth. */
  readonly atMs: number;
  /** The code sent, `ok`, a status without a code (`503`) or the fault; empty while a function step is asked. */
  readonly answered: string;
  /** The RequestId of the answer, in its body and in its `x-acs-request-id` header. */
  readonly requestId: string;
}

/** No more of a body is kept, in bytes: a server that runs for long must not grow by what it is sent. */
const MOST_KEPT = 2 ** 20;

type ReadBody = Pick<RehearsalRequest, 'body' | 'bodyBytes'>;

/** Reads a request to its end; `undefined` where the client left before that. */
export function readBody(incoming: IncomingMessage): Promise<ReadBody | undefined> {
  return new Promise((resolve) => {
    // It holds a character back that is cut in two, here at the end of what is kept.
    const decoder = new StringDecoder('utf8');
    let body = '';
    let bodyBytes = 0;
    incoming.on('data', (chunk: Buffer) => {
      body += decoder.write(chunk.subarray(0, Math.max(0, MOST_KEPT - bodyBytes)));
      bodyBytes += chunk.length;
    });
    incoming.once('end', () => {
      resolve({ body: bodyBytes > MOST_KEPT ? body : body + decoder.end(), bodyBytes });
    });
    incoming.once('close', () => resolve(undefined));
    // A connection cut in the middle of an upload ends in `close` as well: there is nobody to tell.
    incoming.on('error', () => undefined);
  });
}

/** The action a request names. */
export function actionOf({ url = '', headers }: IncomingMessage, body: string): string | undefined {
  const form = /^application\/x-www-form-urlencoded\b/i.test(headers['content-type'] ?? '') ? body : '';
  const query = url.includes('?') ? url.slice(url.indexOf('?')) : '';
  const header = headers['x-acs-action'];
  return (
    new URLSearchParams(query).get('Action') ||
    new URLSearchParams(form).get('Action') ||
    (typeof header === 'string' && header) ||
    undefined
  );
}
