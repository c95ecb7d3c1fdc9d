import type { Reading, Row } from '../../../src/catalog/import/table.js';

/** A row as `line: cell ¦ cell (doubt)`. */
export const rowOutline = ({ line, cells, doubt, heading }: Row): string =>
  `${line}: ${cells.join(' ¦ ')}${doubt ? ` (${doubt})` : ''}${heading ? ' (heading)' : ''}`;

/** Headers and rows of what a reader found, and the line, from 1, where the text after it begins. */
export const outlineOf = (reading: Reading | undefined): readonly string[] | undefined =>
  reading && [
    ...reading.tables.flatMap(({ line, header, rows }) => [
      rowOutline({ line, cells: header }),
      ...rows.map(rowOutline),
    ]),
    `then ${reading.next + 1}`,
  ];
