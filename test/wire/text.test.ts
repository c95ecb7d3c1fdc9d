import { describe, expect, it } from 'vitest';
import { cleanText } from '../../src/wire/text.js';

describe('the text of a field', () => {
  it.each([
    [' nas.cn-hangzhou.aliyuncs.com ', 'nas.cn-hangzhou.aliyuncs.com'],
    ['\n  A\n', 'A'],
    ['\uFEFFA', 'A'],
    [404, '404'],
    [0, '0'],
    ['0', '0'],
    ['Undefined', 'Undefined'],
    ['undefined behaviour', 'undefined behaviour'],
    ['\uD800', '\uD800'],
  ])('%j reads as %j', (value, text) => {
    expect(cleanText(value)).toBe(text);
  });

  it.each([
    [''],
    ['   '],
    ['undefined'],
    ['null'],
    [' null '],
    [undefined],
    [null],
    [NaN],
    [Infinity],
    [true],
    [{}],
    [[]],
    [() => 'x'],
    [Symbol('x')],
    [1n],
  ])('%s counts as absent', (value) => {
    expect(cleanText(value)).toBeUndefined();
  });
});
