import { layOut, spansOf, type WrittenRow } from './html-span.js';
import type { Reading } from './table.js';
import { htmlText } from './text.js';

const TAG = /<(\/?)(table|tr|th|td|thead|tbody|tfoot|caption)(?=[\s/>])([^<>]*)>/gi;
/** A tag may be broken over so many lines. */
const TAG_LINES = 6;

/** Whether an HTML table begins in a line. */
export const hasHtmlTable = (line: string): boolean => /<table(?:[\s>]|$)/i.test(line);

/** Reads the HTML tables that begin in the line at `at`, to the end of the line where the last of them ends. */
export function readHtmlTables(lines: readonly string[], at: number): Reading {
  const tables: Reading['tables'][number][] = [];
  let written: WrittenRow[] = [];
  let row: WrittenRow | undefined;
  let cell: { text: string } | undefined;
  let depth = 0;
  const finish = (): void => {
    const table = layOut(written);
    if (table) tables.push({ ...table, plain: htmlText, joins: true });
    written = [];
    row = cell = undefined;
  };

  let next = at;
  while (next < lines.length) {
    const line = next + 1;
    let text = lines[next] ?? '';
    for (let more = 1; more < TAG_LINES && text.lastIndexOf('<') > text.lastIndexOf('>'); more += 1) {
      next += 1;
      text += ` ${lines[next] ?? ''}`;
    }
    let from = 0;
    for (const tag of text.matchAll(TAG)) {
      if (cell) cell.text += text.slice(from, tag.index);
      from = tag.index + tag[0].length;
      const [, slash, name = '', attributes = ''] = tag;
      const kind = name.toLowerCase();
      if (kind === 'table') {
        depth = Math.max(0, depth + (slash ? -1 : 1));
        if (depth === 0) finish();
      } else if (depth === 1) {
        // The cells of a table within a cell are text of that cell; they do not get here.
        cell = undefined;
        if (kind === 'td' || kind === 'th') {
          if (slash) continue;
          // A cell outside any row begins one, as in browsers.
          if (!row) written.push((row = { line, cells: [] }));
          const begun = { text: '', head: kind === 'th', ...spansOf(attributes) };
          row.cells.push(begun);
          cell = begun;
        } else row = undefined;
      }
    }
    if (cell) cell.text += `${text.slice(from)}\n`;
    next += 1;
    if (depth === 0) break;
  }
  if (depth > 0) finish();
  return { tables, next };
}
