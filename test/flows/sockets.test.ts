import { Agent } from 'node:http';
import type { Readable } from 'node:stream';
import { describe, expect, it, onTestFinished } from 'vitest';
import { connect, rejected, told } from './client.js';
import { nas, serve, type Step } from './server.js';

/** An agent with one socket, which is never given back by mistake. */
function oneSocket(): Agent {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  onTestFinished(() => agent.destroy());
  return agent;
}

const whole = { status: 200, body: 'whole' };
const big: Step = (response) => {
  response.writeHead(503, { 'content-type': 'text/plain' });
  response.end(Buffer.alloc(3_000_000, 'x'));
};
const endless: Step = (response) => {
  response.writeHead(503, { 'content-type': 'application/json' });
  response.write('{"Code":"ServiceUnavailable"');
};
const text = async (data: Readable) => (await data.toArray()).join('');

describe("responseType 'stream' over a single kept-alive socket", () => {
  it.each([
    { body: 'a small error body', step: nas(503, 'ServiceUnavailable') },
    { body: 'an error body of 3 MB', step: big },
    { body: 'no error body', step: { status: 503 } },
  ] as { body: string; step: Step }[])(
    'is repeated after $body, and the socket is free after',
    async ({ step }) => {
      const server = await serve(step, step, whole);
      const httpAgent = oneSocket();
      const client = connect(server, {}, { httpAgent, timeout: 5_000 });
      const { data } = await client.api.get<Readable>('/', { responseType: 'stream' });
      expect(await text(data)).toBe('whole');
      expect(told(client)).toEqual(['retry', 'retry', 'recover']);
      expect((await client.api.get<string>('/')).data).toBe('whole');
      expect(Object.values(httpAgent.requests)).toEqual([]);
    },
  );

  it('gives the socket of a small error body back: all requests go over one connection', async () => {
    const server = await serve(nas(503, 'ServiceUnavailable'), nas(503, 'ServiceUnavailable'), whole);
    const { api } = connect(server, {}, { httpAgent: oneSocket() });
    await text((await api.get<Readable>('/', { responseType: 'stream' })).data);
    expect(server.requests).toHaveLength(3);
    expect(server.connections()).toBe(1);
  });

  it('is repeated after a body that never ends, once the attempt had its time', async () => {
    const server = await serve(endless, whole);
    const { api } = connect(server, { attemptTimeout: 250 }, { httpAgent: oneSocket() });
    const started = Date.now();
    const { data } = await api.get<Readable>('/', { responseType: 'stream' });
    expect(await text(data)).toBe('whole');
    expect(Date.now() - started).toBeLessThan(4_000);
  });

  it('leaves the socket free where the call fails for good, whether the body is read or not', async () => {
    const server = await serve(nas(404, 'InvalidVpc.NotFound'), whole);
    const { api } = connect(server, {}, { httpAgent: oneSocket(), timeout: 5_000 });
    const error = await rejected(api.get('/', { responseType: 'stream' }));
    expect(error.failure.code).toBe('InvalidVpc.NotFound');
    expect((await api.get<string>('/')).data).toBe('whole');
  });

  it('by the fetch adapter is repeated as well', async () => {
    const server = await serve(big, nas(503, 'ServiceUnavailable'), whole);
    const { api } = connect(server, {}, { adapter: 'fetch', timeout: 5_000 });
    const { data } = await api.get<ReadableStream>('/', { responseType: 'stream' });
    expect(await new Response(data).text()).toBe('whole');
  });
});
