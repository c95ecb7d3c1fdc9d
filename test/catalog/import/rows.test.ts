import { describe, expect, it } from 'vitest';
import type { Draft } from '../../../src/catalog/import/draft.js';
import { draftsOf } from '../../../src/catalog/import/rows.js';
import type { Table } from '../../../src/catalog/import/table.js';

type Cells = readonly string[];
type Some = Partial<Omit<Table, 'rows'>>;

const HEADER = ['Error code', 'Status', 'Message'];
const first = ['A.B', '400', 'No.'];

/** What a table whose header is in line 1 and whose rows begin in line 2 comes to. */
function read(rows: readonly Cells[], some: Some = {}) {
  const problems: string[] = [];
  const drafts = draftsOf(
    {
      line: 1,
      header: HEADER,
      rows: rows.map((cells, at) => ({ line: at + 2, cells })),
      section: 'Errors',
      plain: (raw) => raw.trim(),
      joins: false,
      ...some,
    },
    (line, reason) => problems.push(`${line}: ${reason}`),
  );
  return { drafts, problems };
}

const fieldsOf = (rows: readonly Cells[], some?: Some): Draft['fields'][] =>
  read(rows, some).drafts.map(({ fields }) => fields);

const codesOf = (rows: readonly Cells[], some?: Some): (string | undefined)[] =>
  fieldsOf(rows, some).map(({ code }) => code?.[0]);

describe('a row', () => {
  it('is told by what its columns are about, and nothing else', () => {
    expect(read([[...first, '1']], { header: [...HEADER, 'Number'] })).toEqual({
      drafts: [
        {
          line: 2,
          fields: { code: ['A.B'], status: ['400'], message: ['No.'] },
          section: 'Errors',
          advised: false,
        },
      ],
      problems: [],
    });
  });

  it('that is the header once more is none', () => {
    expect(codesOf([first, ['Error\ncode', 'Status', 'Message'], ['A.C', '400', 'No.']])).toEqual([
      'A.B',
      'A.C',
    ]);
  });

  it('that has a word of the header is one', () => {
    expect(fieldsOf([first, ['A.C', '400', 'Message']])[1]?.message).toEqual(['Message']);
  });

  it('that has only the beginning of the header is left out and reported', () => {
    expect(read([first, ['Error code', 'Status']]).problems).toEqual([
      '3: 2 cells where the table has 3 columns, and no way to tell which is which; left out',
    ]);
  });

  it('that is empty is none', () => {
    expect(read([first, ['', ' ', '']])).toMatchObject({ drafts: [{ line: 2 }], problems: [] });
  });

  it('of fewer cells does not tell what the columns are about', () => {
    const ragged = ['One, by itself.', 'Two, by itself.', 'Three, by itself.'].map((text) => [text]);
    expect(codesOf([first, ...ragged])[0]).toBe('A.B');
  });

  it('has the braces of its own code, not of a text that stands where the code should', () => {
    const rows = [
      ['A.*Name*', '400', 'No.'],
      ['Set A.*Name* to one of these.', 'Off.'],
    ];
    const plain = (raw: string): string => raw.replace(/\*/g, '');
    const header = ['Error code', 'Message', 'Description', 'Status'];
    const wide = [['A.*Name*', 'No.', 'On.', '400'], rows[1] ?? []];
    expect(codesOf(wide, { header, plain, joins: true })).toEqual(['A.{Name}', 'A.Name']);
  });
});

describe('a table', () => {
  const lost = '1: the header names an error code, but no column holds any; table left out';
  const texts = ['a = b', 'more text'];

  it.each<readonly [string, Cells, readonly Cells[], Cells]>([
    ['whose column of codes holds none is reported', ['Error code', 'Message'], [texts], [lost]],
    ['that has no rows is not', ['Error code', 'Kind'], [], []],
    ['whose header may be about something else is not', ['Code', 'Kind'], [texts], []],
    ['whose header is about something else is not', ['Message', 'Kind'], [texts], []],
  ])('%s', (_, header, rows, problems) => {
    expect(read(rows, { header })).toEqual({ drafts: [], problems });
  });

  it('of forty columns is read, one of more is not', () => {
    const wide = (columns: number): (string | undefined)[] => {
      const more = Array.from({ length: columns - 3 }, () => 'x');
      return codesOf([[...first, ...more]], { header: [...HEADER, ...more] });
    };
    expect(wide(40)).toEqual(['A.B']);
    expect(wide(41)).toEqual([]);
  });

  it('has a header even where one of its cells is empty', () => {
    expect(codesOf([first], { header: ['Error code', '', 'Message'] })).toEqual(['A.B']);
  });

  it('has its header in the first row where there is none above it', () => {
    expect(fieldsOf([HEADER, first], { header: ['', '', ''] })).toEqual([
      { code: ['A.B'], status: ['400'], message: ['No.'] },
    ]);
  });

  it('has an error in its header where that is none', () => {
    expect(read([['A.C', '409', 'Off.']], { header: first }).drafts.map(({ line }) => line)).toEqual([1, 2]);
  });
});

describe('a cell', () => {
  const text = (length: number): string => 'x'.repeat(length);

  it('is cut to 4000 characters, and that is reported', () => {
    const { drafts, problems } = read([
      ['A.B', '400', text(4000)],
      ['A.C', '400', text(4001)],
    ]);
    expect(drafts.map(({ fields }) => fields.message)).toEqual([[text(4000)], [`${text(4000)}…`]]);
    expect(problems).toEqual(['3: a cell is cut to 4000 characters']);
  });

  it('that is long loses its markup once, however many rows it spans', () => {
    const asked: string[] = [];
    const plain = (raw: string): string => {
      asked.push(raw);
      return raw;
    };
    const rows = ['A.B', 'A.C', 'A.D'].map((code) => [code, '400', text(200)]);
    expect(fieldsOf(rows, { plain }).map(({ message }) => message)).toEqual([
      [text(200)],
      [text(200)],
      [text(200)],
    ]);
    expect(asked.filter((raw) => raw === text(200))).toHaveLength(1);
  });
});
