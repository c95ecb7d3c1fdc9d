import type { Sink } from './io.js';
import { painter } from './paint.js';
import { textWidth, wrap } from './text-width.js';

/** Longer lines are hard to read, however wide the window. */
const WIDEST = 100;

/** A name and what it is; no value, no line. */
export type Field = readonly [label: string, value: string | undefined];

/** Fields below each other; on a terminal wrapped, and on a narrow one each value below its name. */
export function fieldLines(fields: readonly Field[], sink: Sink): string {
  const paint = painter(sink);
  const shown = fields.filter((field): field is readonly [string, string] => Boolean(field[1]));
  const column = Math.max(0, ...shown.map(([label]) => textWidth(label))) + 2;
  const width = sink.terminal ? Math.min(sink.width, WIDEST) : Infinity;
  const beside = width - column - 2 >= 30;
  const indent = beside ? column + 2 : 4;
  return shown
    .map(([label, value]) => {
      const lines = width === Infinity ? [value] : wrap(value, width - indent);
      const body = lines.join(`\n${' '.repeat(indent)}`);
      const name = paint.dim(label);
      return beside
        ? `  ${name}${' '.repeat(column - textWidth(label))}${body}\n`
        : `  ${name}\n${' '.repeat(indent)}${body}\n`;
    })
    .join('');
}
