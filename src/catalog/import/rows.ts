import { isName, isTellingName } from './code.js';
import { columnsOf } from './columns.js';
import type { Draft } from './draft.js';
import { meaningOf, type Role } from './header.js';
import { place } from './placing.js';
import { isStatus } from './status.js';
import { excerpt, WIDEST, type Report, type Row, type Table } from './table.js';
import { bracedItalics, oneLine } from './text.js';

/**
 * The errors that a table lists; none when it is a table of something else.
 * Rows that lost cells get them from the row above, and are reported.
 */
export function draftsOf(table: Table, report: Report): Draft[] {
  const plain = remembering(table.plain);
  const { rows, header } = named(table, plain);
  const width = header.length;
  const full = rows.filter(({ cells }) => cells.length === width).map(({ cells }) => cells.map(plain));
  const columns = width > WIDEST ? undefined : columnsOf(header, full, table.section);
  if (!columns) {
    const claims = header.map(meaningOf).some((meaning) => meaning?.role === 'code' && !meaning.weak);
    if (claims && rows.length > 0)
      report(table.line, 'the header names an error code, but no column holds any; table left out');
    return [];
  }
  const { roles, guessed } = columns;
  if (guessed)
    report(
      table.line,
      'the columns of codes and statuses are found by what is in them, not by their headers',
    );

  const drafts: Draft[] = [];
  const codeAt = roles.indexOf('code');
  let section = table.section;
  let above: readonly string[] | undefined;
  for (const row of rows) {
    const complain = (reason: string): void => report(row.line, reason);
    const cells = row.cells.map(plain);
    if (row.doubt) complain(row.doubt);
    if (cells.some((cell) => cell.length > LONGEST)) complain(`a cell is cut to ${LONGEST} characters`);
    if (!cells.some(Boolean) || same(cells, header)) continue;
    if (row.heading || (table.joins && isHeading(cells, width, codeAt))) {
      section = oneLine(cells.find(Boolean) ?? '');
      above = undefined;
      if (!row.heading) complain(`only one cell is filled, ${excerpt(section)}; taken for a heading`);
      continue;
    }
    const placed = place(cells, roles, table.joins ? above : undefined, complain);
    if (!placed) continue;
    above = placed;
    const fields: Partial<Record<Role, string[]>> = {};
    roles.forEach((role, at) => {
      if (role) (fields[role] ??= []).push(placed[at] ?? '');
    });
    const raw = row.cells[codeAt] ?? '';
    const braced = bracedItalics(raw);
    if (braced !== raw && placed[codeAt] === cells[codeAt]) fields.code = [plain(braced)];
    drafts.push({ line: row.line, fields, section, advised: roles.includes('resolution') });
  }
  return drafts;
}

/** No error takes more words; a cell that spans a thousand rows is copied a thousand times. */
const LONGEST = 4_000;

/** Long cells may span many rows, so their text is made once. */
function remembering(plain: Table['plain']): Table['plain'] {
  const known = new Map<string, string>();
  return (raw) => {
    if (raw.length < 200) return plain(raw);
    let text = known.get(raw);
    if (text === undefined) {
      text = plain(raw);
      if (text.length > LONGEST) text = `${text.slice(0, LONGEST)}…`;
      known.set(raw, text);
    }
    return text;
  };
}

/** A row with one filled cell that is neither the code of an error nor a sentence about the one above. */
function isHeading(cells: readonly string[], width: number, codeAt: number): boolean {
  const filled = cells.filter(Boolean);
  const [only = ''] = filled;
  if (filled.length !== 1 || width < 2) return false;
  if (cells.length === width && cells[codeAt] === only && isName(only)) return false;
  return !/[.。!！?？]$/.test(only) && only.split(/\s+/).length <= 6 && !isTellingName(only);
}

/** Converters write an empty header above a table whose first row was one, and make one of a first row that is none. */
function named(table: Table, plain: Table['plain']): { header: string[]; rows: readonly Row[] } {
  const header = table.header.map(plain).map(oneLine);
  const [first, ...rest] = table.rows;
  if (header.some(isStatus) && header.some(isTellingName))
    return { header: header.map(() => ''), rows: [{ line: table.line, cells: table.header }, ...table.rows] };
  if (header.some(Boolean) || !first) return { header, rows: table.rows };
  return { header: first.cells.map(plain).map(oneLine), rows: rest };
}

const same = (cells: readonly string[], header: readonly string[]): boolean =>
  cells.length === header.length && cells.every((cell, at) => oneLine(cell) === header[at]);
