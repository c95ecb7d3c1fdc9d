/**
 * What takes too long for every day. The suite on other versions, one after the other in a copy of the tree: newer
 * Nodes, and the oldest and newest axios that the peer range allows. Then the soak. Takes a quarter of an hour.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { command, root } from './command.mjs';

const NODES = ['22', '24', '26'];
const AXIOS = ['1.7.9', 'latest'];
const SUITE = ['node', 'node_modules/vitest/vitest.mjs', 'run', '--project', 'code', '--project', 'alone'];
const SOAK = ['node', 'scripts/soak.mjs'];
const LONG = { timeoutMs: 1_200_000 };

let passed = 0;
let failed = 0;

async function suite(title, words, cwd) {
  const { ok, output } = await command(words, { cwd, ...LONG });
  const [line, good = '0', bad = '0'] = /^(\d+) passed, (\d+) failed.*$/m.exec(output) ?? [];
  passed += Number(good);
  failed += Math.max(Number(bad), ok ? 0 : 1);
  console.log(`${title}: ${line ?? 'did not run'}`);
  // Of a suite what failed, not the thousands that passed. The soak's figures are of interest where all is well, too.
  if (!ok || words === SOAK)
    console.log(output.slice(Math.max(0, output.search(/^⎯+ (?:Failed|Unhandled)/m))).trim());
}

/** What git knows of, or would know after `git add`, with the installed packages. */
function copyTree(to) {
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
  });
  for (const file of list.toString().split('\0').filter(Boolean)) {
    mkdirSync(dirname(join(to, file)), { recursive: true });
    cpSync(join(root, file), join(to, file));
  }
  cpSync(join(root, 'node_modules'), join(to, 'node_modules'), { recursive: true, verbatimSymlinks: true });
}

for (const version of NODES) {
  await suite(`Node ${version}`, ['npx', '-y', '-p', `node@${version}`, '--', ...SUITE], root);
}

const copy = mkdtempSync(join(tmpdir(), 'retriage-axios-'));
try {
  copyTree(copy);
  for (const version of AXIOS) {
    const install = ['npm', 'install', '--no-save', '--loglevel', 'error', `axios@${version}`];
    const { ok, output } = await command(install, { cwd: copy });
    if (!ok) console.log(output);
    await suite(`axios ${version}`, ok ? SUITE : ['false'], copy);
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}

const built = await command(['tsdown', '--logLevel', 'warn']);
await suite('soak', built.ok ? SOAK : ['false'], root);

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
