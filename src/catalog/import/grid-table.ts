import { monospaced, proportional } from './monospace.js';
import { WIDEST, type Reading, type Row } from './table.js';
import { rstText } from './text.js';

const BORDER = /^\+[-=][-=+]*$/;
const SEGMENTS = /\+(?:[-=]+\+)+/g;

/** The lines of a cell. One that spans rows or columns stands in each of them. */
type Cell = string[];

/**
 * Reads a reStructuredText grid table whose top border is at `at`. A cell that spans rows or
 * columns is a cell of each of them.
 * @param lines as they are
 * @returns undefined when no such table begins there
 */
export function readGridTable(lines: readonly string[], at: number): Reading | undefined {
  const top = lines[at] ?? '';
  if (!BORDER.test(top.trim()) || !top.trimEnd().endsWith('+')) return undefined;
  const indent = top.length - top.trimStart().length;
  let next = at;
  while (next < lines.length && /^[+|]/.test((lines[next] ?? '').trimStart())) next += 1;
  const drawn = lines.slice(at, next).map((line) => monospaced(line.slice(indent)).trimEnd());
  const edges = edgesOf(drawn);
  if (edges.length < 2 || edges.length > WIDEST) return undefined;

  const rows: { readonly line: number; readonly cells: readonly Cell[] }[] = [];
  let headers = 0;
  let band: Cell[] = edges.slice(1).map(() => []);
  let line = at + 2;
  let fresh = true;
  for (const [index, text] of drawn.entries()) {
    if (index === 0) continue;
    const borders = band.map((_, column) => isBorder(text, edges[column] ?? 0, edges[column + 1] ?? 0));
    if (borders.includes(true)) {
      rows.push({ line, cells: band });
      if (headers === 0 && text.startsWith('+=')) headers = rows.length;
      // Where no border is drawn, the cell goes on.
      band = band.map((cell, column) => (borders[column] ? [] : cell));
      line = at + index + 2;
      fresh = true;
    }
    if (borders.every(Boolean)) continue;
    // A border that is drawn in part shows the corners of the row above, not the bars of the one below.
    if (fresh && !borders.includes(true)) {
      band = joined(band, text, edges);
      fresh = false;
    }
    addText(band, text, edges, borders);
  }
  const texts = new Map<Cell, string>(); // made once, however many rows a cell spans
  for (const cell of rows.flatMap(({ cells }) => cells))
    if (!texts.has(cell)) texts.set(cell, proportional(cell.join('\n')));
  const read = rows.map(({ line: from, cells }): Row => ({
    line: from,
    cells: cells.map((cell) => texts.get(cell) ?? ''),
  }));
  const header = read[Math.max(headers, 1) - 1];
  if (!header) return undefined;
  const body = read.slice(Math.max(headers, 1));
  return {
    tables: [{ line: header.line, header: header.cells, rows: body, plain: rstText, joins: true }],
    next,
  };
}

/** Every place where some border has a corner. */
function edgesOf(drawn: readonly string[]): number[] {
  const edges = new Set<number>();
  for (const text of drawn) {
    for (const { 0: border, index } of text.matchAll(SEGMENTS)) {
      for (let at = 0; at < border.length; at += 1) if (border[at] === '+') edges.add(index + at);
      if (edges.size > WIDEST + 1) return [];
    }
  }
  return [...edges].sort((a, b) => a - b);
}

const isBorder = (text: string, from: number, to: number): boolean => {
  for (let at = from; at <= to; at += 1) if (!'+-='.includes(text[at] ?? ' ')) return false;
  return true;
};

/** Columns without a bar between them are one cell. */
const joined = (band: readonly Cell[], text: string, edges: readonly number[]): Cell[] => {
  const cells: Cell[] = [];
  band.forEach((cell, column) => {
    const bar = column === 0 || '|+'.includes(text[edges[column] ?? 0] ?? ' ');
    cells.push(bar ? cell : (cells[column - 1] ?? cell));
  });
  return cells;
};

function addText(
  band: readonly Cell[],
  text: string,
  edges: readonly number[],
  borders: readonly boolean[],
): void {
  let column = 0;
  while (column < band.length) {
    const cell = band[column];
    let end = column + 1;
    while (end < band.length && band[end] === cell) end += 1;
    if (!borders[column]) cell?.push(text.slice((edges[column] ?? 0) + 1, edges[end]).trim());
    column = end;
  }
}
