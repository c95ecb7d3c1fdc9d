import type { Catalog } from './catalog.js';
import { foldCode } from './fold.js';

/** Longer texts are no typing errors. */
const LONGEST = 200;

/**
 * The codes of a catalog that are spelt most like one that it does not have: what may have been meant.
 * Case and white space do not count; of the letters at most a third may differ. Nearest first.
 * @param max how many codes at most, 3 by default
 * @example
 * nearestCodes(nasCatalog, 'InvalidFilesytem.NotFuond'); // ['InvalidFileSystem.NotFound']
 */
export function nearestCodes(catalog: Catalog, code: string, max = 3): string[] {
  const wanted = foldCode(code);
  if (wanted === '' || wanted.length > LONGEST) return [];
  const limit = Math.max(1, Math.floor(wanted.length / 3));
  const distances = new Map<string, number>();
  for (const entry of catalog.entries) {
    if (distances.has(entry.code)) continue;
    const distance = distanceWithin(limit, wanted, foldCode(entry.code));
    if (distance !== undefined) distances.set(entry.code, distance);
  }
  return [...distances]
    .sort((a, b) => a[1] - b[1])
    .slice(0, Math.max(0, max))
    .map(([known]) => known);
}

/** How many letters must be changed, added, left out or swapped with their neighbour; undefined above the limit. */
function distanceWithin(limit: number, a: string, b: string): number | undefined {
  if (Math.abs(a.length - b.length) > limit) return undefined;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + same,
      );
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      current.push(cost);
      if (cost < least) least = cost;
    }
    // A swap reaches two rows back, so a row that is one over may still come under.
    if (least > limit + 1) return undefined;
    before = last;
    last = current;
  }
  const distance = last[b.length] ?? 0;
  return distance <= limit ? distance : undefined;
}
