import type { ServerResponse } from 'node:http';
import type { Step } from './server.js';

type Part = string | Uint8Array;
type Headers = Readonly<Record<string, string>>;

/** Writes the parts one after the other, each in a turn of its own. */
function write(response: ServerResponse, [part, ...rest]: readonly Part[], end: () => void): void {
  if (part === undefined) return end();
  response.write(part, () => setImmediate(() => write(response, rest, end)));
}

const later = (act: () => void) => void setImmediate(() => setImmediate(act));

/** A body in pieces that come one by one, with no length told before. */
export function pieces(...parts: readonly Part[]): (response: ServerResponse) => void {
  return (response) => write(response, parts, () => response.end());
}

/** Starts an answer whose end never comes: it is cut off, reset, or nothing follows. */
export function unended(
  status: number,
  headers: Headers,
  parts: readonly Part[],
  end: 'fin' | 'reset' | 'stall',
): Step {
  return (response) => {
    response.writeHead(status, headers);
    response.flushHeaders();
    // The client, in this process, finds what came before the end comes: a reset would throw it away.
    later(() => {
      write(response, parts, () => {
        later(() => {
          if (end === 'fin') response.socket?.end();
          if (end === 'reset') response.socket?.resetAndDestroy();
        });
      });
    });
  };
}
