import type { AddressInfo, Server, Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A listening server, and what it sees of connections. */
export interface Listening {
  readonly port: number;
  /** Connections so far. */
  readonly accepted: () => number;
  /** Connections that are open. */
  readonly held: () => number;
}

/** Listens on the loopback until the test ends, and lets no error of a socket out. */
export async function listening(server: Server): Promise<Listening> {
  const sockets = new Set<Socket>();
  let accepted = 0;
  server.on('connection', (socket: Socket) => {
    accepted += 1;
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  );
  const { port } = server.address() as AddressInfo;
  return { port, accepted: () => accepted, held: () => sockets.size };
}
