/*
 * What a program pays at its start: the time to import axios alone, and axios with the library or with a peer.
 *
 * Each figure is the median of 15 fresh processes, taken in turns; the time is taken inside the process, so that
 * starting Node does not count. `ms` is the clock on the wall, `ms of CPU` what the process worked meanwhile. The
 * files are in the system's cache after the first turn, which is dropped.
 *
 *   node bench/import-time.mjs [--quick]
 */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { median } from './quantile.mjs';
import { table } from './table.mjs';

const SETS = [['axios'], ['axios', 'retriage'], ['axios', 'axios-retry'], ['axios', 'retry-axios']];

const { values: flags } = parseArgs({
  options: { quick: { type: 'boolean' }, load: { type: 'string', multiple: true } },
});

if (flags.load) console.log(JSON.stringify(await timeImports(flags.load)));
else await compare(flags.quick ? 5 : 15);

/** Imports the packages here and now. */
async function timeImports(names) {
  const startedAt = performance.now();
  const before = process.cpuUsage();
  for (const name of names) await import(name);
  const { user, system } = process.cpuUsage(before);
  return { wall: performance.now() - startedAt, cpu: (user + system) / 1_000 };
}

async function inFreshProcess(names) {
  const load = names.flatMap((name) => ['--load', name]);
  const { stdout } = await promisify(execFile)(process.execPath, [fileURLToPath(import.meta.url), ...load]);
  return JSON.parse(stdout);
}

async function compare(turns) {
  // Not above: it imports axios, and the fresh processes run this file too.
  const { machine } = await import('./machine.mjs');
  const times = SETS.map(() => []);
  for (let turn = -1; turn < turns; turn += 1) {
    for (const [index, names] of SETS.entries()) {
      const time = await inFreshProcess(names);
      if (turn >= 0) times[index].push(time);
    }
  }
  const of = (index, kind) => median(times[index].map((time) => time[kind]));
  const rows = SETS.map((names, index) => {
    const extra = of(index, 'cpu') - of(0, 'cpu');
    return [
      names.join(' + '),
      of(index, 'wall').toFixed(1),
      of(index, 'cpu').toFixed(1),
      index ? extra.toFixed(1) : '',
    ];
  });
  console.log(`Time to import: median of ${turns} fresh processes.\n${machine()}`);
  console.log(table(['', 'ms', 'ms of CPU', 'more than axios'], rows));
}
