import { createServer, type Socket } from 'node:net';
import { listening } from './listening.js';
import { requestReader } from './request-reader.js';
import type { Open } from './target.js';

/** What a server does with a connection. */
export type Act = (socket: Socket) => void;

/** A server that reads each request whole, and then does something. */
export function afterRequest(act: Act): Open {
  return async () => {
    let requests = 0;
    const server = createServer((socket) => {
      const read = requestReader();
      socket.on('data', (chunk) => {
        for (let left = read(chunk); left > 0; left -= 1) {
          requests += 1;
          act(socket);
        }
      });
    });
    const { port, held } = await listening(server);
    return { url: `http://127.0.0.1:${String(port)}`, arrivals: () => requests, held };
  };
}

/** A server that does something as soon as it is connected to, and reads nothing. */
export function onAccept(act: Act): Open {
  return async () => {
    const { port, accepted, held } = await listening(createServer({ pauseOnConnect: true }, act));
    return { url: `http://127.0.0.1:${String(port)}`, arrivals: accepted, held };
  };
}
