import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut, padEnd, textWidth, wrap } from '../../src/cli/text-width.js';

describe('the width of a text', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['支付', 4],
    ['ｆ！', 4],
    ['é', 1],
    ['e\u0301', 1],
    ['🚀', 2],
  ])('of %j is %i', (text, width) => {
    expect(textWidth(text)).toBe(width);
  });
});

describe('cutting', () => {
  it.each([
    ['abcdef', 6, 'abcdef'],
    ['abcdef', 5, 'abcd…'],
    ['ab cdef', 4, 'ab…'],
    ['支付服务', 5, '支付…'],
    ['支付服务', 4, '支…'],
    ['abc', 1, '…'],
    ['abc', 0, ''],
  ])('%j to %i columns gives %j', (text, width, expected) => {
    expect(cut(text, width)).toBe(expected);
  });
});

describe('wrapping', () => {
  it.each([
    ['one two three', 7, ['one two', 'three']],
    ['one  two', 3, ['one', 'two']],
    ['abcdefgh ij', 3, ['abc', 'def', 'gh', 'ij']],
    ['支付服务暂时', 4, ['支付', '服务', '暂时']],
    ['', 10, ['']],
    ['a b', 0, ['a', 'b']],
  ])('%j at %i columns gives %j', (text, width, expected) => {
    expect(wrap(text, width)).toEqual(expected);
  });

  it('keeps every word, and no line is wider than it may be', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 40 }), (text, width) => {
        const lines = wrap(text, width);
        expect(lines.join('').replace(/\s+/g, '')).toBe(text.replace(/\s+/g, ''));
        for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(width);
      }),
    );
  });
});

describe('padding', () => {
  it('counts columns, not characters', () => {
    expect(padEnd('支付', 6)).toBe('支付  ');
    expect(padEnd('abc', 2)).toBe('abc');
  });
});
