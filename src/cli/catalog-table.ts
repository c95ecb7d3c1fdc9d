import type { Catalog } from '../catalog/catalog.js';
import { escapeControls } from '../events/redact.js';
import type { Sink } from './io.js';
import { paintClass, painter } from './paint.js';
import { cut, padEnd, textWidth } from './text-width.js';

/** What a column of prose needs to be of use. */
const LEAST_PROSE = 24;
/** A code that is longer takes the room from its own line's prose. */
const LONGEST_CODE = 48;
const GAP = '  ';
const STATUS_WIDTH = 3;
const CLASS_WIDTH = 'retryable'.length;

/**
 * A catalog on a terminal: a line a code, with as much of the resolution as there is room for. Where the window is
 * narrow, class and resolution stand below the code.
 */
export function catalogTable({ name, entries }: Catalog, sink: Sink): string {
  const paint = painter(sink);
  const widest = Math.max(0, ...entries.map(({ code }) => textWidth(escapeControls(code))));
  const codeWidth = Math.min(widest, LONGEST_CODE);
  const beside = sink.width - STATUS_WIDTH - codeWidth - CLASS_WIDTH - 3 * GAP.length;
  const below = sink.width - STATUS_WIDTH - CLASS_WIDTH - 2 * GAP.length;
  const lines = entries.map(({ httpCode, code, retryable, message, resolution }) => {
    const shown = escapeControls(code);
    const prose = escapeControls(resolution || message);
    const overhang = Math.max(0, textWidth(shown) - codeWidth);
    const kind = retryable ? 'retryable' : 'terminal';
    const painted = paintClass(paint, retryable, kind) + ' '.repeat(CLASS_WIDTH - kind.length);
    const status = String(httpCode);
    if (beside - overhang >= LEAST_PROSE)
      return [status, paint.bold(padEnd(shown, codeWidth)), painted, cut(prose, beside - overhang)].join(GAP);
    const first = [status, paint.bold(cut(shown, sink.width - STATUS_WIDTH - GAP.length))].join(GAP);
    return `${first}\n${[' '.repeat(STATUS_WIDTH), painted, cut(prose, below)].join(GAP)}`;
  });
  const title = `${paint.bold(escapeControls(name))}: ${String(entries.length)} codes`;
  return [title, ...lines, ''].map((line) => line.trimEnd()).join('\n');
}
