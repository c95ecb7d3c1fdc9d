import { MessageChannel } from 'node:worker_threads';

/** Calls back in a later turn of the event loop. By a message: a test tool may have put its own timers in. */
export function inNextTurn(callback: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.on('message', () => {
    port1.close();
    callback();
  });
  port2.postMessage(undefined);
}

/** Lets everything happen that waits for nothing but its turn. */
export function nextTurn(): Promise<void> {
  return new Promise(inNextTurn);
}
