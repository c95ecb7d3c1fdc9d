import { readDefinitions } from './definitions.js';
import type { Draft } from './draft.js';
import { readGridTable } from './grid-table.js';
import { hasHtmlTable, readHtmlTables } from './html-table.js';
import { headingAt, linesOf, unquoted } from './lines.js';
import { looksLikeOpenRow, looksLikeRow } from './pipe-row.js';
import { readPipeTable } from './pipe-table.js';
import { draftsOf } from './rows.js';
import { readSimpleTable } from './simple-table.js';
import type { Reading, Report } from './table.js';
import { htmlText, markdownText, oneLine } from './text.js';

/** What to look for in a document of lines. */
export type Shape = 'markdown' | 'html' | 'rst';

/** The errors of a document in the order in which it lists them. */
export function readDocument(text: string, shapes: readonly Shape[], report: Report): Draft[] {
  const lines = linesOf(text);
  const bare = lines.map(unquoted);
  const rest = [...lines];
  const drafts: Draft[] = [];
  let section = '';
  for (let at = 0; at < lines.length; at += 1) {
    const reading = readTables(lines, bare, at, shapes);
    if (reading) {
      for (const table of reading.tables)
        for (const draft of draftsOf({ ...table, section }, report)) drafts.push(draft);
      rest.fill('', at, reading.next);
      at = reading.next - 1;
      continue;
    }
    section = sectionOf(lines, at) ?? section;
    const line = bare[at] ?? '';
    if (looksLikeRow(line) || looksLikeOpenRow(line))
      report(at + 1, 'looks like a row of an error table, but stands in none');
  }
  const defines = shapes.includes('markdown') || shapes.includes('rst');
  const defined = defines ? readDefinitions(rest, report) : [];
  return [...drafts, ...defined].sort((a, b) => a.line - b.line);
}

function readTables(
  lines: readonly string[],
  bare: readonly string[],
  at: number,
  shapes: readonly Shape[],
): Reading | undefined {
  const line = bare[at] ?? '';
  if (line.startsWith('+')) return shapes.includes('rst') ? readGridTable(lines, at) : undefined;
  if (line.startsWith('=')) return shapes.includes('rst') ? readSimpleTable(lines, at) : undefined;
  if (line.includes('<')) {
    const html = shapes.includes('html') || shapes.includes('markdown');
    if (html && hasHtmlTable(line)) return readHtmlTables(lines, at);
  }
  return shapes.includes('markdown') ? readPipeTable(bare, at) : undefined;
}

/** The heading that begins in a line, or a line in bold that serves as one. */
function sectionOf(lines: readonly string[], at: number): string | undefined {
  const heading = headingAt(lines, at) ?? /^\s*\*\*([^*]{1,80})\*\*[:：]?\s*$/.exec(lines[at] ?? '')?.[1];
  return heading === undefined ? undefined : oneLine(markdownText(htmlText(heading)));
}
