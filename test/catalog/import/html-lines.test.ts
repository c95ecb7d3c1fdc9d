import { describe, expect, it } from 'vitest';
import { hasHtmlTable, readHtmlTables } from '../../../src/catalog/import/html-table.js';
import { outlineOf } from './outline.js';

const read = (...lines: string[]): readonly string[] | undefined => outlineOf(readHtmlTables(lines, 0));

describe('an HTML table begins', () => {
  it.each(['<table>', '<TABLE class="a">', 'text <table', '<table\t>'])('in %j', (line) => {
    expect(hasHtmlTable(line)).toBe(true);
  });

  it.each(['', 'table', '</table>', '<tables>', '<table-row>'])('not in %j', (line) => {
    expect(hasHtmlTable(line)).toBe(false);
  });
});

describe('the lines of an HTML table are those', () => {
  it.each([
    [
      'where its rows begin',
      ['<table>', '<tr><th>A', '<tr>', '<td>a', '</table>'],
      ['2: A\n', '4: a\n', 'then 6'],
    ],
    [
      'where its cells begin, without rows',
      ['<table>', '<td>A', '<td>B', '<tr>', '<td>a', '</table>'],
      ['2: A\n ¦ B\n', '5: a\n', 'then 7'],
    ],
    [
      'of its text',
      ['<table><td>A', 'b < c', 'd > e', '', 'f</table>'],
      ['1: A\nb < c d > e\n\nf', 'then 6'],
    ],
    ['up to its end', ['<table><td>A</table>', '<td>text'], ['1: A', 'then 2']],
    [
      'up to the end of another in the last line',
      ['<table><td>A', '</table><table><td>B', '</table>', 'text'],
      ['1: A\n', '2: B\n', 'then 4'],
    ],
    ['up to the end of the text', ['<table><td>A'], ['1: A\n', 'then 2']],
    [
      'of tables in its cells',
      ['<table><td>A<table>', '<td>B', '</table>C', '</table>'],
      ['1: A\nB\nC\n', 'then 5'],
    ],
    ['without cells, of which nothing comes', ['<table>', '<tr></tr>', '</table>', 'text'], ['then 4']],
    ['below an end too many', ['</table><table><td>A', '</table>', 'text'], ['1: A\n', 'then 3']],
  ])('%s', (_, lines, outline) => {
    expect(read(...lines)).toEqual(outline);
  });

  it('of a tag that is broken over six lines, not seven', () => {
    const broken = (lines: number): string[] => [
      '<table><td>A<tr><td',
      ...Array<string>(lines - 2).fill('class'),
      '>a',
      '<td>b</table>',
    ];
    expect(read(...broken(6))).toEqual(['1: A', '1: a\n ¦ b', 'then 8']);
    expect(read(...broken(7))).toEqual(['1: A', '8: b', 'then 9']);
  });

  it('of what may have lost joined cells', () => {
    expect(readHtmlTables(['<table><td>A</table>'], 0).tables[0]?.joins).toBe(true);
  });
});
