import { once } from 'node:events';
import { Agent, get } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';

import { exchange } from './exchange.js';
import { rehearse } from './rehearse.js';

describe('a fault', () => {
  it('reset ends the connection with a reset, after the request has been read', async () => {
    const { url, requests } = await rehearse({ script: [{ fault: 'reset' }] });
    const seen = await exchange(`${url}/?Action=CreateFileSystem`, { method: 'POST' });
    expect(seen).toEqual({ body: '', complete: false, error: 'ECONNRESET' });
    expect(requests).toMatchObject([{ method: 'POST', action: 'CreateFileSystem', answered: 'reset' }]);
  });

  it('reset is no orderly end: the socket itself fails', async () => {
    const { port } = await rehearse({ script: 'reset' });
    const socket = connect(port, '127.0.0.1', () => socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n'));
    const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException];
    expect([error.code, error.syscall]).toEqual(['ECONNRESET', 'read']);
  });

  it('truncate promises more than it sends', async () => {
    const { url, requests } = await rehearse({ script: [{ code: 'ServiceUnavailable', fault: 'truncate' }] });
    const seen = await exchange(url);
    expect(seen).toMatchObject({ status: 503, complete: false, error: 'ECONNRESET' });
    expect(JSON.parse(seen.body)).toMatchObject({ Code: 'ServiceUnavailable' });
    expect(Number(seen.headers?.['content-length'])).toBe(seen.body.length + 1);
    expect(requests[0]?.answered).toBe('truncate');
  });

  it('stall sends headers and half a body', async () => {
    const { url, requests } = await rehearse({
      script: [{ status: 503, body: '0123456789', fault: 'stall' }],
    });
    const seen = await exchange(url, { patience: 100 });
    expect(seen).toMatchObject({ status: 503, body: '01234', complete: false });
    expect(seen.headers?.['content-length']).toBe('10');
    expect(seen.error).toBeUndefined();
    expect(requests[0]?.answered).toBe('stall');
  });

  it('hang answers nothing', async () => {
    const { url, requests } = await rehearse({ script: [{ fault: 'hang' }] });
    expect(await exchange(url, { patience: 100 })).toEqual({ body: '', complete: false });
    expect(requests[0]?.answered).toBe('hang');
  });

  it.each(['truncate', 'stall'] as const)('%s sends the headers of an empty body at once', async (fault) => {
    const { url } = await rehearse({ script: [{ status: 500, body: '', fault }] });
    const seen = await exchange(url, { patience: 100 });
    expect(seen).toMatchObject({ status: 500, body: '', complete: false });
    expect(seen.headers?.['content-length']).toBe('1');
  });

  it.each(['reset', 'truncate', 'stall', 'hang'])('%s can be a step by name', async (fault) => {
    const { url, requests } = await rehearse({ script: `${fault},ok` });
    expect((await exchange(url, { patience: 100 })).complete).toBe(false);
    expect((await exchange(url)).complete).toBe(true);
    expect(requests.map(({ answered }) => answered)).toEqual([fault, 'ok']);
  });

  it.each(['reset', 'truncate'])('%s fails a fetch', async (fault) => {
    const { url } = await rehearse({ script: [fault] });
    await expect(fetch(url).then((response) => response.text())).rejects.toThrow(TypeError);
  });

  it('waits for the delay of its step', async () => {
    const { url } = await rehearse({ script: [{ fault: 'reset', delayMs: 60 }] });
    const startedAt = performance.now();
    expect((await exchange(url)).error).toBe('ECONNRESET');
    expect(performance.now() - startedAt).toBeGreaterThan(55);
  });

  it.each(['truncate', 'stall'])(
    '%s leaves an answer to HEAD whole and its connection usable',
    async (fault) => {
      const { url } = await rehearse({ script: [fault, 'InternalError'] });
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      const status = (method: string) =>
        new Promise((resolve, reject) => {
          const outgoing = get(url, { agent, method }, (incoming) => {
            incoming.resume().once('end', () => resolve(incoming.statusCode));
          });
          outgoing.once('error', reject);
        });
      expect([await status('HEAD'), await status('GET')]).toEqual([200, 500]);
      agent.destroy();
    },
  );
});
