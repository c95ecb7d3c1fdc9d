import { EventEmitter } from 'node:events';
import type { Readable } from 'node:stream';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readBody } from '../../src/wire/body.js';
import {
  isFreshNodeStream,
  isNodeStream,
  nodeStreamOver,
  type NodeStream,
} from '../../src/wire/node-stream.js';

const LIMITS = { maxBytes: 8, timeoutMs: 1_000 };
const withMethods = (...names: readonly string[]): object =>
  Object.fromEntries(names.map((name) => [name, () => undefined]));

/** A Blob of somebody's own: an object of a class. */
const blob = (fields: object): object => Object.assign(Object.create({}) as object, fields);

/** A stream of somebody's own, which ends in a way of its own. */
function ending(event: string): EventEmitter {
  const stream = Object.assign(new EventEmitter(), { read: () => null, resume: () => undefined });
  queueMicrotask(() => {
    stream.emit('data', 'ab');
    stream.emit(event);
  });
  return stream;
}

describe('a Node stream by its shape', () => {
  it.each([
    [['on', 'once', 'pipe'], true],
    [['on', 'once', 'read'], true],
    [['on', 'once'], false],
    [['on', 'pipe', 'read'], false],
    [['once', 'pipe', 'read'], false],
    [['pipe'], false],
    [['read'], false],
  ])('with %s: %s', (names, expected) => {
    expect(isNodeStream(withMethods(...names))).toBe(expected);
  });

  it.each([
    [{}, true],
    [{ readable: true, destroyed: false, readableEnded: false, readableDidRead: false }, true],
    [{ readable: false }, false],
    [{ destroyed: true }, false],
    [{ readableEnded: true }, false],
    [{ readableDidRead: true }, false],
  ])('with %o is fresh: %s', (fields, expected) => {
    expect(isFreshNodeStream(fields as unknown as NodeStream)).toBe(expected);
  });

  it.each(['end', 'close', 'aborted', 'error'])('is read as far as it came before "%s"', async (event) => {
    const stream = ending(event);
    const { body } = await readBody(stream, { ...LIMITS, timeoutMs: 60_000 });
    expect(Buffer.from(body as Uint8Array).toString()).toBe('ab');
  });
});

describe('a stream over bytes', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('is one of bytes, not of objects', () => {
    expect((nodeStreamOver(Uint8Array.of(97)) as Readable).readableObjectMode).toBe(false);
  });

  it.each([undefined, {}])('is the bytes themselves where there is no Node: process is %o', (process) => {
    vi.stubGlobal('process', process);
    const bytes = Uint8Array.of(97);
    expect(nodeStreamOver(bytes)).toBe(bytes);
  });
});

describe('a web stream', () => {
  it('is cancelled once there is more than fits, and forgets the signal', async () => {
    const cancel = vi.fn();
    const signal = { aborted: false, addEventListener: vi.fn(), removeEventListener: vi.fn() };
    const stream = new ReadableStream({
      pull(controller) {
        controller.enqueue(new TextEncoder().encode('abcde'));
      },
      cancel,
    });
    const { body } = await readBody(stream, { ...LIMITS, signal });
    expect(Buffer.from(body as Uint8Array).toString()).toBe('abcdeabc');
    expect(cancel).toHaveBeenCalledOnce();
    expect(signal.removeEventListener.mock.calls).toEqual(signal.addEventListener.mock.calls);
    expect(signal.addEventListener).toHaveBeenCalledOnce();
  });
});

describe('a Blob', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('that cannot be read gives nothing', async () => {
    const slice = (): never => {
      throw new Error('gone');
    };
    expect(await readBody(blob({ size: 1, slice }), LIMITS)).toEqual({ body: undefined });
  });

  it('has a size in numbers', () => {
    const slice = vi.fn();
    expect(readBody(blob({ size: '1', slice }), LIMITS)).toEqual({ body: undefined });
    expect(slice).not.toHaveBeenCalled();
  });

  it.each([
    ['ab', 'ab'],
    [null, undefined],
  ])('without methods of its own is read by a reader that finds %s', async (result, text) => {
    class Reader {
      result: string | null = null;
      onloadend = (): void => undefined;
      readAsText(): void {
        this.result = result;
        this.onloadend();
      }
    }
    vi.stubGlobal('FileReader', Reader);
    expect(await readBody(blob({ size: 2, slice: () => ({}) }), LIMITS)).toEqual({ body: text });
  });
});
