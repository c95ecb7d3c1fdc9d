/*
 * What a successful call costs with the library, beside bare axios and two peers.
 *
 * The adapter is a stub that answers at once, so that the numbers are the cost of axios and of what is installed
 * on it, and nothing else; against a real network every ratio here is far nearer to 1. How time is taken stands in
 * rounds.mjs. A ratio is taken round by round to bare axios in the same round; shown are the median and the quartiles
 * of the ratios. The row `axios again` is bare axios a second time: what differs from 1 there is noise.
 *
 *   node bench/overhead.mjs [--quick] [--only WORD] [--library FILE]
 *
 * `--quick` takes fewer rounds, `--only` the rows that contain a word, `--library` another build than `dist`, so that
 * two versions can be compared.
 */
import { parseArgs } from 'node:util';
import { subjectsOf } from './clients.mjs';
import { loadLibrary } from './library.mjs';
import { machine } from './machine.mjs';
import { median, spread } from './quantile.mjs';
import { measureRounds } from './rounds.mjs';
import { table } from './table.mjs';

const { values: flags } = parseArgs({
  options: { quick: { type: 'boolean' }, only: { type: 'string' }, library: { type: 'string' } },
});
const size = flags.quick ? { generations: 3, rounds: 12 } : { generations: 5, rounds: 60 };
const file = new URL('./clients.mjs', import.meta.url).href;
const baseOf = ({ post }) => (post ? 'axios, POST' : 'axios');
const all = subjectsOf(await loadLibrary(flags.library));
const chosen = all.filter(({ name }) => !flags.only || name.includes(flags.only));
const subjects = all.filter(
  (one) => chosen.includes(one) || chosen.some((other) => baseOf(other) === one.name),
);

console.log(
  `Overhead of a call that succeeds at once: CPU time, ${size.rounds} rounds of 2,000 calls.\n${machine()}`,
);
const names = subjects.map(({ name }) => name);
const figures = await measureRounds(file, names, { ...size, build: flags.library });
const rows = subjects.map((subject) => {
  const { name, target } = subject;
  const own = figures.get(name);
  if (!own) return [name, 'not in this version'];
  const base = figures.get(baseOf(subject));
  const ratios = own.map((figure, round) => figure / base[round]);
  return [name, median(own).toFixed(0), spread(ratios, 3), target ? verdict(median(ratios), target) : ''];
});
console.log(table(['', 'ns a call', 'ratio to axios [quartiles]', 'target'], rows));

function verdict(ratio, target) {
  return `${ratio <= target ? 'within' : 'OVER'} ${target}`;
}
