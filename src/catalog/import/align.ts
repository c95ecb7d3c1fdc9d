import { isTellingName, readCode } from './code.js';
import type { Role } from './header.js';
import { isAnswer } from './retry.js';
import { isNone, isStatus } from './status.js';

const isCode = (cell: string): boolean => {
  const { codes, doubt } = readCode(cell);
  return codes.length > 0 && doubt === undefined;
};

/** How well a cell suits a column, from -4 (it cannot be meant) to 3 (it can hardly be anything else). */
function fit(role: Role | undefined, cell: string): number {
  if (isNone(cell)) return 0;
  switch (role) {
    case 'status':
      return isStatus(cell) ? 3 : -4;
    case 'code':
      return isStatus(cell) ? -2 : isTellingName(cell) ? 3 : isCode(cell) ? 2 : -4;
    case 'retry':
      return isAnswer(cell) ? 2 : -2;
    default:
      return isStatus(cell) ? -3 : isTellingName(cell) ? -1 : 1;
  }
}

/**
 * Puts the cells of a row that has too few under the columns they suit best, in order. What is missing is what
 * the author joined to the row above and a converter lost. In doubt the columns on the right go without.
 * @param cells plain text, fewer than columns
 * @returns a cell or nothing for each column, or undefined when no status or no code is where it should be
 */
export function spread(
  cells: readonly string[],
  roles: readonly (Role | undefined)[],
): (string | undefined)[] | undefined {
  const columns = roles.length;
  // worth[cell][column]: the best score of the cells from here on in the columns from here on.
  const worth = Array.from({ length: cells.length + 1 }, (_, cell) =>
    new Array<number>(columns + 1).fill(cell === cells.length ? 0 : -Infinity),
  );
  const take = (cell: number, column: number): number =>
    fit(roles[column], cells[cell] ?? '') + (worth[cell + 1]?.[column + 1] ?? -Infinity);
  for (let cell = cells.length - 1; cell >= 0; cell -= 1) {
    const row = worth[cell] ?? [];
    for (let column = columns - 1; column >= 0; column -= 1)
      row[column] = Math.max(take(cell, column), row[column + 1] ?? -Infinity);
  }
  const placed: (string | undefined)[] = [];
  let cell = 0;
  for (let column = 0; column < columns; column += 1) {
    const here = cell < cells.length && take(cell, column) >= (worth[cell]?.[column + 1] ?? -Infinity);
    placed.push(here ? cells[cell] : undefined);
    if (here) cell += 1;
  }
  return suits(placed, roles) ? placed : undefined;
}

/**
 * Joins the surplus cells of a row that has too many into the one column where that suits best:
 * a pipe that belongs to the text was taken for the end of a cell.
 * @returns one cell for each column, or undefined when no status or no code is where it should be
 */
export function gather(cells: readonly string[], roles: readonly (Role | undefined)[]): string[] | undefined {
  const surplus = cells.length - roles.length;
  const joined = (at: number): string[] => [
    ...cells.slice(0, at),
    cells.slice(at, at + surplus + 1).join('|'),
    ...cells.slice(at + surplus + 1),
  ];
  let found: string[] | undefined;
  let most = -Infinity;
  roles.forEach((role, at) => {
    if (role === 'status' || role === 'code' || role === 'retry') return;
    const candidate = joined(at);
    const score = candidate.reduce((sum, cell, column) => sum + fit(roles[column], cell), 0);
    // The text that was cut is more often the last one.
    if (score < most || !suits(candidate, roles)) return;
    found = candidate;
    most = score;
  });
  return found;
}

/** Whether no cell stands in a column of statuses or codes that is clearly neither. */
export const suits = (
  cells: readonly (string | undefined)[],
  roles: readonly (Role | undefined)[],
): boolean =>
  cells.every((cell, at) => {
    const role = roles[at];
    return cell === undefined || (role !== 'status' && role !== 'code') || fit(role, cell) > -2;
  });
