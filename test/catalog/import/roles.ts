import { columnsOf } from '../../../src/catalog/import/columns.js';

/** The roles found for a table, `-` where there is none, `?` behind them when they are guessed. */
export function rolesOf(header: string, rows: readonly string[], section = ''): string | undefined {
  const cells = rows.map((row) => row.split('|'));
  const columns = columnsOf(header.split('|'), cells, section);
  return columns && columns.roles.map((role) => role ?? '-').join(' ') + (columns.guessed ? ' ?' : '');
}

/** So many rows of each kind; `#` stands for a number of its own. */
export const times = (...counts: readonly (readonly [count: number, row: string])[]): string[] =>
  counts.flatMap(([count, row]) => Array.from({ length: count }, (_, at) => row.replaceAll('#', `${at}`)));

/** What a table should come to. */
export type Case = readonly [
  what: string,
  header: string,
  rows: readonly string[],
  roles: string | undefined,
];
