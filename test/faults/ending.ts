import type { Act } from './wire-server.js';

/** The time between two bytes of a drip, in milliseconds. */
const DRIP = 20;

/** Resets the connection. */
export const reset: Act = (socket) => void socket.resetAndDestroy();

/** Closes it in an orderly way, and throws away what still comes. */
export const fin: Act = (socket) => void socket.end().resume();

/** Leaves it open and silent. */
export const stall: Act = () => undefined;

/** Sends a byte now and then, for ever. */
export const drip: Act = (socket) => {
  const timer = setInterval(() => socket.write('x'), DRIP);
  socket.on('close', () => clearInterval(timer));
};

/** Sends the bytes, and ends once the client has found them: it is in this process, and its turn comes in between. */
export function sending(bytes: string | Uint8Array, end: Act): Act {
  return (socket) => void socket.write(bytes, () => later(end)(socket));
}

/** The same, after two turns of the loop. */
export function later(act: Act): Act {
  return (socket) => void setImmediate(() => setImmediate(() => act(socket)));
}
