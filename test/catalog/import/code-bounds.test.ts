import { describe, expect, it } from 'vitest';
import { isName, isTellingName, readCode } from '../../../src/catalog/import/code.js';

const names = (count: number, length: number): string[] =>
  Array.from({ length: count }, (_, at) => `A${at}.`.padEnd(length, 'x'));

describe('a name', () => {
  it.each(['x'.repeat(160), 'A .B', 'A. B', 'A : B', '-1.2', 'v2A', '$a#b@c-d', '_x'])(
    'can be %j',
    (text) => {
      expect(isName(text)).toBe(true);
    },
  );

  it.each(['x'.repeat(161), '.B', 'A B', 'A  .B', ':', '-', '-A', ''])('cannot be %j', (text) => {
    expect(isName(text)).toBe(false);
  });

  it.each(['A.B', 'A . B', 'A_b', 'a:b', 'A.1', '1.A', 'v2A', 'aB', 'ABc', 'AQuota', 'AB123'])(
    'like %j can hardly be anything but a code',
    (text) => {
      expect(isTellingName(text)).toBe(true);
    },
  );

  it.each(['ABC', 'ABCD', 'Error-ABCDE', 'ABCDE-x', 'Busy', '404', '12345', '1.2.3', 'not a nameAtAll'])(
    'like %j can be',
    (text) => {
      expect(isTellingName(text)).toBe(false);
    },
  );
});

describe('a code cell', () => {
  it.each([
    ['" A.B "', ['A.B']],
    ['““A.B””', ['A.B']],
    ['User.\nDisabled', ['User. Disabled']],
    ['Invalid<name or id>.X', ['Invalid<name or id>.X']],
    ['A.One,', ['A.One']],
    ['/A.One//A.Two/', ['A.One', 'A.Two']],
    ['A.One|A.Two', ['A.One', 'A.Two']],
    ['A.One和A.Two或者A.Three', ['A.One', 'A.Two', 'A.Three']],
    [',', []],
    [', /', []],
  ])('%j names %j', (text, codes) => {
    expect(readCode(text)).toEqual({ codes });
  });

  it.each([
    ["Can't Open", "Can't Open", 'the code is written in words'],
    ["'Not Open'", 'Not Open', 'the code is written in words'],
    ['Not\nso Open', 'Not so Open', 'the code is written in words'],
    ['One Two Three Four Five Six', 'One Two Three Four Five Six', 'the code is written in words'],
    ['A.B（旧）', 'A.B', 'the note after the code is left out'],
    ['NotFound (a, b)', 'NotFound', 'the note after the code is left out'],
  ])('%j names %j in doubt', (text, code, doubt) => {
    expect(readCode(text)).toEqual({ codes: [code], doubt });
  });

  it.each(['One Two Three Four Five Six Seven', 'a = b (old)', '(old)', 'One, Two Three'])(
    '%j names none',
    (text) => {
      expect(readCode(text)).toEqual({ codes: [] });
    },
  );

  it('names twenty codes at most', () => {
    expect(readCode(names(20, 10).join(', ')).codes).toEqual(names(20, 10));
    expect(readCode(names(21, 10).join(', '))).toEqual({ codes: [] });
  });

  it('is read up to 1280 characters', () => {
    const longest = [...names(15, 79), 'B'.repeat(80)].join(',');
    expect(longest).toHaveLength(1280);
    expect(readCode(longest).codes).toHaveLength(16);
    expect(readCode(`${longest}B`)).toEqual({ codes: [] });
  });

  it('is written in words of 160 characters at most', () => {
    const words = `${'A'.repeat(79)} ${'B'.repeat(80)}`;
    expect(readCode(words).codes).toEqual([words]);
    expect(readCode(`${words}B`)).toEqual({ codes: [] });
  });
});
