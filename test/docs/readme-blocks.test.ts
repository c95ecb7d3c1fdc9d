import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startRehearsal } from 'retriage/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { blocksOf } from '../support/markdown.js';
import { missingLine, promisedLines } from '../support/prints.js';
import { root, runProgram, typeCheck } from '../support/program.js';

const folder = join(root, '.tmp-docs/pages');
const docs = join(root, 'docs');
const guides = existsSync(docs) ? readdirSync(docs).map((name) => `docs/${name}`) : [];
const pages = ['README.md', ...guides].filter((page) => page.endsWith('.md') && existsSync(join(root, page)));

const EXTENSION: Record<string, string> = {
  ts: 'ts',
  typescript: 'ts',
  js: 'mjs',
  javascript: 'mjs',
  cjs: 'cjs',
};

const programs = pages.flatMap((page) =>
  blocksOf(readFileSync(join(root, page), 'utf8'))
    .filter(({ language, flags }) => Object.hasOwn(EXTENSION, language) && !('no-run' in flags))
    .map((block) => ({
      ...block,
      title: `${page}:${String(block.line)}`,
      file: join(
        folder,
        `${page.replaceAll(/\W/g, '-')}-${String(block.line)}.${EXTENSION[block.language] ?? 'ts'}`,
      ),
    })),
);

beforeAll(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  // Padded with empty lines, so that a complaint names the page's own line.
  for (const { file, line, code } of programs) writeFileSync(file, '\n'.repeat(line - 1) + code + '\n');
});

describe('the code in the documentation', () => {
  it('stands in README.md', () => {
    expect(programs.map(({ title }) => title)).toContainEqual(expect.stringMatching(/^README\.md:/));
  });

  it('passes the type check', () => {
    expect(typeCheck(folder)).toBe('');
  });

  it.concurrent.each(programs)('$title runs', async ({ file, flags, code: source }) => {
    const server = flags.run === 'server' ? await startRehearsal({ script: flags.script }) : undefined;
    try {
      const { code, stdout, stderr } = await runProgram(file, {
        env: server ? { ENDPOINT: server.url } : {},
      });
      expect(code, stderr + stdout).toBe(0);
      expect(missingLine(stdout, promisedLines(source)), `not in the output:\n${stdout}`).toBeUndefined();
    } finally {
      await server?.close();
    }
  });
});
