import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeControls } from '../../src/events/redact.js';

const points = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at);
const named = (point: number): string => `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;

const groups: [string, number[]][] = [
  ['C0', points(0x00, 0x1f)],
  ['DEL and C1', points(0x7f, 0x9f)],
  ['line and paragraph separators', [0x2028, 0x2029]],
  ['bidi controls', [0x061c, 0x200e, 0x200f, ...points(0x202a, 0x202e), ...points(0x2066, 0x2069)]],
  ['the byte order mark and other invisible ones', [0xfeff, 0x200b, 0x2060, 0x00ad]],
  ['lone surrogates', [0xd800, 0xdbff, 0xdc00, 0xdfff]],
];

describe('escapeControls', () => {
  it.each(groups)('makes every one of %s visible', (_group, all) => {
    for (const point of all) {
      const mark = String.fromCharCode(point);
      const shown = escapeControls(`a${mark}b`);
      expect(shown, named(point)).not.toContain(mark);
      expect(JSON.parse(`"${shown}"`), named(point)).toBe(`a${mark}b`);
    }
  });

  it.each([
    ['\n', '\\n'],
    ['\r', '\\r'],
    ['\t', '\\t'],
    ['\u0000', '\\u0000'],
    ['\u001b[31m', '\\u001b[31m'],
    ['\u007f', '\\u007f'],
    ['\u2028', '\\u2028'],
    ['\u202e', '\\u202e'],
    ['\ud800', '\\ud800'],
  ])('writes %j as %s', (text, shown) => {
    expect(escapeControls(text)).toBe(shown);
  });

  it.each(['', 'plain text', 'Größe 大小 ñ', 'emoji 😀 of two units', 'a\\nb', '"quoted" <b>&amp;'])(
    'leaves %j as it is',
    (text) => {
      expect(escapeControls(text)).toBe(text);
    },
  );

  it('tells invisible marks of two units apart', () => {
    const [a, b] = ['\u{e0001}', '\u{e0061}'].map(escapeControls);
    expect(a).toMatch(/^[\x20-\x7e]+$/);
    expect(a).not.toBe(b);
  });

  it('lets no control character through, and can be undone', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) }), (text) => {
        fc.pre(!/["\\]/.test(text) && !/[\ud800-\udbff][\udc00-\udfff]/.test(text));
        const shown = escapeControls(text);
        expect(shown).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/);
        expect(JSON.parse(`"${shown}"`)).toBe(text);
      }),
    );
  });
});
