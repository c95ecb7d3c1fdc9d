import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { asProgram, docExamples } from '../support/doc-examples.js';
import { root, runProgram, typeCheck } from '../support/program.js';

const folder = join(root, '.tmp-docs/examples');
const BARRELS = {
  retriage: 'src/index.ts',
  'retriage/import': 'src/catalog/import.ts',
  'retriage/testing': 'src/testing/index.ts',
};

const examples = Object.entries(BARRELS).flatMap(([specifier, barrel]) => {
  const found = docExamples(barrel);
  const names = found.filter(({ isValue }) => isValue).map(({ name }) => name);
  return found.map((example) => ({
    ...example,
    file: `${specifier.replace('/', '-')}-${example.name}.ts`,
    program: asProgram(example.code ?? '', names, specifier),
  }));
});
const shown = examples.filter(({ code }) => code !== undefined);

beforeAll(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const { file, program } of shown) writeFileSync(join(folder, file), program);
  // One process for all of them: each is a module, run after the one before.
  const imports = shown.map(({ file }) => `console.log('${file}');\nawait import('./${file}');`);
  writeFileSync(join(folder, 'all.ts'), `${imports.join('\n')}\nexport {};\n`);
});

describe('the examples in doc comments', () => {
  it('are there for every function and constant', () => {
    const silent = examples.filter(({ isValue, code }) => isValue && code === undefined);
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it('pass the type check', () => {
    expect(typeCheck(folder)).toBe('');
  });

  it('run and end', async () => {
    const { code, stdout, stderr } = await runProgram(join(folder, 'all.ts'), { timeoutMs: 50_000 });
    expect({ code, stderr }, stdout).toEqual({ code: 0, stderr: '' });
  });
});
