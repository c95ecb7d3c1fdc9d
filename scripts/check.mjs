/** Every check of the project, in one go. The last line says how many passed: each test counts, and each other check. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { command } from './command.mjs';

const CORES = 2;
const packed = mkdtempSync(join(tmpdir(), 'retriage-pack-'));
const { name, version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const tarball = join(packed, `${name}-${version}.tgz`);

const resolution = (kind) => [
  'tsc',
  '-p',
  'test/types',
  '--module',
  kind === 'bundler' ? 'esnext' : kind,
  '--moduleResolution',
  kind,
];

/** In order: the checks of one step run side by side. A step's checks need what the steps before it made. */
const STEPS = [
  { build: ['tsdown', '--logLevel', 'warn'] },
  { pack: ['npm', 'pack', '--ignore-scripts', '--silent', '--pack-destination', packed] },
  {
    lint: ['npm', 'run', '--silent', 'lint'],
    'types of the tree': ['tsc', '-p', 'tsconfig.json'],
    'types of the core, without Node': ['tsc', '-p', 'tsconfig.core.json'],
    format: ['prettier', '--check', '--log-level', 'warn', '.'],
    'types for node16': resolution('node16'),
    'types for nodenext': resolution('nodenext'),
    'types for bundlers': resolution('bundler'),
    'unused code (knip)': ['knip', '--no-progress'],
    'dependency floors': ['node', 'scripts/floors.mjs'],
    'public API is as reported': ['node', 'scripts/api-report.mjs', '--check'],
    'generated catalog is fresh': ['node', 'scripts/generate-nas.mjs', '--check'],
    'package contents': ['node', 'scripts/check-package.mjs', tarball],
    'package shape (publint)': ['publint', tarball, '--strict'],
    'package types (attw)': ['attw', tarball, '--profile', 'node16', '--format', 'ascii', '--no-emoji'],
    'size limit': ['size-limit'],
    'behaviour table is fresh': ['node', 'bench/behaviour/run.mjs', '--check'],
    demo: ['tsx', '--tsconfig', 'examples/tsconfig.json', 'examples/demo.ts'],
    'install into an ESM program': ['node', 'scripts/consumers.mjs', 'esm', tarball],
    'install into a CommonJS program': ['node', 'scripts/consumers.mjs', 'cjs', tarball],
    'install into TypeScript programs': ['node', 'scripts/consumers.mjs', 'types', tarball],
    'install into a browser bundle (Vite)': ['node', 'scripts/consumers.mjs', 'vite', tarball],
    'install into a Jest suite': ['node', 'scripts/consumers.mjs', 'jest', tarball],
  },
  { tests: ['vitest', 'run'] },
];

let passed = 0;
let failed = 0;

/** The tests counted one by one, as their reporter did; any other check, or tests that never ran, as one. */
function count(ok, output) {
  const [, good, bad] = /^(\d+) passed, (\d+) failed/m.exec(output) ?? [];
  if (good === undefined) return ok ? [1, 0] : [0, 1];
  return [Number(good), Math.max(Number(bad), ok ? 0 : 1)];
}

async function check(title, words) {
  const began = performance.now();
  const { ok, output } = await command(words, { timeoutMs: 1_200_000 });
  const [good, bad] = count(ok, title === 'tests' ? output : '');
  passed += good;
  failed += bad;
  const seconds = ((performance.now() - began) / 1000).toFixed(1).padStart(5);
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${seconds} s  ${title}${title === 'tests' ? ` (${good + bad})` : ''}`);
  if (!ok) console.log(`\n$ ${words.join(' ')}\n${output.trim()}\n`);
}

async function lane(queue) {
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) await check(...next);
}

for (const step of STEPS) {
  const queue = Object.entries(step);
  await Promise.all(Array.from({ length: CORES }, () => lane(queue)));
}

rmSync(packed, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
