import { describe, expect, it } from 'vitest';
import {
  isHeader,
  looksLikeOpenRow,
  looksLikeRow,
  readRow,
  rowOf,
} from '../../../src/catalog/import/pipe-row.js';
import { rowOutline } from './outline.js';

/** The row at the first line as an outline, and how many lines it takes. */
const first = (text: string, width: number): readonly [row: string, lines: number] => {
  const { row, next } = readRow(text.split('\n'), 0, width);
  return [rowOutline(row), next];
};
const OPEN = ' (the row has no closing pipe)';

describe('a row of pipes takes', () => {
  it.each([
    ['a line', 2, '|a|b|\n|c|d|', 'a ¦ b', 1],
    ['a line of too many cells', 2, '|a|b|c|\nd|', 'a ¦ b ¦ c', 1],
    ['a line alone, below which is text', 2, '|a|b|\nc|', 'a ¦ b', 1],
    ['a line too short, when the next begins a row', 3, '|a|b|\n|c|', 'a ¦ b', 1],
    ['a line too short, when below a blank line a row begins', 4, '|a|b|\n\n|c|', 'a ¦ b', 1],
    ['a line too short, when the next does not fill it up', 4, '|a|b|\nc|', 'a ¦ b', 1],
    ['a line too short, when the next has too many cells', 3, '|a|b|\nc|d|\ne|', 'a ¦ b', 1],
    ['a line too short, when the next is not closed', 3, '|a|b|\nc', 'a ¦ b', 1],
    ['a line too short, when the next is a heading', 3, '|a|b|\n# h|', 'a ¦ b', 1],
    ['lines that fill it up', 3, '|a|b|\nc|\nd|', 'a ¦ b ¦ c', 2],
    ['lines of which the last fills it up', 4, '|a|b|\nc|\nd|\ne|', 'a ¦ b ¦ c ¦ d', 3],
    ['lines with a blank one between', 3, '|a|b|\n\nc|\nd|', 'a ¦ b ¦ c', 3],
    ['a cell of several lines', 2, '|a|b\nc\n\nd|\ne|', 'a ¦ b\nc\n\nd', 4],
    ['a cell of several lines, though others are missing', 3, '|a\nb|\n|c|d|e|', 'a\nb', 2],
    ['a cell that a pipe alone closes', 2, '|a|b\n|\nc', 'a ¦ b', 2],
    ['a cell that a pipe alone closes, and the rest', 3, '|a|b\n|\nc|\nd|', 'a ¦ b ¦ c', 3],
    ['a line and the rest of it, which begins with a pipe', 3, '|a|b\n|c|\nd|', 'a ¦ b ¦ c', 2],
    ['a line and the rest of it, and no more', 3, '|a|b\n|c|\nd|e|', 'a ¦ b ¦ c', 2],
  ])('%s', (_, width, text, row, lines) => {
    expect(first(text, width)).toEqual([`1: ${row}`, lines]);
  });

  it('the lines from the one where it begins', () => {
    const { row, next } = readRow(['a|', '|a|b|', 'c'], 1, 2);
    expect([rowOutline(row), next]).toEqual(['2: a ¦ b', 2]);
  });
});

describe('a row of pipes that is never closed takes', () => {
  it.each([
    ['a line with all its cells, beyond doubt', 2, '|a|b', 'a ¦ b', 1],
    ['a line with all its cells below which a row begins', 2, '|a|b\n|c|d|', 'a ¦ b', 1],
    ['a line below which a row begins that is not closed', 2, '|a|b\n|c|d', 'a ¦ b', 1],
    ['a line below which a heading ends in a pipe', 2, '|a|b\n# h|', 'a ¦ b', 1],
    ['a line below which another header stands', 4, '|a|b\n|C|D|\n|-|-|', `a ¦ b${OPEN}`, 1],
    ['a line with too few cells', 3, '|a|b', `a ¦ b${OPEN}`, 1],
    ['a line with too few cells, when the next has not all the others', 3, '|a\n|b|', `a${OPEN}`, 1],
    ['lines up to the end', 2, '|a|b\nc', `a ¦ b\nc${OPEN}`, 2],
    ['lines up to a blank one', 2, '|a|b\nc\n\nd', `a ¦ b\nc${OPEN}`, 2],
    ['lines up to a heading', 2, '|a|b\nc\n# h', `a ¦ b\nc${OPEN}`, 2],
    ['lines up to a row', 2, '|a|b\nc\n|d|e|', `a ¦ b\nc${OPEN}`, 2],
    ['lines up to one with too many cells', 3, '|a|b\nc|d|e|\nf', `a ¦ b\nc ¦ d ¦ e${OPEN}`, 2],
  ])('%s', (_, width, text, row, lines) => {
    expect(first(text, width)).toEqual([`1: ${row}`, lines]);
  });
});

describe('pipes in code spans are', () => {
  it.each([
    ['text where that makes the count right', 2, ['a', '`b|c`']],
    ['cells where those make the count right', 3, ['a', '`b', 'c`']],
    ['cells where neither makes the count right', 1, ['a', '`b', 'c`']],
    ['cells where there are too few anyway', 4, ['a', '`b', 'c`']],
  ])('%s', (_, width, cells) => {
    expect(rowOf('|a|`b|c`|', 6, width)).toEqual({ line: 7, cells });
  });
});

describe('a line', () => {
  it.each([
    ['with a rule below', ['|A|B|', '|-|-|'], true],
    ['without outer pipes', ['A|B', '-|-'], true],
    ['without a rule', ['|A|B|', '|a|b|'], false],
    ['without pipes', ['A', '|-|-|'], false],
    ['that is a rule itself', ['|-|-|', '|-|-|'], false],
    ['that is a row of errors', ['|404|A.B|', '|-|-|'], false],
    ['at the end', ['|A|B|'], false],
  ])('%s is a header: %s %s', (_, lines, expected) => {
    expect(isHeader(lines, 0)).toBe(expected);
  });

  it.each([
    ['|404|A.B|', true, false],
    ['|404|`A.B`|x|', true, true],
    ['|x|A.B|404|', true, false],
    ['404|A.B|x|', false, true],
    ['|404|A.B|x', false, true],
    ['404|x|A.B', false, true],
    ['404|A.B', false, false],
    ['404|x|y', false, false],
    ['|404|x y|z|', false, false],
    ['|x|A.B|z|', false, false],
    ['404', false, false],
    ['A.B', false, false],
  ])('%j looks like a row: %s, like one without outer pipes: %s', (line, closed, open) => {
    expect([looksLikeRow(line), looksLikeOpenRow(line)]).toEqual([closed, open]);
  });
});
