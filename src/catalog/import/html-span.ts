import { WIDEST, type Row } from './table.js';

/** A cell as it is written, before it is laid out over the columns and rows it spans. */
export interface WrittenCell {
  text: string;
  readonly head: boolean;
  readonly columns: number;
  readonly rows: number;
}

/** A row as it is written. */
export interface WrittenRow {
  readonly line: number;
  readonly cells: WrittenCell[];
}

const LONGEST = 65_534; // what HTML allows, and what rowspan="0" comes to

/** The spans that the attributes of a cell ask for. */
export function spansOf(attributes: string): Pick<WrittenCell, 'columns' | 'rows'> {
  const read = (name: RegExp): number => Number(name.exec(attributes)?.[1] ?? 1);
  const rows = read(/\browspan\s*=\s*["']?\s*(\d{1,5})/i);
  return {
    columns: Math.min(Math.max(read(/\bcolspan\s*=\s*["']?\s*(\d{1,5})/i), 1), WIDEST),
    rows: rows === 0 ? LONGEST : rows,
  };
}

/**
 * Lays the cells of a table out: one that spans rows or columns stands in each of them.
 * Its leading rows of header cells become one header, their words joined.
 * @returns undefined for a table without rows
 */
export function layOut(
  written: readonly WrittenRow[],
): { line: number; header: string[]; rows: Row[] } | undefined {
  const given = written.filter(({ cells }) => cells.length > 0);
  const first = given[0];
  if (!first) return undefined;
  const body = given.findIndex(({ cells }) => cells.some(({ head }) => !head));
  const heads = Math.max(body < 0 ? given.length : body, 1);
  const hanging: { text: string; left: number }[] = [];
  const rows = given.map(({ line, cells }): Row => ({ line, cells: laidRow(cells, hanging) }));

  const header: string[] = [];
  for (const { cells } of rows.slice(0, heads))
    cells.forEach((text, at) => {
      const words = header[at] ?? '';
      if (!words.includes(text)) header[at] = words ? `${words} ${text}` : text;
      else header[at] = words;
    });
  const spread = rows.slice(heads).map((row, at): Row => {
    const [only, ...more] = given[heads + at]?.cells ?? [];
    const heading =
      more.length === 0 && only !== undefined && only.columns > 1 && only.columns >= header.length;
    return heading ? { ...row, cells: [only.text], heading } : row;
  });
  return { line: first.line, header: Array.from(header, (text) => text ?? ''), rows: spread };
}

function laidRow(cells: readonly WrittenCell[], hanging: { text: string; left: number }[]): string[] {
  const row: string[] = [];
  const hang = (): void => {
    for (let above = hanging[row.length]; above && above.left > 0; above = hanging[row.length]) {
      above.left -= 1;
      row.push(above.text);
    }
  };
  for (const { text, columns, rows } of cells) {
    hang();
    for (let column = 0; column < columns && row.length <= WIDEST; column += 1) {
      hanging[row.length] = { text, left: rows - 1 };
      row.push(text);
    }
  }
  hang();
  return row;
}
