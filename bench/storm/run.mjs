/*
 * Storms over real sockets: what clients do to a server of fixed capacity, and what it does to them. The endpoint runs
 * in one process, a client in another; calls start by a Poisson process that a seed fixes, the same for all; the order
 * of the clients is shuffled for each seed. Takes about an hour in full.
 *
 *   node bench/storm/run.mjs [--only SCENARIO] [--client WORD] [--seeds 3] [--charts FOLDER]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { machine } from '../machine.mjs';
import { table } from '../table.mjs';
import { shuffled } from './arrivals.mjs';
import { chart } from './chart.mjs';
import { CLIENTS } from './clients.mjs';
import { play } from './play.mjs';
import { figuresOf } from './report.mjs';
import { SCENARIOS } from './scenarios.mjs';

const { values: flags } = parseArgs({
  options: {
    only: { type: 'string' },
    client: { type: 'string' },
    seeds: { type: 'string', default: '3' },
    charts: { type: 'string' },
  },
});
const seeds = Array.from({ length: Number(flags.seeds) }, (_, index) => index + 1);
const clients = CLIENTS.filter(({ name }) => !flags.client || name.includes(flags.client));
const scenarios = SCENARIOS.filter(({ name }) => !flags.only || name === flags.only);

/** How each figure is called and written. */
const COLUMNS = {
  ok: ['ok', (value) => `${(value * 100).toFixed(2)} %`],
  requests: ['requests a call', (value) => value.toFixed(2)],
  requestsInWindow: ['requests a call in the trouble', (value) => value.toFixed(2)],
  peakAfter: ['peak after, x load', (value) => value.toFixed(2)],
  recovered: ['recovered after', (value) => `${value.toFixed(2)} s`],
  early: ['earlier than allowed', String],
  requestsToDead: ['requests a call to the dead host', (value) => value.toFixed(2)],
  late: ['not settled in time', String],
  memoryMb: ['memory, MB more', (value) => value.toFixed(0)],
  loopDelayMs: ['event loop delay p99, ms', (value) => value.toFixed(0)],
};

/** The targets that the figures miss, in words; empty where all are met. */
function misses({ targets }, figures, peers) {
  return Object.entries(targets).flatMap(([name, target]) => {
    const [title, write] = COLUMNS[name];
    const value = figures[name];
    const best = Math.max(...peers.map((peer) => peer[name]));
    if (target.atLeast !== undefined && value < target.atLeast)
      return `${title} below ${write(target.atLeast)}`;
    if (target.atMost !== undefined && value > target.atMost) return `${title} over ${write(target.atMost)}`;
    return target.asGoodAsPeers && value < best ? `${title} below the best peer's ${write(best)}` : [];
  });
}

console.log(machine());
for (const scenario of scenarios) {
  const players = clients.filter(({ only }) => only === undefined || only === scenario.name);
  const results = players.map((client) => ({ client, plays: [] }));
  for (const seed of seeds) {
    for (const result of shuffled(results, seed))
      result.plays.push(await play(result.client, scenario, seed));
  }
  const measured = results.map(({ client, plays }) => ({ client, figures: figuresOf(scenario, plays) }));
  const peers = measured.filter(({ client }) => !client.name.startsWith('retriage'));
  const rows = measured.map(({ client, figures }) => {
    const cells = scenario.columns.map((name) => COLUMNS[name][1](figures[name]));
    if (!client.name.startsWith('retriage')) return [client.name, ...cells];
    const missed = misses(
      scenario,
      figures,
      peers.map((peer) => peer.figures),
    );
    return [client.name, ...cells, missed.join('; ') || 'within all targets'];
  });
  console.log(`\n${scenario.name}: ${scenario.title}; ${scenario.seconds} s, seeds ${seeds.join(', ')}`);
  console.log(table(['', ...scenario.columns.map((name) => COLUMNS[name][0]), 'targets'], rows));
  if (flags.charts) {
    mkdirSync(flags.charts, { recursive: true });
    writeFileSync(join(flags.charts, `${scenario.name}.svg`), chart(scenario, results));
  }
}
console.log(`\nSettings:\n${clients.map(({ name, settings }) => `  ${name}: ${settings}`).join('\n')}`);
