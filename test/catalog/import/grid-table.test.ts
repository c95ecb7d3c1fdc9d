import { describe, expect, it } from 'vitest';
import { readGridTable } from '../../../src/catalog/import/grid-table.js';
import { outlineOf } from './outline.js';

const border = '+---+---+';
const double = '+===+===+';
const head = [border, '| A | B |', double];
const row = '| a | b |';

describe('a grid of characters is laid out', () => {
  it.each([
    ['with a header', [...head, row, border], ['2: A ¦ B', '4: a ¦ b', 'then 6']],
    [
      'with a first row for a header',
      [border, '| A | B |', border, row, border],
      ['2: A ¦ B', '4: a ¦ b', 'then 6'],
    ],
    [
      'with the last row of its header, up to the first double border',
      [border, '| A | B |', border, '| C | D |', double, row, double, row, border],
      ['4: C ¦ D', '6: a ¦ b', '8: a ¦ b', 'then 10'],
    ],
    [
      'with a rule across a column that only the rows have',
      ['+-------+---+', '| A     | B |', '+===+===+===+', '| a | b | c |', '+---+---+---+'],
      ['2: A ¦ A ¦ B', '4: a ¦ b ¦ c', 'then 6'],
    ],
    [
      'with a cell over two columns in its first row',
      ['+---+---+---+', '| A     | B |', '+===+===+===+', '| a | b | c |', '+---+---+---+'],
      ['2: A ¦ A ¦ B', '4: a ¦ b ¦ c', 'then 6'],
    ],
    [
      'with cells over two columns and two rows that meet',
      [
        '+---+---+---+',
        '| A | B | C |',
        '+---+---+   |',
        '| d     |   |',
        '+-------+---+',
        '| f | g | h |',
        '+---+---+---+',
      ],
      ['2: A ¦ B ¦ C\n\n', '4: d ¦ d ¦ C\n\n', '6: f ¦ g ¦ h', 'then 8'],
    ],
    [
      'with text beside a border that ends another cell',
      [...head, row, '| x +---+', '| y | c |', border],
      ['2: A ¦ B', '4: a\nx\ny ¦ b', '6: a\nx\ny ¦ c', 'then 8'],
    ],
    [
      'with a bar left out below the first line of a row',
      [...head, row, '| c   d |', border],
      ['2: A ¦ B', '4: a\nc ¦ b\nd', 'then 7'],
    ],
    [
      'with a border that no corner ends, which is text',
      [...head, row, '+---| c |', border],
      ['2: A ¦ B', '4: a\n--- ¦ b\nc', 'then 7'],
    ],
    [
      'with a border that breaks off, below which the other cells go on',
      [...head, row, '+---+', '| c | d |', border],
      ['2: A ¦ B', '4: a ¦ b\n\nd', '6: c ¦ b\n\nd', 'then 8'],
    ],
    [
      'with a line that breaks off, as one cell',
      [...head, '| a', border],
      ['2: A ¦ B', '4: a ¦ a', 'then 6'],
    ],
    [
      'with a line set in, whose bars are text',
      [border, '|A  |B  |', double, ' |a  |b  |', border],
      ['2: A ¦ B', '4: |a  |b ¦ |a  |b', 'then 6'],
    ],
  ])('%s', (_, lines, outline) => {
    expect(outlineOf(readGridTable(lines, 0))).toEqual(outline);
  });

  it('from the line where it begins to the line where it ends', () => {
    const lines = ['text', '| x', ...head, row, border, 'a+b | c'];
    expect(outlineOf(readGridTable(lines, 2))).toEqual(['4: A ¦ B', '6: a ¦ b', 'then 8']);
  });

  it('wherever it is set in, and whatever space follows it', () => {
    const lines = [border, '| A | B |', border, '| C | D |', double, row, border].map(
      (line) => `   ${line}  `,
    );
    expect(outlineOf(readGridTable([...lines, '   text'], 0))).toEqual(['4: C ¦ D', '6: a ¦ b', 'then 8']);
  });

  it('with up to 39 columns', () => {
    const wide = (columns: number): string[] => [
      `+${'--+'.repeat(columns)}`,
      `|${'a |'.repeat(columns)}`,
      `+${'--+'.repeat(columns)}`,
    ];
    expect(readGridTable(wide(39), 0)?.tables[0]?.header).toHaveLength(39);
    expect(readGridTable(wide(41), 0)).toBeUndefined();
  });

  it('as text that may have lost joined cells', () => {
    expect(readGridTable([...head, row, border], 0)?.tables[0]?.joins).toBe(true);
  });
});

describe('no grid begins', () => {
  it.each([
    ['at a line with a gap', ['+---+ +---+', '| A |.| B |', border, row, border]],
    ['at a line that no corner ends', ['+---+---', '| A | B |', border, row, border]],
    ['at a border alone', [border]],
    ['at a border over text', [border, 'text']],
    ['at a border that is never closed', [border, row]],
    ['below the end', []],
  ])('%s', (_, lines) => {
    expect(readGridTable(lines, 0)).toBeUndefined();
  });
});
