import { isTellingName } from './code.js';
import { headingOf } from './lines.js';
import { cellsOf, isClosed, isRule } from './pipes.js';
import { isStatus } from './status.js';
import type { Row } from './table.js';
import { markdownText } from './text.js';

/**
 * One row of a table with outer pipes, from `at` on. It ends at the closing pipe of its last cell, on whatever
 * line that is, because cells may hold paragraphs and lists.
 * @param lines without quotation marks and outer space
 * @param width how many columns the table has
 */
export function readRow(
  lines: readonly string[],
  at: number,
  width: number,
): { readonly row: Row; readonly next: number } {
  const text = [lines[at] ?? ''];
  let count = cellsOf(text[0] ?? '').length;
  let closed = isClosed(text[0] ?? '');
  let ended = closed ? 1 : 0; // how many of the lines make a closed row
  for (let next = at + 1; next < lines.length && !(closed && count >= width); next += 1) {
    const line = lines[next] ?? '';
    text.push(line);
    if (line === '') continue;
    const cells = cellsOf(line).length;
    const starts = line.startsWith('|');
    if (headingOf(line) !== undefined || (starts && isHeader(lines, next))) break;
    // A pipe alone closes the open cell; with more after it, it begins a row, unless exactly that much is missing.
    if (starts && (closed || (line !== '|' && (cells >= width || count + cells !== width)))) break;
    if (starts) count += line === '|' ? 0 : cells;
    else count += cells - (closed ? 0 : 1);
    if (count > width) break;
    closed = isClosed(line);
    if (closed && (ended === 0 || count === width)) ended = text.length;
  }
  return ended > 0
    ? { row: rowOf(text.slice(0, ended).join('\n'), at, width), next: at + ended }
    : unclosed(text, at, width);
}

/** A row that only the next row, a heading or the end of the text ends: what stands before the first blank line. */
function unclosed(
  text: readonly string[],
  at: number,
  width: number,
): { readonly row: Row; readonly next: number } {
  const end = text.findIndex(
    (line, index) => index > 0 && (line === '' || line.startsWith('|') || headingOf(line) !== undefined),
  );
  const kept = end < 0 ? text : text.slice(0, end);
  const row = rowOf(kept.join('\n'), at, width);
  const doubtful = kept.length > 1 || row.cells.length < width;
  return {
    row: doubtful ? { ...row, doubt: 'the row has no closing pipe' } : row,
    next: at + kept.length,
  };
}

/** The cells of a whole row. Pipes in code spans are text where that makes the count right. */
export function rowOf(text: string, at: number, width: number): Row {
  const cells = cellsOf(text);
  const spared = cells.length > width && text.includes('`') ? cellsOf(text, true) : cells;
  return { line: at + 1, cells: spared.length === width ? spared : cells };
}

/** Whether a line is the header of a table. A rule may also stand below a row, to set groups apart. */
export const isHeader = (lines: readonly string[], at: number): boolean => {
  const line = lines[at] ?? '';
  return line.includes('|') && isRule(lines[at + 1] ?? '') && !isRule(line) && !looksLikeRow(line);
};

/** Whether a line has cells with a status and a code. */
export function looksLikeRow(line: string): boolean {
  if (!line.startsWith('|') || !isClosed(line)) return false;
  const cells = cellsOf(line).map(markdownText);
  return cells.some(isStatus) && cells.some(isTellingName);
}

/** The same without outer pipes, where nothing but the cells themselves says so: a status comes first. */
export function looksLikeOpenRow(line: string): boolean {
  const [first = '', ...rest] = line.includes('|') ? cellsOf(line).map(markdownText) : [];
  return rest.length > 1 && isStatus(first) && rest.some(isTellingName);
}
