import { EventEmitter } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readBody, type ReadBody } from '../../src/wire/body.js';
import type { ReadLimits } from '../../src/wire/limits.js';

const LIMITS: ReadLimits = { maxBytes: 8, timeoutMs: 1_000 };
const text = (body: unknown): string => Buffer.from(body as Uint8Array).toString();
const listeners = (stream: Readable): number =>
  ['data', 'end', 'error', 'close', 'aborted'].reduce((sum, event) => sum + stream.listenerCount(event), 0);

/** A stream that gives these chunks and then stalls. */
function stalling(...chunks: string[]): Readable {
  return new Readable({
    read() {
      const chunk = chunks.shift();
      if (chunk !== undefined) this.push(chunk);
    },
  });
}

async function replaced({ replacement }: ReadBody): Promise<string> {
  expect(replacement).toBeInstanceOf(Readable);
  return (await buffer(replacement as Readable)).toString();
}

describe('a Node stream', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  it.each<[string, () => Readable, string]>([
    [
      'of Buffers',
      () => Readable.from([Buffer.from('ab'), Buffer.from('cd')], { objectMode: false }),
      'abcd',
    ],
    ['of strings', () => Readable.from(['ab', 'é']), 'abé'],
    [
      'with an encoding',
      () => Readable.from([Buffer.from('ab')], { objectMode: false }).setEncoding('utf8'),
      'ab',
    ],
    ['of bytes', () => Readable.from([Uint8Array.of(97)]), 'a'],
    ['of nothing', () => Readable.from([]), ''],
    ['that was paused', () => Readable.from(['ab']).pause(), 'ab'],
    ['of exactly as much as is allowed', () => Readable.from(['abcdefgh']), 'abcdefgh'],
    ['of more than is allowed', () => Readable.from(['abcdef', 'ghijkl']), 'abcdefgh'],
    ['of things that are no bytes', () => Readable.from(['ab', { c: 1 }, 'd']), 'ab'],
    ['that ended while nobody read', () => new PassThrough().end('ab'), 'ab'],
  ])('%s is read, and a fresh one takes its place', async (_, make, content) => {
    const stream = make();
    const before = listeners(stream);
    const read = await readBody(stream, LIMITS);
    expect(text(read.body)).toBe(content);
    expect(await replaced(read)).toBe(content);
    await sleep(1);
    expect(stream.destroyed).toBe(true);
    expect(listeners(stream)).toBe(before);
  });

  it('is destroyed as soon as there is more than is allowed, whatever is still to come', async () => {
    let made = 0;
    const endless = new Readable({
      highWaterMark: 16,
      read() {
        made += 1;
        this.push('x'.repeat(16));
      },
    });
    expect(text((await readBody(endless, LIMITS)).body)).toBe('xxxxxxxx');
    expect(endless.destroyed).toBe(true);
    expect(made).toBeLessThan(10);
  });

  it('that stalls gives what came when the time is over', async () => {
    vi.useFakeTimers();
    const stream = stalling('ab');
    const reading = readBody(stream, { maxBytes: 8, timeoutMs: 300 });
    await vi.advanceTimersByTimeAsync(299);
    expect(stream.destroyed).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(text((await reading).body)).toBe('ab');
    expect(stream.destroyed).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is waited for five seconds by default, and never longer than a timer can', async () => {
    vi.useFakeTimers();
    const first = readBody(stalling('ab'), { maxBytes: 8 });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(text((await first).body)).toBe('ab');
    const patient = stalling('ab');
    const second = readBody(patient, { maxBytes: 8, timeoutMs: Infinity });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(patient.destroyed).toBe(false);
    await vi.advanceTimersByTimeAsync(2 ** 31);
    expect(text((await second).body)).toBe('ab');
  });

  it('leaves no timer and no listener on the signal behind', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { signal } = new AbortController();
    const added = vi.spyOn(signal, 'addEventListener');
    const removed = vi.spyOn(signal, 'removeEventListener');
    await readBody(Readable.from(['ab']), { ...LIMITS, signal });
    expect(vi.getTimerCount()).toBe(0);
    expect(added).toHaveBeenCalledTimes(1);
    expect(removed.mock.calls).toEqual(added.mock.calls);
  });

  it('is given up when the signal fires', async () => {
    const controller = new AbortController();
    const stream = stalling('ab');
    const reading = readBody(stream, { ...LIMITS, signal: controller.signal });
    await sleep(5);
    controller.abort();
    const read = await reading;
    expect(text(read.body)).toBe('ab');
    expect(await replaced(read)).toBe('ab');
    expect(stream.destroyed).toBe(true);
  });

  it('is not even begun when the signal has fired before', async () => {
    const stream = stalling('ab');
    expect(text((await readBody(stream, { ...LIMITS, signal: AbortSignal.abort() })).body)).toBe('');
    expect(stream.destroyed).toBe(true);
  });

  it('that fails leaves what came', async () => {
    const stream = stalling('ab');
    const reading = readBody(stream, LIMITS);
    await sleep(5);
    stream.destroy(new Error('ECONNRESET'));
    expect(text((await reading).body)).toBe('ab');
  });

  it('that closes early leaves what came', async () => {
    const stream = stalling('ab');
    const reading = readBody(stream, LIMITS);
    await sleep(5);
    stream.destroy();
    expect(text((await reading).body)).toBe('ab');
  });

  it('may fail after it was given up without anybody noticing', async () => {
    const stream = new Readable({
      read: () => undefined,
      destroy: (_, done) => setTimeout(done, 5, new Error('late')),
    });
    await readBody(stream, { maxBytes: 8, timeoutMs: 1 });
    await sleep(20);
    expect(stream.errored?.message).toBe('late');
    expect(listeners(stream)).toBe(0);
  });

  it.each<[string, () => Promise<Readable>]>([
    ['destroyed', () => Promise.resolve(Readable.from(['ab']).destroy())],
    [
      'consumed',
      async () => {
        const stream = Readable.from(['ab']);
        await stream.toArray();
        return stream;
      },
    ],
    [
      'being read by somebody else',
      async () => {
        const stream = stalling('ab', 'cd');
        stream.once('data', () => undefined);
        await sleep(5);
        return stream;
      },
    ],
  ])('that is %s is left alone', async (_, make) => {
    const stream = await make();
    const before = listeners(stream);
    expect(readBody(stream, LIMITS)).toEqual({ body: undefined });
    expect(listeners(stream)).toBe(before);
  });

  it('of an old make works too', async () => {
    const old = Object.assign(new EventEmitter(), { pipe: () => undefined });
    const reading = readBody(old, LIMITS);
    old.emit('data', Buffer.from('ab'));
    old.emit('end');
    expect(text((await reading).body)).toBe('ab');
    expect(old.eventNames()).toEqual([]);
  });

  it('is replaced by the bytes where nothing can make a stream', async () => {
    vi.stubGlobal('process', {});
    const old = Object.assign(new EventEmitter(), { read: () => null });
    const reading = readBody(old, LIMITS);
    old.emit('data', Buffer.from('ab'));
    old.emit('end');
    const { replacement } = await reading;
    vi.unstubAllGlobals();
    expect(replacement).toEqual(new TextEncoder().encode('ab'));
  });
});
