import { describe, expect, it } from 'vitest';
import { importCatalog } from '../../../src/catalog/import.js';

const SIZE = 200_000;
/** Of CPU time. Each takes well under a second; what grows with the square of the text would take minutes. */
const BOUND_MS = 20_000;

const filled = (piece: string): string => piece.repeat(Math.ceil(SIZE / piece.length)).slice(0, SIZE);
const head = '| Error code | HTTP status | Message |\n|---|---|---|\n';
const cell = (piece: string): string => `${head}| A.B | 400 |${filled(piece)} |`;
const htmlHead = '<table><tr><th>Code<th>HTTP status<th>Message</tr>';

const HOSTILE: readonly (readonly [what: string, text: string])[] = [
  ['one line of pipes', filled('|')],
  ['a line of pipes over a line of rules', `${filled('|')}\n${filled('|-')}`],
  ['a million rules in a line', filled('|---|')],
  ['rules, line by line', filled('|---|---|\n')],
  ['a header and pipes alone', head + filled('|\n')],
  ['rows that are never closed', head + filled('| a | b\n')],
  ['rows that are closed late', head + filled('| a | b\n\ntext |\n')],
  ['a row that is never closed, and text', `${head}| a | b\n${filled('text\n')}`],
  ['a table after every row', filled('|Code|Status|\n|--|--|\n|A.B|400|\n')],
  ['a row of too many cells', cell(' x |')],
  ['a cell of backticks', cell('`')],
  ['a cell of code spans', cell('``a`')],
  ['a cell of bold text', cell('**a**')],
  ['a cell of stars', cell('*a ')],
  ['a cell of links that do not end', cell('[a](b(c)d')],
  ['a cell of tags that do not end', cell('<a ')],
  ['a cell of entities that do not end', cell('&#')],
  ['a cell of backslashes', cell('\\')],
  ['a cell of spaces', cell(' ')],
  ['a status of a megabyte', `${head}| A.B | ${filled('400 ')} | x |`],
  ['a code of a megabyte', `${head}| ${filled('A.B, ')} | 400 | x |`],
  ['codes of placeholders', head + filled(`| ${'a%s'.repeat(50)} | 400 | x |\n`)],
  ['a megabyte of bold text', filled('**a**')],
  ['bold lines', filled('**A.b**\n')],
  ['a definition that goes on for ever', `**A.b**\n- HTTP status: 400\n${filled('text text\n')}`],
  ['a definition of many messages', `**A.b**\n- HTTP status: 400\n${filled('- Message: x\n')}`],
  ['bullets in bullets', filled('- ')],
  ['lists in lists', Array.from({ length: 1_400 }, (_, at) => `${' '.repeat(at)}- a`).join('\n')],
  ['quotations in quotations', filled('> ')],
  ['cells that are never closed', `<table>${filled('<td>')}`],
  ['cells that span all rows below', htmlHead + filled('<tr><td rowspan=60000>A.B')],
  [
    'a long cell that spans all rows',
    `${htmlHead}<tr><td rowspan=60000>${'x'.repeat(SIZE / 2)}${filled('<tr><td>A')}`,
  ],
  ['cells that span a thousand columns', `<table>${filled('<tr><td colspan=1000>a')}`],
  ['tables in tables', filled('<table>')],
  ['tags that never end', `<table>${filled('<td\n')}`],
  ['comments that begin', filled('<!--\n')],
  ['comments that end and begin', filled('--><!--')],
  ['fences', filled('```a\n~~~\n')],
  ['fences, each longer', Array.from({ length: 1_400 }, (_, at) => '`'.repeat(at + 3)).join('\n')],
  ['borders of a grid', filled('+-+-+-+-+-+-+\n')],
  ['a grid of one row', `+---+---+\n${filled('|   |   |\n')}`],
  ['grids of growing width', Array.from({ length: 1_400 }, (_, at) => `+${'-'.repeat(at)}+`).join('\n')],
  ['rules of simple tables', filled('=== ===\na   b\n')],
  ['a heading of hashes', `# ${filled(' #')}`],
  ['an underline', `a\n${filled('=')}`],
  ['front matter that does not end', `---\n${filled('x: y\n')}`],
  ['labels', filled('code: A.b\nstatus: 400\n')],
  ['arrays in arrays', `[{}${filled('[')}`],
  ['objects in objects', filled('{"a":')],
  ['strings that do not end', `["${filled('a')}`],
  ['escapes that are none', `[${filled('"\\x",')}`],
  ['entries without an end', `[${filled('{"code":"a","status":400},')}`],
  ['empty lines', filled('\n')],
  ['spaces', filled(' ')],
  ['nothing but NUL', filled('\0')],
];

function millisecondsOf(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}

describe('a hostile page is imported in a moment:', () => {
  it.each(HOSTILE)('%s', { timeout: 120_000 }, (_, text) => {
    const time = millisecondsOf(() => {
      const { catalog, problems } = importCatalog(text, { name: 'hostile' });
      expect(catalog.entries.length + problems.length).toBeGreaterThan(0);
    });
    expect(time).toBeLessThan(BOUND_MS);
  });

  it('a cell of half of it that spans all rows below, and what comes of that stays in proportion', () => {
    const cells = ['A.B', '400', 'x'.repeat(SIZE / 2)].map((text) => `<td rowspan=60000>${text}`).join('');
    const { catalog } = importCatalog(`${htmlHead}<tr>${cells}${filled('<tr>')}`, { name: 'hostile' });
    const size = catalog.entries.reduce((sum, { message }) => sum + message.length, 0);
    expect(size).toBeLessThan(SIZE);
  });
});

describe('a page of a megabyte', () => {
  const rows = (row: (at: number) => string): string =>
    Array.from({ length: 20_000 }, (_, at) => row(at).padEnd(51)).join('\n');

  it.each([
    ['Markdown', head + rows((at) => `| Code.Of${at} | 400 | It is wrong. |`)],
    ['definitions', rows((at) => `**Code.Of${at}**\n- Status: 400\n- Message: x`)],
    ['JSON', `[${rows((at) => `{"code":"Code.Of${at}","status":400},`)}]`],
  ])('of %s gives all of its 20,000 errors', { timeout: 120_000 }, (_, text) => {
    expect(text.length).toBeGreaterThan(1_000_000);
    const time = millisecondsOf(() => {
      const { catalog, problems } = importCatalog(text, { name: 'long' });
      expect(catalog.find('code.of19999')).toBe(catalog.entries[19_999]);
      expect(problems).toEqual([]);
    });
    expect(time).toBeLessThan(BOUND_MS);
  });
});
