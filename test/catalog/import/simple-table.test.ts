import { describe, expect, it } from 'vitest';
import { readSimpleTable } from '../../../src/catalog/import/simple-table.js';
import { outlineOf } from './outline.js';

const rule = '==  ==';
const head = [rule, 'A   B', rule];

describe('columns under rules are laid out', () => {
  it.each([
    ['row by row', [...head, 'a   b', 'c   d', rule, 'text'], ['2: A ¦ B', '4: a ¦ b', '5: c ¦ d', 'then 7']],
    ['without rows', [...head, rule, 'text'], ['2: A ¦ B', 'then 5']],
    ['with a header of two lines', [rule, 'A   B', '    C', rule, rule], ['2: A\n ¦ B\nC', 'then 6']],
    ['with blank lines above the rows', [...head, '', '', 'a   b', rule], ['2: A ¦ B', '6: a ¦ b', 'then 8']],
    ['with an empty cell', [...head, 'a', rule], ['2: A ¦ B', '4: a ¦ ', 'then 6']],
    [
      'with a first row whose first cell is empty',
      [...head, '    b', rule],
      ['2: A ¦ B', '4:  ¦ b', 'then 6'],
    ],
    [
      'with a row that goes on below a blank line',
      [...head, 'a   b', '', '    c', 'd', rule],
      ['2: A ¦ B', '4: a\n\n ¦ b\n\nc', '7: d ¦ ', 'then 9'],
    ],
    [
      'with rows that only look like rules',
      [...head, '== x ==', '-   = ==', '== == -', '===', rule],
      ['2: A ¦ B', '4: == x ¦ ==', '5: - ¦ = ==', '6: == = ¦ = -', '7: === ¦ ', 'then 9'],
    ],
  ])('%s', (_, lines, outline) => {
    expect(outlineOf(readSimpleTable(lines, 0))).toEqual(outline);
  });

  it('from the line where they begin, set in and with space at the end', () => {
    const lines = [...head, 'a   b', rule].map((line) => `  ${line}  `);
    expect(outlineOf(readSimpleTable([rule, ...lines], 1))).toEqual(['3: A ¦ B', '5: a ¦ b', 'then 7']);
  });

  it('up to 40 of them', () => {
    const wide = (columns: number): string[] => {
      const rules = '= '.repeat(columns).trimEnd();
      return [rules, rules.replaceAll('=', 'a'), rules, rules];
    };
    expect(readSimpleTable(wide(40), 0)?.tables[0]?.header).toEqual(Array<string>(40).fill('a'));
    expect(readSimpleTable(wide(41), 0)).toBeUndefined();
  });

  it('as text that may have lost joined cells', () => {
    expect(readSimpleTable([...head, rule], 0)?.tables[0]?.joins).toBe(true);
  });
});

describe('no table of columns under rules begins', () => {
  it.each([
    ['at a rule of one column', ['====', 'A   B', '====', 'a   b', '====']],
    ['at text', ['A   B', rule, 'a   b', rule]],
    ['at text that ends in a rule', ['A == ==', 'A   B', rule, 'a   b', rule]],
    ['at text that begins with a rule', ['== == A', 'A   B', rule, 'a   b', rule]],
    ['at rules without a header', [rule, rule, 'a   b', rule]],
    ['at rules with a blank line for a header', [rule, '', rule, 'a   b', rule]],
    ['at a table without its last rule', [...head, 'a   b']],
    ['at a rule alone', [rule]],
    ['below the end', []],
  ])('%s', (_, lines) => {
    expect(readSimpleTable(lines, 0)).toBeUndefined();
  });
});
