import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const copy = mkdtempSync(join(tmpdir(), 'generate-nas-'));
const documentPath = 'src/catalog/nas-error-codes.md';
const rowsPath = 'src/catalog/nas-rows.ts';

const generate = (root: string, ...args: string[]) => {
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'scripts/generate-nas.mjs'), ...args], {
    encoding: 'utf8',
  });
  return { status, stderr };
};
const read = (path: string) => readFileSync(join(copy, path), 'utf8');
const edit = (path: string, from: string, to: string) => {
  const text = read(path);
  expect(text).toContain(from);
  writeFileSync(join(copy, path), text.replace(from, to));
};

beforeEach(() => {
  for (const path of ['scripts/generate-nas.mjs', 'scripts/error-table.mjs', documentPath, rowsPath]) {
    mkdirSync(join(copy, path, '..'), { recursive: true });
    cpSync(join(repository, path), join(copy, path));
  }
});

afterAll(() => {
  rmSync(copy, { recursive: true });
});

describe('generate-nas', () => {
  it('finds the rows of this repository up to date', () => {
    expect(generate(repository, '--check')).toEqual({ status: 0, stderr: '' });
  });

  it('writes the same rows again', () => {
    const before = read(rowsPath);
    rmSync(join(copy, rowsPath));
    expect(generate(copy)).toEqual({ status: 0, stderr: '' });
    expect(read(rowsPath)).toBe(before);
  });

  it('says in the first line which command writes the file', () => {
    expect(read(rowsPath).split('\n')[0]).toContain('`node scripts/generate-nas.mjs`');
  });

  const stale = `${rowsPath} is stale: run node scripts/generate-nas.mjs\n`;

  it('finds rows stale after the document changed, and writes nothing', () => {
    edit(documentPath, 'due to timeout.', 'due to a timeout.');
    const before = read(rowsPath);
    expect(generate(copy, '--check')).toEqual({ status: 1, stderr: stale });
    expect(read(rowsPath)).toBe(before);
    expect(generate(copy).status).toBe(0);
    expect(read(rowsPath)).toContain('due to a timeout.');
    expect(generate(copy, '--check').status).toBe(0);
  });

  it('finds rows stale that were edited by hand', () => {
    edit(rowsPath, "'NotQualified'", "'NotQualifed'");
    expect(generate(copy, '--check')).toEqual({ status: 1, stderr: stale });
  });

  it('finds missing rows stale', () => {
    rmSync(join(copy, rowsPath));
    expect(generate(copy, '--check')).toEqual({ status: 1, stderr: stale });
  });

  it('fails on a malformed document, names the line and keeps the rows', () => {
    edit(documentPath, '|504|ServiceTimeout|', '|504|');
    const before = read(rowsPath);
    const message = `${documentPath}: line 22: the row has no closing pipe after 4 cells\n`;
    expect(generate(copy)).toEqual({ status: 1, stderr: message });
    expect(generate(copy, '--check')).toEqual({ status: 1, stderr: message });
    expect(read(rowsPath)).toBe(before);
  });

  it('quotes what a document may hold', () => {
    edit(documentPath, 'due to timeout.', 'due to "it\'s" `${x}` \\\\ <\u2028>.');
    expect(generate(copy).status).toBe(0);
    expect(read(rowsPath)).toContain(String.raw`due to \"it's\" ` + '`${x}`' + String.raw` \\ <`);
  });

  it.each([['--chekc'], ['--check', 'now']])('refuses the arguments %s %s', (...args) => {
    expect(generate(copy, ...args)).toEqual({
      status: 1,
      stderr: 'usage: node scripts/generate-nas.mjs [--check]\n',
    });
  });
});
