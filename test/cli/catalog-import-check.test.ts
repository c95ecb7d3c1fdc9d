import { existsSync } from 'node:fs';
import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from './folder.js';
import { ORDERS_PAGE, UNCLEAR_PAGE } from './samples.js';
import { play, playJson } from './stage.js';

const folder = temporaryFolder();
const page = folder.write('orders.md', ORDERS_PAGE);
const unclear = folder.write('unclear.md', UNCLEAR_PAGE);

describe('catalog import --check', () => {
  const check = (out: string, types: string, source = page) =>
    play(['catalog', 'import', source, '-n', 'orders', '-o', out, '-t', types, '--check']);

  it('finds files missing, and writes none', async () => {
    const { out, types } = folder.fresh();
    const { code, stdout } = await check(out, types);
    expect(code).toBe(1);
    expect(stdout).toBe(`${out}: missing (3 entries)\n${types}: missing (3 entries)\n`);
    expect(existsSync(out) || existsSync(types)).toBe(false);
  });

  it('finds files stale after the page changed', async () => {
    const { out, types } = folder.fresh();
    await play(['catalog', 'import', page, '-n', 'orders', '-o', out, '-t', types]);
    expect((await check(out, types)).code).toBe(0);
    const changed = folder.write('changed.md', ORDERS_PAGE.replace('Ask them', 'Tell them'));
    const { code, stdout } = await check(out, types, changed);
    expect(code).toBe(1);
    expect(stdout.match(/not what would be written/g)).toHaveLength(2);
  });

  it('does not mind what a formatter made of them', async () => {
    const { out, types } = folder.fresh();
    await play(['catalog', 'import', page, '-n', 'orders', '-o', out, '-t', types]);
    for (const file of [out, types]) {
      const name = file.split('/').at(-1) ?? '';
      const options = {
        filepath: file,
        singleQuote: false,
        tabWidth: 8,
        semi: false,
        printWidth: 40,
        endOfLine: 'crlf',
      };
      const formatted = await format(folder.read(name), options as object);
      expect(formatted).not.toBe(folder.read(name));
      folder.write(name, formatted);
    }
    expect(await check(out, types)).toMatchObject({ code: 0, stderr: '' });
  });

  it('exits with 1 for problems, even where the files are up to date', async () => {
    const { out, types } = folder.fresh();
    await play(['catalog', 'import', unclear, '-n', 'orders', '-o', out, '-t', types]);
    const { code, stdout } = await check(out, types, unclear);
    expect(code).toBe(1);
    expect(stdout).toContain('up to date');
  });

  it('looks for problems alone where no file is named', async () => {
    const words = (source: string) => ['catalog', 'import', source, '-n', 'orders', '--check'];
    expect(await play(words(page))).toMatchObject({ code: 0, stdout: `${page}: 3 entries\n`, stderr: '' });
    const bad = await play(words(unclear));
    expect(bad).toMatchObject({ code: 1, stdout: `${unclear}: 3 entries\n` });
    expect(bad.stderr).toContain(':7:');
  });

  it('has a JSON report', async () => {
    const { out } = folder.fresh();
    const words = ['catalog', 'import', unclear, '-n', 'orders', '-o', out, '--check'];
    const report = await playJson<object & { problems: unknown }>(words);
    expect(Object.keys(report)).toEqual(['name', 'entries', 'problems', 'files', 'catalog']);
    expect(report).toMatchObject({ name: 'orders', entries: 3, files: [{ file: out, state: 'missing' }] });
    expect(report.problems).toEqual([{ line: 7, reason: expect.any(String) }]);
  });
});
