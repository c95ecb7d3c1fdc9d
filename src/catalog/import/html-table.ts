import { placeRow, type Spanning } from './html-span.js';
import type { Reading, Row } from './table.js';
import { htmlText } from './text.js';

const TAG = /<(\/?)(table|thead|tbody|tfoot|tr|th|td|caption)(?=[\s/>])([^<>]*)>/gi;

/** A row as it is written: cells before spans have been laid out. */
interface Written {
  readonly line: number;
  readonly cells: (Spanning & { readonly head: boolean })[];
}

/** Whether a line has the beginning of an HTML table. */
export const hasHtmlTable = (line: string): boolean => /<table[\s>]/i.test(line);

/** Reads the HTML tables that begin in one line, to the end of the line where the last of them ends. */
export function readHtmlTables(lines: readonly string[], at: number): Reading {
  const tables: Reading['tables'][number][] = [];
  let written: Written[] = [];
  let depth = 0;
  let open: { text: string } | undefined; // the cell whose text is being read
  let next = at;
  while (next < lines.length) {
    const line = lines[next] ?? '';
    let from = 0;
    for (const tag of line.matchAll(TAG)) {
      if (open) open.text += line.slice(from, tag.index);
      from = tag.index + tag[0].length;
      const [, slash, name = '', attributes = ''] = tag;
      const kind = name.toLowerCase();
      if (kind === 'table') {
        depth += slash ? (depth > 0 ? -1 : 0) : 1;
        if (depth === 1 && !slash) written = [];
        if (depth === 0) {
          const table = laidOut(written);
          if (table) tables.push(table);
          written = [];
          open = undefined;
        }
      }
      // The cells of a table within a cell are text of that cell.
      if (depth !== 1 || kind === 'table') continue;
      open = undefined;
      if (kind === 'tr' && !slash) written.push({ line: next + 1, cells: [] });
      if ((kind !== 'td' && kind !== 'th') || slash) {
        // A cell that no row holds begins one, as in browsers.
        if (kind === 'tr' && slash) written.push({ line: next + 1, cells: [] });
        continue;
      }
      if (written.length === 0) written.push({ line: next + 1, cells: [] });
      const row = written.at(-1);
      const cell = { text: '', head: kind === 'th', ...spans(attributes) };
      row?.cells.push(cell);
      open = cell;
    }
    if (open) open.text += `${line.slice(from)}\n`;
    next += 1;
    if (depth === 0) break;
  }
  const cut = depth > 0 ? laidOut(written) : undefined;
  if (cut) tables.push(cut);
  return { tables, next };
}
