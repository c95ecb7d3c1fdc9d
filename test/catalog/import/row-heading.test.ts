import { describe, expect, it } from 'vitest';
import type { Draft } from '../../../src/catalog/import/draft.js';
import { draftsOf } from '../../../src/catalog/import/rows.js';
import type { Table } from '../../../src/catalog/import/table.js';

type Cells = readonly string[];

const HEADER = ['Error code', 'Status', 'Message', 'Solution'];
const FIRST = ['A.B', '400', 'No.', 'Wait.'];
const LAST = ['A.C', '400', 'Off.', 'Wait.'];

/** The drafts of a table in which a row stands between two errors, and what is reported of that row. */
function between(cells: Cells, some: Partial<Table> = {}): { drafts: Draft[]; reasons: string[] } {
  const reasons: string[] = [];
  const drafts = draftsOf(
    {
      line: 1,
      header: HEADER,
      rows: [FIRST, cells, LAST].map((row, at) => ({ line: at + 2, cells: row })),
      section: 'Before',
      plain: (raw) => raw,
      joins: true,
      ...some,
    },
    (_, reason) => reasons.push(reason),
  );
  return { drafts, reasons };
}

describe('one filled cell of a row is a heading', () => {
  it.each<readonly [string, Cells]>([
    ['in the column of codes, when it is no name', ['Server errors', '', '', '']],
    ['in another column, even if it is a name', ['', '', 'Server', '']],
    ['as the only cell, even if it is a name', ['Server']],
    ['of six words', ['', '', 'one  two three four five six', '']],
    ['with a dot inside', ['Errors since v1.0 or so', '', '', '']],
  ])('%s', (_, cells) => {
    const filled = cells.find(Boolean) ?? '';
    const { drafts, reasons } = between(cells);
    expect(drafts.map(({ section }) => section)).toEqual(['Before', filled]);
    expect(reasons).toEqual([`only one cell is filled, "${filled}"; taken for a heading`]);
  });

  it('in a table of two columns', () => {
    const rows = [
      { line: 2, cells: ['A.B', 'No.'] },
      { line: 3, cells: ['Server errors', ''] },
      { line: 4, cells: ['A.C', 'Off.'] },
    ];
    const { drafts } = between([], { header: ['Error code', 'Message'], rows });
    expect(drafts.map(({ section }) => section)).toEqual(['Before', 'Server errors']);
  });

  it.each<readonly [string, Cells, string]>([
    ['when it is a name in the column of codes', ['Busy', '', '', ''], 'Busy'],
    ['when it is a sentence', ['', '', 'It is off.', ''], 'A.B'],
    ['when it is a Chinese sentence', ['', '', '已关闭。', ''], 'A.B'],
    ['when it is a question', ['', '', 'Is it off?', ''], 'A.B'],
    ['when it has seven words', ['', '', 'one two three four five six seven', ''], 'A.B'],
    ['when it can only be a code', ['', '', 'Order.Gone', ''], 'A.B'],
  ])('but not %s', (_, cells, code) => {
    const { drafts } = between(cells);
    expect(drafts.map(({ section, fields }) => [section, fields.code?.[0]])).toEqual([
      ['Before', 'A.B'],
      ['Before', code],
      ['Before', 'A.C'],
    ]);
  });

  it('but not where the format loses no cells', () => {
    expect(between(['', '', 'Server errors', ''], { joins: false }).drafts).toHaveLength(3);
  });
});
