import { gather, spread, suits } from './align.js';
import type { Role } from './header.js';
import { isNone } from './status.js';
import { excerpt } from './table.js';
import { oneLine } from './text.js';

/** One cell for each column, carried down from the row above where the row has none of its own. */
export function place(
  cells: readonly string[],
  roles: readonly (Role | undefined)[],
  above: readonly string[] | undefined,
  report: (reason: string) => void,
): string[] | undefined {
  const width = roles.length;
  const padded = above !== undefined && cells.length === width && !suits(cells, roles);
  const given = padded ? withoutPadding(cells) : cells;
  const found: readonly (string | undefined)[] | undefined =
    given.length < width
      ? (spread(given, roles) ?? (padded ? cells : undefined))
      : given.length > width
        ? surplus(given, roles, report)
        : given;
  if (!found) {
    report(
      `${cells.length} cells where the table has ${width} columns, and no way to tell which is which; left out`,
    );
    return undefined;
  }
  const carried: string[] = [];
  const placed = found.map((cell, at) => {
    const role = roles[at];
    // An empty status or code is a joined cell too; an empty text is just empty.
    const missing = cell === undefined || (cell === '' && (role === 'status' || role === 'code'));
    if (!missing) return cell;
    const value = above?.[at] ?? '';
    if (value) carried.push(`${role ?? 'cell'} ${excerpt(oneLine(value))}`);
    return value;
  });
  const short = given.length < width && found !== cells ? `${given.length} of ${width} cells` : '';
  if (carried.length > 0)
    report(`${short || 'empty cells'}; taken from the row above: ${carried.join(', ')}`);
  else if (short) report(`${short}; the rest is taken for empty`);
  return placed;
}

/** A converter that lost cells may have filled the row up with empty ones. */
function withoutPadding(cells: readonly string[]): readonly string[] {
  const end = cells.findLastIndex(Boolean);
  return cells.slice(0, end + 1);
}

function surplus(
  cells: readonly string[],
  roles: readonly (Role | undefined)[],
  report: (reason: string) => void,
): readonly string[] | undefined {
  const extra = cells.slice(roles.length);
  if (extra.every(isNone)) return cells.slice(0, roles.length);
  const joined = gather(cells, roles);
  if (joined)
    report(`${cells.length} cells where the table has ${roles.length} columns; pipes taken for text`);
  return joined;
}
