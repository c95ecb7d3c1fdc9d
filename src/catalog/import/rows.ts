import { gather, spread } from './align.js';
import { columnsOf } from './columns.js';
import type { Draft } from './draft.js';
import { meaningOf, type Role } from './header.js';
import { isNone } from './status.js';
import { excerpt, type Report, type Row, type Table } from './table.js';
import { bracedItalics, oneLine } from './text.js';

/** A wider table is no list of errors. */
const WIDEST = 40;

/**
 * The errors that a table lists; none when it is a table of something else.
 * Rows that lost cells get them from the row above, and are reported.
 */
export function draftsOf(table: Table, report: Report): Draft[] {
  const { rows, header } = named(table);
  const width = header.length;
  if (width > WIDEST) return [];
  const full = rows.filter(({ cells }) => cells.length === width).map(({ cells }) => cells.map(table.plain));
  const columns = columnsOf(header, full, table.section);
  if (!columns) {
    const claims = header.some((title) => meaningOf(title)?.role === 'code' && !meaningOf(title)?.weak);
    if (claims && rows.length > 0)
      report(table.line, 'the header names an error code, but no column holds any; table left out');
    return [];
  }
  const { roles, guessed } = columns;
  if (guessed) report(table.line, 'no header names the error code; the column that looks like it is taken');

  const drafts: Draft[] = [];
  const codeAt = roles.indexOf('code');
  let section = table.section;
  let above: readonly string[] | undefined;
  for (const row of rows) {
    const cells = row.cells.map(table.plain);
    const filled = cells.filter((cell) => cell !== '');
    if (filled.length === 0 || same(cells, header)) continue;
    if (row.doubt) report(row.line, row.doubt);
    if (row.heading || filled.length === 1) {
      section = oneLine(filled[0] ?? '');
      if (!row.heading) report(row.line, `only one cell is filled, ${excerpt(section)}; taken for a heading`);
      continue;
    }
    const placed = place(cells, roles, table.joins ? above : undefined, (reason) => report(row.line, reason));
    if (!placed) continue;
    above = placed;
    const fields: Partial<Record<Role, string[]>> = {};
    roles.forEach((role, at) => {
      if (role) (fields[role] ??= []).push(placed[at] ?? '');
    });
    const raw = row.cells[codeAt];
    if (cells.length === width && raw !== undefined && placed[codeAt] === cells[codeAt])
      fields.code = [table.plain(bracedItalics(raw))];
    drafts.push({ line: row.line, fields, section, advised: roles.includes('resolution') });
  }
  return drafts;
}

/** An empty header is what converters write above a table whose first row was the header. */
function named(table: Table): { header: string[]; rows: readonly Row[] } {
  const header = table.header.map(table.plain).map(oneLine);
  const [first, ...rest] = table.rows;
  if (header.some(Boolean) || !first) return { header, rows: table.rows };
  return { header: first.cells.map(table.plain).map(oneLine), rows: rest };
}

/** One cell for each column, carried down from the row above where the row has none of its own. */
function place(
  cells: readonly string[],
  roles: readonly (Role | undefined)[],
  above: readonly string[] | undefined,
  report: (reason: string) => void,
): string[] | undefined {
  const width = roles.length;
  const found: readonly (string | undefined)[] | undefined =
    cells.length < width ? spread(cells, roles) : cells.length > width ? surplus(cells, roles, report) : cells;
  if (!found) {
    report(`${cells.length} cells where the table has ${width} columns, and no way to tell which is which; left out`);
    return undefined;
  }
  const carried: string[] = [];
  const placed = found.map((cell, at) => {
    const role = roles[at];
    // An empty status or code is a joined cell too; an empty text is just empty.
    const missing = cell === undefined || (cell === '' && (role === 'status' || role === 'code'));
    if (!missing) return cell;
    const value = above?.[at] ?? '';
    if (value) carried.push(`${role ?? 'cell'} ${excerpt(oneLine(value))}`);
    return value;
  });
  const short = cells.length < width ? `${cells.length} of ${width} cells` : '';
  if (carried.length > 0) report(`${short || 'empty cells'}; taken from the row above: ${carried.join(', ')}`);
  else if (short) report(`${short}; the rest is taken for empty`);
  return placed;
}

function surplus(
  cells: readonly string[],
  roles: readonly (Role | undefined)[],
  report: (reason: string) => void,
): readonly string[] | undefined {
  const extra = cells.slice(roles.length);
  if (extra.every(isNone)) return cells.slice(0, roles.length);
  const joined = gather(cells, roles);
  if (joined) report(`${cells.length} cells where the table has ${roles.length} columns; pipes taken for text`);
  return joined;
}

const same = (cells: readonly string[], header: readonly string[]): boolean =>
  cells.length === header.length && cells.every((cell, at) => oneLine(cell) === header[at]);
