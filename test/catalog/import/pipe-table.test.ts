import { describe, expect, it } from 'vitest';
import { readPipeTable } from '../../../src/catalog/import/pipe-table.js';
import { outlineOf } from './outline.js';

const STRAY = ' (the line stands in the table, but is no row of it)';
const read = (text: string): readonly string[] | undefined => outlineOf(readPipeTable(text.split('\n'), 0));

describe('a table with outer pipes has', () => {
  const head = '|A|B|\n|-|-|\n';

  it.each([
    ['its rows', '|a|b|\n|c|d|\n', ['3: a ¦ b', '4: c ¦ d', 'then 5']],
    ['no rows where none are', '', ['then 3']],
    ['rows that take several lines', '|a|b\n\nc|\n|d|e|', ['3: a ¦ b\n\nc', '6: d ¦ e', 'then 7']],
    ['rows without outer pipes', 'a|b\nc|d|\n|e|f|', ['3: a ¦ b', '4: c ¦ d', '5: e ¦ f', 'then 6']],
    ['no rules', '|-|-|\n|404|A.B|\n|-|-|', ['4: 404 ¦ A.B', 'then 6']],
    ['rows below blank lines', '|a|b|\n\n\n|c|d|\n\n', ['3: a ¦ b', '6: c ¦ d', 'then 7']],
    ['no rows of another width below a blank line', '|a|b|\n\n|c|d|e|', ['3: a ¦ b', 'then 4']],
    ['no rows without outer pipes below a blank line', '|a|b|\n\nc|d|', ['3: a ¦ b', 'then 4']],
    ['no text below a blank line', '|a|b|\n\ntext', ['3: a ¦ b', 'then 4']],
    ['no header of another table', '|a|b|\n|C|D|\n|-|-|\n|c|d|', ['3: a ¦ b', 'then 4']],
    ['no header of another table below a blank line', '|a|b|\n\n|C|D|\n|-|-|\n|c|d|', ['3: a ¦ b', 'then 4']],
    ['no text after it', '|a|b|\ntext\n|c|d|', ['3: a ¦ b', 'then 4']],
    [
      'no line of another width, which is told',
      '|a|b|\nc|d|e\n|f|g|',
      ['3: a ¦ b', `4: c|d|e${STRAY}`, 'then 4'],
    ],
  ])('%s', (_, rows, outline) => {
    expect(read(head + rows)).toEqual(['1: A ¦ B', ...outline]);
  });
});

describe('a table whose header no pipe closes has', () => {
  it.each([
    ['a row in each line', '|a|b\n|c|d\n|e', ['3: a ¦ b', '4: c ¦ d', '5: e', 'then 6']],
    ['rows below blank lines', '|a|b\n\n|c|d', ['3: a ¦ b', '5: c ¦ d', 'then 6']],
    ['no row in a line of text', '|a|b\ntext', ['3: a ¦ b', 'then 4']],
  ])('%s', (_, rows, outline) => {
    expect(read(`|A|B\n|-|-\n${rows}`)).toEqual(['1: A ¦ B', ...outline]);
  });
});

describe('a table without outer pipes has', () => {
  it.each([
    ['a row in each line', 'a|b\nc|d|e\n|f|\ng|', ['3: a ¦ b', '4: c ¦ d ¦ e', '5: f', '6: g', 'then 7']],
    ['no row that goes on in the next line', '|a\nb|c', ['3: a', '4: b ¦ c', 'then 5']],
    ['no rows below a blank line', 'a|b\n\n|c|d|', ['3: a ¦ b', 'then 4']],
    ['no line of text, which is told', 'a|b\ntext\nc|d', ['3: a ¦ b', `4: text${STRAY}`, 'then 4']],
  ])('%s', (_, rows, outline) => {
    expect(read(`A|B\n-|-\n${rows}`)).toEqual(['1: A ¦ B', ...outline]);
  });

  it('the same when its header ends in a pipe', () => {
    expect(read('A|B|\n-|-|\n|a\nb|c|\n\n|d|e|')).toEqual(['1: A ¦ B', '3: a', '4: b ¦ c', 'then 5']);
  });
});

it('a rule of another width is told at its line', () => {
  expect(read('|A|B|\n|-|-|-|\n|a|b|')).toEqual([
    '1: A ¦ B',
    '2:  (2 headers, but 3 columns)',
    '3: a ¦ b',
    'then 4',
  ]);
});

it('a table begins where its header is', () => {
  expect(outlineOf(readPipeTable(['', '|A|B|', '|-|-|', '|a|b|'], 1))).toEqual([
    '2: A ¦ B',
    '4: a ¦ b',
    'then 5',
  ]);
});

it('a table may have lost joined cells', () => {
  expect(readPipeTable(['|A|', '|-|'], 0)?.tables[0]?.joins).toBe(true);
});

describe('no table of pipes begins', () => {
  it.each([
    ['at text', 'A\n|-|-|'],
    ['at a row without a rule', '|A|B|\n|a|b|'],
    ['at a rule', '|-|-|\n|-|-|'],
    ['at a header at the end', '|A|B|'],
    ['at an empty line', '\n|-|-|'],
  ])('%s', (_, text) => {
    expect(read(text)).toBeUndefined();
  });
});
