import { cellsOf, isClosed, isRule } from './pipes.js';
import { isHeader, readRow, rowOf } from './pipe-row.js';
import type { Reading, Row } from './table.js';
import { markdownText } from './text.js';

/**
 * Reads a Markdown table whose header is at `at`, with or without outer pipes.
 * @param lines without quotation marks and outer space
 * @returns undefined when no table begins there
 */
export function readPipeTable(lines: readonly string[], at: number): Reading | undefined {
  const head = lines[at] ?? '';
  const rule = lines[at + 1] ?? '';
  if (!head.includes('|') || !isRule(rule) || isRule(head)) return undefined;
  const header = cellsOf(head);
  const width = header.length;
  const opens = head.startsWith('|');
  const framed = opens && isClosed(head);
  const rows: Row[] = [];
  if (cellsOf(rule).length !== width)
    rows.push({ line: at + 2, cells: [], doubt: `${width} headers, but ${cellsOf(rule).length} columns` });

  let next = at + 2;
  while (next < lines.length) {
    const line = lines[next] ?? '';
    if (line === '') {
      const after = nextFilled(lines, next);
      if (!opens || !goesOn(lines, after, width)) break;
      next = after;
      continue;
    }
    if (isHeader(lines, next)) break;
    if (isRule(line)) {
      next += 1; // a rule between groups of rows
    } else if (line.startsWith('|') && framed) {
      const read = readRow(lines, next, width);
      rows.push(read.row);
      next = read.next;
    } else if (line.includes('|') && (line.startsWith('|') || !opens || cellsOf(line).length === width)) {
      rows.push(rowOf(line, next, width));
      next += 1;
    } else {
      if (!opens || line.includes('|'))
        rows.push({
          line: next + 1,
          cells: [line],
          doubt: 'the line stands in the table, but is no row of it',
        });
      break;
    }
  }
  return { tables: [{ line: at + 1, header, rows, plain: markdownText, joins: true }], next };
}

function nextFilled(lines: readonly string[], at: number): number {
  let next = at;
  while (next < lines.length && lines[next] === '') next += 1;
  return next;
}

/** Whether a table goes on below a blank line: with more of its rows, and not with the header of another. */
function goesOn(lines: readonly string[], at: number, width: number): boolean {
  const line = lines[at] ?? '';
  return line.startsWith('|') && cellsOf(line).length === width && !isHeader(lines, at);
}
