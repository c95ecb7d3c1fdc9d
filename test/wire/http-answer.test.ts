import { Agent } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { factsOf } from '../../src/wire/thrown.js';
import { KEEPS_STATUS } from '../support/axios-version.js';
import { failing, serve } from './server.js';

const JSON_BODY = '{"Code":"ServiceUnavailable","Message":"m","RequestId":"R1"}';
const XML_BODY = '<Error><Code>ServiceUnavailable</Code><Message>m</Message></Error>';
const OPTIONS = { maxBytes: 65_536, nowMs: 0, bodyTimeoutMs: 2_000 };

describe('an error answer over real HTTP', () => {
  it.each([
    ['http', undefined],
    ['http', 'text'],
    ['http', 'json'],
    ['http', 'arraybuffer'],
    ['http', 'stream'],
    ['fetch', undefined],
    ['fetch', 'arraybuffer'],
    ['fetch', 'blob'],
    ['fetch', 'stream'],
  ] as const)('is read with adapter %s and responseType %s', async (adapter, responseType) => {
    for (const body of [JSON_BODY, XML_BODY]) {
      const url = await serve(
        (_, response) => void response.writeHead(503, { 'retry-after': '7' }).end(body),
      );
      const error = await failing(url, { adapter, responseType });
      expect(await factsOf(error, OPTIONS)).toMatchObject({
        kind: 'response',
        status: 503,
        code: 'ServiceUnavailable',
        message: 'm',
        retryAfterMs: 7_000,
        text: 'Request failed with status code 503',
      });
    }
  });

  it('stays in the tick where its body is there', async () => {
    const url = await serve((_, response) => void response.writeHead(404).end(JSON_BODY));
    for (const responseType of [undefined, 'text', 'arraybuffer']) {
      const facts = factsOf(await failing(url, { responseType }), OPTIONS);
      expect(facts).toMatchObject({ status: 404, code: 'ServiceUnavailable', requestId: 'R1' });
      expect(facts).not.toHaveProperty('replacement');
    }
  });

  it('gives a fresh stream for the one that it read', async () => {
    const url = await serve((_, response) => void response.writeHead(503).end(JSON_BODY));
    const http = await factsOf(await failing(url, { responseType: 'stream' }), OPTIONS);
    expect((await buffer(http.replacement as Readable)).toString()).toBe(JSON_BODY);
    const fetched = await factsOf(await failing(url, { responseType: 'stream', adapter: 'fetch' }), OPTIONS);
    expect(await new Response(fetched.replacement as ReadableStream).text()).toBe(JSON_BODY);
  });

  it('is read out of gzip', async () => {
    const headers = { 'content-encoding': 'gzip' };
    const url = await serve((_, response) => void response.writeHead(503, headers).end(gzipSync(JSON_BODY)));
    expect(await factsOf(await failing(url, { responseType: 'stream' }), OPTIONS)).toMatchObject({
      code: 'ServiceUnavailable',
    });
  });

  it.each([
    ['that is small', JSON_BODY],
    ['that is larger than allowed', JSON_BODY + ' '.repeat(2_000_000)],
  ])('%s frees the only socket of its agent', async (_, body) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const url = await serve((_request, response) => void response.writeHead(503).end(body));
    for (let attempt = 0; attempt < 3; attempt++) {
      const error = await failing(url, { httpAgent: agent, responseType: 'stream' });
      const { kind, status } = await factsOf(error, OPTIONS);
      expect({ kind, status }).toEqual({ kind: 'response', status: 503 });
    }
    agent.destroy();
  });

  it('that bombs is read only as far as allowed', async () => {
    const bomb = gzipSync(Buffer.alloc(30_000_000, ' '));
    const url = await serve(
      (_, response) => void response.writeHead(503, { 'content-encoding': 'gzip' }).end(bomb),
    );
    const error = await failing(url, { responseType: 'stream' });
    const before = process.memoryUsage().arrayBuffers;
    const facts = await factsOf(error, OPTIONS);
    expect(await buffer(facts.replacement as Readable)).toHaveLength(65_536);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
  });

  it.each(['http', 'fetch'])('that drips is given up in time with adapter %s', async (adapter) => {
    let closed = false;
    const url = await serve((_, response) => {
      response.writeHead(503, { 'x-acs-request-id': 'R2' });
      const drip = setInterval(() => response.write(' '), 10);
      response.on('close', () => {
        closed = true;
        clearInterval(drip);
      });
    });
    const error = await failing(url, { responseType: 'stream', adapter });
    const started = performance.now();
    const facts = await factsOf(error, { ...OPTIONS, bodyTimeoutMs: 80 });
    expect(facts).toMatchObject({ kind: 'response', status: 503, requestId: 'R2', code: undefined });
    expect(performance.now() - started).toBeLessThan(1_000);
    await expect.poll(() => closed).toBe(true);
  });

  it('whose connection breaks is still that answer', async () => {
    const url = await serve((_, response) => {
      response.writeHead(503, { 'content-length': '1000' });
      response.write(JSON_BODY);
      setTimeout(() => response.destroy(), 30);
    });
    const streamed = await factsOf(await failing(url, { responseType: 'stream' }), OPTIONS);
    expect(streamed).toMatchObject({ kind: 'response', status: 503, code: 'ServiceUnavailable' });
    const cut = await factsOf(await failing(url, {}), OPTIONS);
    const known = { kind: 'response', status: 503, code: undefined };
    expect(cut).toMatchObject(KEEPS_STATUS ? known : { kind: 'network' });
    expect(cut.systemCode).toBe(KEEPS_STATUS ? undefined : 'ERR_BAD_RESPONSE');
  });

  it('that came with a broken gzip is still that answer', async () => {
    const headers = { 'content-encoding': 'gzip' };
    const url = await serve((_, response) => void response.writeHead(503, headers).end('no gzip at all'));
    const error = await failing(url, {});
    expect(error.code).toBe('Z_DATA_ERROR');
    const lost = { kind: 'network', systemCode: 'Z_DATA_ERROR' };
    const known = { kind: 'response', status: 503 };
    expect(await factsOf(error, OPTIONS)).toMatchObject(KEEPS_STATUS ? known : lost);
    expect(await factsOf(await failing(url, { responseType: 'stream' }), OPTIONS)).toMatchObject({
      status: 503,
    });
  });
});
