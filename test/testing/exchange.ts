import { request, type IncomingHttpHeaders } from 'node:http';

/** What a plain client saw of one exchange. */
export interface Exchange {
  status?: number;
  headers?: IncomingHttpHeaders;
  body: string;
  /** Whether the answer came to its end. */
  complete: boolean;
  /** The system's code of the error that ended it. */
  error?: string;
}

/** One request on a connection of its own; `patience` is how long to wait for the end, in milliseconds. */
export function exchange(url: string, { method = 'GET', patience = 2_000 } = {}): Promise<Exchange> {
  return new Promise((resolve) => {
    const seen: Exchange = { body: '', complete: false };
    const outgoing = request(url, { method, agent: false });
    const finish = (error?: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      if (error) seen.error = error.code;
      outgoing.destroy();
      resolve(seen);
    };
    const timer = setTimeout(finish, patience);
    outgoing.on('error', finish);
    outgoing.on('response', (incoming) => {
      seen.status = incoming.statusCode;
      seen.headers = incoming.headers;
      incoming.setEncoding('utf8');
      incoming.on('data', (chunk: string) => (seen.body += chunk));
      incoming.on('error', finish);
      incoming.on('end', () => {
        seen.complete = incoming.complete;
        finish();
      });
    });
    outgoing.end();
  });
}
