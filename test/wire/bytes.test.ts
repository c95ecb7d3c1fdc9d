import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { collector, viewOf } from '../../src/wire/bytes.js';

describe('collecting chunks', () => {
  it('joins what fits', () => {
    const collected = collector(10);
    expect(collected.add(Buffer.from('ab'))).toBe(true);
    expect(collected.add(Uint8Array.of(99))).toBe(true);
    expect(collected.add('é')).toBe(true);
    expect(Buffer.from(collected.bytes()).toString()).toBe('abcé');
  });

  it('cuts at the limit, and says so', () => {
    const collected = collector(3);
    expect(collected.add('ab')).toBe(true);
    expect(collected.add('cd')).toBe(false);
    expect(collected.add('ef')).toBe(false);
    expect(Buffer.from(collected.bytes()).toString()).toBe('abc');
  });

  it('takes exactly as much as fits', () => {
    const collected = collector(2);
    expect(collected.add('ab')).toBe(true);
    expect(collected.add('')).toBe(true);
    expect(collected.add('c')).toBe(false);
    expect(collected.bytes()).toHaveLength(2);
  });

  it('refuses what is no bytes', () => {
    const collected = collector(9);
    for (const chunk of [undefined, null, 5, {}, { length: 3 }, []]) expect(collected.add(chunk)).toBe(false);
    expect(collected.bytes()).toHaveLength(0);
  });

  it('keeps its own copy', () => {
    const collected = collector(9);
    const chunk = Buffer.from('ab');
    collected.add(chunk);
    const bytes = collected.bytes();
    chunk.fill(0);
    expect(Buffer.from(bytes).toString()).toBe('ab');
  });
});

describe('the bytes of', () => {
  const buffer = new Uint8Array([1, 2, 3, 4]).buffer;

  it.each<[string, unknown, number[] | undefined]>([
    ['a Buffer', Buffer.from([1, 2]), [1, 2]],
    ['an ArrayBuffer', buffer, [1, 2, 3, 4]],
    ['a SharedArrayBuffer', new SharedArrayBuffer(2), [0, 0]],
    ['a DataView', new DataView(buffer, 1, 2), [2, 3]],
    ['a typed array of another width', new Uint16Array(buffer, 2, 1), [3, 4]],
    ["another realm's ArrayBuffer", runInNewContext('new Uint8Array([7]).buffer'), [7]],
    ['a string', 'ab', undefined],
    ['a list', [1, 2], undefined],
    ['nothing', null, undefined],
  ])('%s', (_, data, bytes) => {
    const view = viewOf(data);
    expect(view && [...view]).toEqual(bytes);
  });

  it('are not copied', () => {
    const data = Buffer.from('ab');
    viewOf(data)?.fill(120);
    expect(data.toString()).toBe('xx');
  });
});
