import type { CatalogEntry } from '../../../src/catalog/entry.js';

export type Encode = (entries: readonly CatalogEntry[]) => string;

const HEADERS = ['HTTP status', 'Error code', 'Message', 'Solution', 'Retry'];
const cellsOf = ({ httpCode, code, message, resolution, retryable }: CatalogEntry): string[] => [
  String(httpCode),
  code,
  message,
  resolution,
  retryable ? 'Yes' : 'No',
];

const escaped = (text: string): string => text.replace(/[!-/:-@[-`{-~]/g, '\\$&');
const markdownRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

export const markdown: Encode = (entries) =>
  [HEADERS, HEADERS.map(() => '---'), ...entries.map((entry) => cellsOf(entry).map(escaped))]
    .map(markdownRow)
    .join('\n');

/** Without outer pipes. */
export const bareMarkdown: Encode = (entries) =>
  markdown(entries)
    .split('\n')
    .map((line) => line.slice(2, -2))
    .join('\n');

export const html: Encode = (entries) => {
  const row = (tag: string, cells: readonly string[]): string =>
    `<tr>${cells.map((cell) => `<${tag}>${cell.replace(/[&<>]/g, (char) => `&#${char.charCodeAt(0)};`)}</${tag}>`).join('\n')}</tr>`;
  return `<table>\n${[row('th', HEADERS), ...entries.map((entry) => row('td', cellsOf(entry)))].join('\n')}\n</table>`;
};

export const json: Encode = (entries) => JSON.stringify({ entries }, null, 1);

const widthsOf = (rows: readonly (readonly string[])[]): number[] =>
  HEADERS.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)) + 2);

export const grid: Encode = (entries) => {
  const rows = [HEADERS, ...entries.map((entry) => cellsOf(entry).map(escaped))];
  const widths = widthsOf(rows);
  const border = (char: string): string => `+${widths.map((width) => char.repeat(width)).join('+')}+`;
  const line = (row: readonly string[]): string =>
    `|${row.map((cell, column) => ` ${cell}`.padEnd(widths[column] ?? 0)).join('|')}|`;
  const [header = '', ...body] = rows.map(line);
  return [border('-'), header, border('='), ...body.flatMap((row) => [row, border('-')])].join('\n');
};

export const simple: Encode = (entries) => {
  const rows = [HEADERS, ...entries.map((entry) => cellsOf(entry).map(escaped))];
  const widths = widthsOf(rows);
  const line = (row: readonly string[]): string =>
    row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' ');
  const rule = widths.map((width) => '='.repeat(width)).join(' ');
  const [header = '', ...body] = rows.map(line);
  return [rule, header, rule, ...body, rule].join('\n');
};

export const definitions: Encode = (entries) =>
  entries
    .map((entry) => {
      const [status = '', code = '', ...rest] = cellsOf(entry).map(escaped);
      const fields = [status, ...rest].map(
        (value, at) => `- ${['HTTP status', ...HEADERS.slice(2)][at] ?? ''}: ${value}`,
      );
      return `**${code}**\n\n${fields.join('\n')}\n`;
    })
    .join('\n');
