/** Where the cells of a line of pipes end: escaped pipes count as text, those in code spans only on request. */
export function splitPipes(text: string, spans = false): string[] {
  const cells: string[] = [];
  let from = 0;
  let inSpan = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (char === BACKSLASH) at += 1;
    else if (char === BACKTICK) inSpan = spans && !inSpan;
    else if (char === PIPE && !inSpan) {
      cells.push(text.slice(from, at));
      from = at + 1;
    }
  }
  cells.push(text.slice(from));
  return cells;
}

const BACKSLASH = 0x5c;
const BACKTICK = 0x60;
const PIPE = 0x7c;

/** The cells of a row, without the empty ones outside the outer pipes. */
export function cellsOf(row: string, spans = false): string[] {
  const cells = splitPipes(row.trim(), spans);
  if (cells.length > 1 && cells[0] === '') cells.shift();
  if (cells.length > 1 && cells.at(-1) === '') cells.pop();
  return cells.map((cell) => cell.trim());
}

/** Whether the last character is a pipe that ends a cell. */
export const isClosed = (row: string): boolean => {
  const text = row.trimEnd();
  if (!text.endsWith('|')) return false;
  let slashes = 0;
  while (text.charCodeAt(text.length - 2 - slashes) === BACKSLASH) slashes += 1;
  return slashes % 2 === 0;
};

/** The line of dashes between header and rows. */
export const isRule = (line: string): boolean =>
  line.includes('-') &&
  /^[\s|:+-]+$/.test(line) &&
  line.includes('|') &&
  cellsOf(line.replace(/\+/g, '|')).every((cell) => /^:?-+:?$/.test(cell));
