import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { RehearsalAnswer } from './answer.js';
import { lotteryOf } from './lottery.js';
import { settingsOf, type RehearsalOptions } from './options.js';
import { createRandom, createRequestId } from './random.js';
import { replyOf, type Scene } from './reply.js';
import { actionOf, readBody, type RehearsalRequest } from './request.js';
import { playOf, type RehearsalScript } from './script.js';
import { send } from './send.js';

/** A local endpoint that answers with an API's errors. */
export interface Rehearsal {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly url: string;
  /** The port it listens on; a real one where 0 was asked for. */
  readonly port: number;
  /** What came so far, in the order in which bodies had been read; grows while requests come. */
  readonly requests: readonly RehearsalRequest[];
  /**
   * Puts another script in place of what is left of this one; `probability` stays.
   * @throws TypeError naming the step that is wrong; the old script stays
   */
  play(script: RehearsalScript): void;
  /** Ends every connection, hanging ones too, and stops listening. May be called again. */
  close(): Promise<void>;
  /** `close`, for `await using`; there where the runtime knows the symbol. */
  [Symbol.asyncDispose](): Promise<void>;
}

/** An answer that no policy repeats by itself, so that a mistake in a test is seen. */
const mistake = (error: unknown): RehearsalAnswer => ({
  code: 'Rehearsal.BadStep',
  status: 400,
  message: error instanceof Error ? error.message : String(error),
});

/**
 * Starts an HTTP server on this machine that answers requests by a script: errors in the API's real shape, raw
 * bodies, delays and connection faults. Close it when the test ends; it keeps the process alive until then.
 *
 * @throws TypeError naming the option or the step that is wrong, and what it takes; the system's error where the
 * port cannot be had
 * @example
 * import { startRehearsal } from 'retriage/testing';
 *
 * const rehearsal = await startRehearsal({
 *   script: ['ServiceUnavailable', { code: 'Throttling.User', retryAfter: 1 }, 'ok'],
 * });
 * const response = await fetch(`${rehearsal.url}/?Action=DescribeFileSystems`);
 * console.log(response.status, (await response.json()).Code); // 503 'ServiceUnavailable'
 * console.log(rehearsal.requests[0]?.action); // 'DescribeFileSystems'
 * await rehearsal.close();
 */
export async function startRehearsal(options: RehearsalOptions = {}): Promise<Rehearsal> {
  const { script, probability, catalog: catalogs, format, seed, port, host } = settingsOf(options);
  const ids = createRandom(seed);
  // A stream of its own: RequestIds do not depend on how many chances a script holds.
  const stage = { catalogs, random: createRandom(~seed) };
  const rest = lotteryOf(probability, stage);
  let play = playOf(script, stage, rest);
  let alternated = 0;
  const nextFormat = () => (format !== 'alternate' ? format : alternated++ % 2 ? 'xml' : 'json');
  const requests: RehearsalRequest[] = [];
  const startedAt = performance.now();

  async function handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const read = await readBody(incoming);
    if (!read) return;
    const { body, bodyBytes } = read;
    const { method = '', url = '', headers } = incoming;
    const request = {
      method,
      url,
      action: actionOf(incoming, body),
      headers,
      body,
      bodyBytes,
      atMs: Math.round((performance.now() - startedAt) * 10) / 10,
      answered: '',
      requestId: createRequestId(ids),
    };
    const index = requests.push(request) - 1;
    const hostId = (headers.host ?? host).replace(/:\d+$/, '');
    const scene: Scene = { requestId: request.requestId, hostId, catalogs, nextFormat };
    let reply;
    try {
      reply = replyOf(play(request.action)(request, index), scene);
    } catch (error) {
      reply = replyOf(mistake(error), scene);
    }
    request.answered = reply.answered;
    send(response, reply);
  }

  const server = createServer((incoming, response) => void handle(incoming, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });

  const bound = (server.address() as AddressInfo).port;
  const close = () =>
    new Promise<void>((resolve) => {
      // The second time it tells that there is no server: as good.
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    port: bound,
    requests,
    play: (next) => void (play = playOf(next, stage, rest)),
    close,
    // Jest's sandbox has no such symbol.
    ...(Symbol.asyncDispose && { [Symbol.asyncDispose]: close }),
  };
}
