import type { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { connect, eventually, rejected } from '../flows/client.js';
import { packed } from './answers.js';
import { fin, sending } from './ending.js';
import { saidBy } from './fault.js';
import { afterRequest } from './wire-server.js';

const BOMB = packed('503', gzipSync(Buffer.alloc(60_000_000, ' ')));
const CAP = 65_536;

/** More than is read of it may be unpacked before that is noticed: the buffers of the streams in between. */
const SLACK = 1_000_000;

const sizeOf = async (chunks: AsyncIterable<Uint8Array>) => {
  let size = 0;
  for await (const chunk of chunks) size += chunk.length;
  return size;
};

it.each(['http', 'fetch'] as const)(
  'sixty megabytes of nothing, packed, are not unpacked where the body is a stream, by the %s adapter',
  async (adapter) => {
    const target = await afterRequest(sending(BOMB, fin))();
    const { api } = connect(target, { retries: 1 }, { adapter, responseType: 'stream' });
    const { arrayBuffers } = process.memoryUsage();
    const { failure, response } = await rejected(api.get('/'));
    expect(process.memoryUsage().arrayBuffers - arrayBuffers).toBeLessThan(SLACK + 2 * CAP);
    expect(saidBy(failure)).toEqual({
      kind: 'response',
      httpCode: 503,
      code: 'HTTP_503',
      category: 'transient',
      classification: 'retryable',
    });
    expect(target.arrivals()).toBe(2);
    expect(await sizeOf(response?.data as Readable)).toBe(CAP);
    await eventually(target.held).toBe(0);
  },
);
