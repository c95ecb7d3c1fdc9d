import { describe, expect, it } from 'vitest';
import { layOut, spansOf, type WrittenCell } from '../../../src/catalog/import/html-span.js';
import { rowOutline } from './outline.js';

const td = (text: string, columns = 1, rows = 1): WrittenCell => ({ text, head: false, columns, rows });
const th = (text: string, columns = 1, rows = 1): WrittenCell => ({ text, head: true, columns, rows });

function laid(...written: WrittenCell[][]): string[] | undefined {
  const table = layOut(written.map((cells, at) => ({ line: at + 1, cells })));
  return table && [rowOutline({ line: table.line, cells: table.header }), ...table.rows.map(rowOutline)];
}

describe('attributes ask for spans:', () => {
  it.each([
    ['', 1, 1],
    [' class="a"', 1, 1],
    [' colspan=3 rowspan=2', 3, 2],
    [' colspan="12" rowspan="34"', 12, 34],
    [" colspan='12' rowspan='34'", 12, 34],
    [' COLSPAN = "3" ROWSPAN = "2"', 3, 2],
    [' colspan=" 3" rowspan=" 2"', 3, 2],
    [' colspan= 3 rowspan= 2', 3, 2],
    [' colspan="x" rowspan="y"', 1, 1],
    [' mycolspan="3" myrowspan="2"', 1, 1],
    [' colspan=0 rowspan=0', 1, 65_534],
    [' colspan=40', 40, 1],
    [' colspan=41 rowspan=41', 40, 41],
  ])('%j for %i columns and %i rows', (attributes, columns, rows) => {
    expect(spansOf(attributes)).toEqual({ columns, rows });
  });
});

describe('a table is laid out', () => {
  it.each<[string, WrittenCell[][], string[]]>([
    [
      'with a header',
      [
        [th('A'), th('B')],
        [td('a'), td('b')],
      ],
      ['1: A ¦ B', '2: a ¦ b'],
    ],
    ['with a first row of plain cells for a header', [[td('A')], [td('a')]], ['1: A', '2: a']],
    ['with a header of rows', [[th('A'), th('B')], [th('C'), th('D')], [td('a')]], ['1: A C ¦ B D', '3: a']],
    [
      'with nothing but a header',
      [
        [th('A'), th('B')],
        [th('C'), th('D')],
      ],
      ['1: A C ¦ B D'],
    ],
    ['with a header of longer rows below', [[th('A')], [th('C'), th('D')]], ['1: A C ¦ D']],
    [
      'with a header whose words are the same',
      [
        [th('A B'), th('')],
        [th('B'), th('')],
      ],
      ['1: A B ¦ '],
    ],
    [
      'with a header cell in a row',
      [
        [th('A'), th('B')],
        [th('a'), td('b')],
      ],
      ['1: A ¦ B', '2: a ¦ b'],
    ],
    [
      'without the rows that have no cells',
      [[], [th('A')], [], [th('B')], [], [td('a')]],
      ['2: A B', '6: a'],
    ],
    [
      'with cells over columns',
      [
        [th('A', 2), th('B')],
        [td('a'), td('b', 2)],
      ],
      ['1: A ¦ A ¦ B', '2: a ¦ b ¦ b'],
    ],
    [
      'with cells over rows',
      [[td('A'), td('B', 1, 2), td('C', 1, 3)], [td('a')], [td('b'), td('c')]],
      ['1: A ¦ B ¦ C', '2: a ¦ B ¦ C', '3: b ¦ c ¦ C'],
    ],
    [
      'with cells over both',
      [[td('A', 2, 2), td('B')], [td('b')], [td('c')]],
      ['1: A ¦ A ¦ B', '2: A ¦ A ¦ b', '3: c'],
    ],
    [
      'with rows that are headings',
      [[th('A'), th('B')], [td('a'), td('b')], [td('h', 2)], [td('c'), td('d')], [td('i', 3)]],
      ['1: A ¦ B', '2: a ¦ b', '3: h (heading)', '4: c ¦ d', '5: i (heading)'],
    ],
    [
      'with no heading that leaves a column out',
      [[th('A'), th('B'), th('C')], [td('a', 2)]],
      ['1: A ¦ B ¦ C', '2: a ¦ a'],
    ],
    [
      'with no heading beside other cells',
      [
        [th('A'), th('B')],
        [td('a', 2), td('b')],
      ],
      ['1: A ¦ B', '2: a ¦ a ¦ b'],
    ],
    ['with no heading in a table of one column', [[th('A')], [td('a')]], ['1: A', '2: a']],
  ])('%s', (_, rows, outline) => {
    expect(laid(...rows)).toEqual(outline);
  });

  it('not without cells', () => {
    expect(laid()).toBeUndefined();
    expect(laid([])).toBeUndefined();
  });

  it('up to the column that makes it too wide', () => {
    const header = (...spans: number[]): number | undefined =>
      layOut([{ line: 1, cells: spans.map((columns) => th('A', columns)) }])?.header.length;
    expect(header(39, 1)).toBe(40);
    expect(header(40, 1)).toBe(41);
    expect(header(40, 40)).toBe(41);
  });
});
