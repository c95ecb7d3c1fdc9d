// Reads the error code table of an Alibaba Cloud document. A Markdown parser does not: last cells span lines.

/** @typedef {readonly [httpCode: number, code: string, message: string, resolution: string]} ErrorRow */

const HEADER = ['HttpCode', 'Code', 'Message', 'Resolution'];
const RULE = /^\s*\|(?:\s*:?-+:?\s*\|){4}\s*$/;
const LOOKS_LIKE_A_ROW = /^\s*\|\s*\d{3}\s*\|/;

/**
 * The rows of the table headed HttpCode, Code, Message, Resolution, in document order.
 * Cells are trimmed, their Markdown escapes undone and their line breaks turned into spaces.
 * @param {string} markdown the whole document
 * @returns {ErrorRow[]} at least one row
 * @throws {Error} naming the line, when there is no such table or a row of it cannot be read for certain
 */
export function parseErrorTable(markdown) {
  const lines = blankFences(markdown.replace(/^\uFEFF/, '').split(/\r?\n/));
  const heads = lines.flatMap((line, at) => (isHeader(line) && RULE.test(lines[at + 1] ?? '') ? [at] : []));
  const rows = heads.map((head) => readRows(lines, head + 2)).find((found) => found.length > 0);
  if (!rows) throw new Error(`no table headed ${HEADER.join(' | ')} with rows under it`);
  const likely = lines.filter((line) => LOOKS_LIKE_A_ROW.test(line)).length;
  if (likely !== rows.length)
    throw new Error(`${likely} lines look like rows, but the table has ${rows.length}`);
  return rows;
}

/**
 * Blanks fenced examples, so that nothing in them is taken for a table and line numbers stay right.
 * @param {string[]} lines
 */
function blankFences(lines) {
  let fenced = false;
  return lines.map((line) => {
    const fence = /^\s*(?:```|~~~)/.test(line);
    const hidden = fenced || fence;
    if (fence) fenced = !fenced;
    return hidden ? '' : line;
  });
}

/** @param {string} text one row, perhaps of several lines */
const splitCells = (text) => text.split(/(?<!\\)\|/).map((cell) => cell.trim());

/** @param {string} line */
const isHeader = (line) => splitCells(line).join('|') === `|${HEADER.join('|')}|`;

/**
 * Rows from a line on, up to the first line that starts none. A row ends at its closing pipe, wherever that is.
 * @param {string[]} lines
 * @param {number} start
 */
function readRows(lines, start) {
  /** @type {ErrorRow[]} */
  const rows = [];
  let at = start;
  while (lines[at]?.trimStart().startsWith('|')) {
    const first = at + 1;
    let text = lines[at] ?? '';
    while (splitCells(text).length < HEADER.length + 2) {
      at += 1;
      const next = lines[at];
      // A lone pipe closes the row; a pipe with text after it, or a heading, belongs to something else.
      if (next === undefined || /^(?:\|\s*\S|#)/.test(next)) {
        throw new Error(`line ${first}: the row has no closing pipe after ${HEADER.length} cells`);
      }
      text += `\n${next}`;
    }
    rows.push(toRow(text, first));
    at += 1;
  }
  return rows;
}

/**
 * @param {string} text
 * @param {number} line
 * @returns {ErrorRow}
 */
function toRow(text, line) {
  const [before, httpCode, code, message, resolution, ...after] = splitCells(text).map(readCell);
  if (before || after.join('')) throw new Error(`line ${line}: the row has more than ${HEADER.length} cells`);
  if (!httpCode || !/^[1-5]\d\d$/.test(httpCode))
    throw new Error(`line ${line}: "${httpCode}" is no HTTP status`);
  if (!code || !message || !resolution) throw new Error(`line ${line}: the row has an empty cell`);
  return [Number(httpCode), code, message, resolution];
}

/** @param {string} cell */
const readCell = (cell) => cell.replace(/\s*\n\s*/g, ' ').replace(/\\([!-/:-@[-`{-~])/g, '$1');
