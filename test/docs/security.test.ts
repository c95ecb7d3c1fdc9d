import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../support/program.js';

const page = readFileSync(join(root, 'SECURITY.md'), 'utf8');
const promises = page.split('\n').filter((line) => /^\| \d/.test(line));
const paths = (cell: string): string[] =>
  [...cell.matchAll(/`((?:src|test)\/[^`]+)`/g)].map(([, path = '']) => path);

describe('SECURITY.md', () => {
  it('numbers its promises from 1', () => {
    expect(promises.length).toBeGreaterThan(10);
    expect(promises.map((line) => Number(line.split('|')[1]))).toEqual(promises.map((_, index) => index + 1));
  });

  it.each(promises.map((line) => line.split('|')))(
    'promise %#: names code and tests that exist',
    (...cells) => {
      const [, , , kept = '', proved = ''] = cells;
      expect([paths(kept).length > 0, paths(proved).length > 0]).toEqual([true, true]);
      expect([...paths(kept), ...paths(proved)].filter((path) => !existsSync(join(root, path)))).toEqual([]);
      expect(paths(proved).every((path) => path.endsWith('.test.ts'))).toBe(true);
    },
  );

  it('gives the floors that the check compares with', () => {
    const table = readFileSync(join(root, 'scripts/floors.mjs'), 'utf8');
    const floors = [...table.matchAll(/^ {2}'?([\w-]+)'?: '([\d.]+)',$/gm)].map(([, name, version]) => [
      name,
      version,
    ]);
    expect(floors.length).toBe(3);
    for (const [name, version] of floors)
      expect(page).toMatch(new RegExp(`\\| \`${String(name)}\` +\\| ${String(version)} +\\|`));
  });
});
