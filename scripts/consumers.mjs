/**
 * Installs the packed file into a fresh folder, as a user does, and uses it there.
 * `node scripts/consumers.mjs esm|cjs|types|vite|jest TARBALL [AXIOS_VERSION]`
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { command, root } from './command.mjs';

const [kind, tarball, wanted] = process.argv.slice(2);
const axios =
  wanted ?? JSON.parse(readFileSync(join(root, 'node_modules/axios/package.json'), 'utf8')).version;
const folder = mkdtempSync(join(tmpdir(), `retriage-${kind}-`));

const TSCONFIG = {
  compilerOptions: {
    strict: true,
    noEmit: true,
    target: 'es2022',
    lib: ['es2022', 'dom', 'esnext.disposable'],
    types: [],
  },
  include: ['*.ts', '*.mts', '*.cts'],
};
const tsc = (module, moduleResolution) => ['tsc', '--module', module, '--moduleResolution', moduleResolution];

const KINDS = {
  esm: {
    files: ['calls.cjs', 'esm.mjs'],
    commands: [
      ['node', 'esm.mjs'],
      ['node_modules/.bin/retriage', 'explain', 'ServiceUnavailable'],
    ],
  },
  cjs: { files: ['calls.cjs', 'cjs.cjs'], commands: [['node', 'cjs.cjs']] },
  types: {
    files: ['types.ts'],
    commands: [tsc('node16', 'node16'), tsc('nodenext', 'nodenext'), tsc('esnext', 'bundler')],
  },
  vite: {
    files: ['browser.mjs', 'run-bundle.mjs'],
    commands: [
      ['vite', 'build', '--logLevel', 'error'],
      ['node', 'run-bundle.mjs'],
    ],
  },
  jest: { files: ['calls.cjs', 'jest.test.js'], packages: ['jest@29.7.0'], commands: [['npx', 'jest']] },
};

const VITE = `export default {
  build: {
    outDir: 'bundle',
    modulePreload: false,
    rollupOptions: { input: 'browser.mjs', output: { format: 'iife' } },
  },
};`;

async function run(words) {
  const { ok, output } = await command(words, { cwd: folder, timeoutMs: 120_000 });
  console.log(`$ ${words.join(' ')}\n${output}`);
  if (!ok) throw new Error(`${words[0]} failed`);
}

try {
  const { files, commands, packages = [] } = KINDS[kind];
  for (const file of files) cpSync(join(root, 'scripts/consumers', file), join(folder, file));
  // Once as ESM, once as CommonJS.
  if (kind === 'types')
    for (const half of ['mts', 'cts']) cpSync(join(folder, 'types.ts'), join(folder, `types-as.${half}`));
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(TSCONFIG));
  if (kind === 'vite') writeFileSync(join(folder, 'vite.config.mjs'), VITE);
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const quiet = ['--prefer-offline', '--no-audit', '--no-fund', '--no-save', '--loglevel', 'error'];
  await run(['npm', 'install', ...quiet, tarball, `axios@${axios}`, ...packages]);
  for (const words of commands) await run(words);
} catch (error) {
  console.log(error.message);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
