import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import axios, { type AxiosError } from 'axios';
import { afterEach } from 'vitest';

const running: Server[] = [];

/** Starts a server for one test; gives its address. */
export async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  running.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

/** The error of a GET that has to fail. */
export async function failing(url: string, config: object): Promise<AxiosError> {
  try {
    await axios.get(url, config);
  } catch (error) {
    return error as AxiosError;
  }
  throw new Error('Nothing was rejected');
}

afterEach(async () => {
  for (const server of running.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});
