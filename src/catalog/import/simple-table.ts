import { monospaced, proportional } from './monospace.js';
import { WIDEST, type Reading, type Row } from './table.js';
import { rstText } from './text.js';

const BORDER = /^\s*=+(?: +=+)+\s*$/;

/**
 * Reads a reStructuredText simple table, columns under rules of `====`, whose first rule is at `at`.
 * A line that leaves the first column empty goes on with the row above it.
 * @param lines as they are
 * @returns undefined when no such table begins there
 */
export function readSimpleTable(lines: readonly string[], at: number): Reading | undefined {
  const top = lines[at] ?? '';
  if (!BORDER.test(top)) return undefined;
  const starts = [...top.matchAll(/=+/g)].map(({ index }) => index);
  const head = nextBorder(lines, at);
  const foot = nextBorder(lines, head);
  if (starts.length > WIDEST || head === at + 1 || foot >= lines.length) return undefined;

  const rowsOf = (from: number, to: number): Row[] => {
    const rows: { line: number; cells: string[] }[] = [];
    for (let line = from; line < to; line += 1) {
      const cells = cut(lines[line] ?? '', starts);
      const above = cells[0] ? undefined : rows.at(-1);
      if (above) above.cells = above.cells.map((cell, column) => `${cell}\n${cells[column] ?? ''}`);
      else if (cells.some(Boolean)) rows.push({ line: line + 1, cells });
    }
    return rows;
  };
  const [header] = rowsOf(at + 1, head);
  if (!header) return undefined;
  return {
    tables: [{ ...header, header: header.cells, rows: rowsOf(head + 1, foot), plain: rstText, joins: true }],
    next: foot + 1,
  };
}

function nextBorder(lines: readonly string[], at: number): number {
  let next = at + 1;
  while (next < lines.length && !BORDER.test(lines[next] ?? '')) next += 1;
  return next;
}

const cut = (line: string, starts: readonly number[]): string[] => {
  const text = monospaced(line);
  return starts.map((from, column) => proportional(text.slice(from, starts[column + 1])).trim());
};
