/*
 * What it costs to make a failure of an error: `explain` on an axios-shaped 503, decoding, catalog, classification,
 * cleaning and all, beside the parser alone on the same body. The difference is ours; its target is 3 us.
 *
 * How time is taken stands in rounds.mjs, the bodies in decodings.mjs. Every failed attempt pays this once.
 *
 *   node bench/decode.mjs [--quick] [--library FILE]
 */
import { parseArgs } from 'node:util';
import { subjectsOf } from './decodings.mjs';
import { loadLibrary } from './library.mjs';
import { machine } from './machine.mjs';
import { median, spread } from './quantile.mjs';
import { measureRounds } from './rounds.mjs';
import { table } from './table.mjs';

const TARGET = 3;

const { values: flags } = parseArgs({ options: { quick: { type: 'boolean' }, library: { type: 'string' } } });
const size = flags.quick ? { generations: 3, rounds: 30 } : { generations: 5, rounds: 200 };
const file = new URL('./decodings.mjs', import.meta.url).href;
const subjects = subjectsOf(await loadLibrary(flags.library));

console.log(`From error to failure: CPU time, ${size.rounds} rounds of 2,000 calls.\n${machine()}`);
const names = subjects.map(({ name }) => name);
const figures = await measureRounds(file, names, { ...size, build: flags.library });
const rows = subjects.map(({ name, parser }) => {
  const own = figures.get(name).map((ns) => ns / 1_000);
  if (!parser) return [name, median(own).toFixed(2)];
  const over = own.map((figure, round) => figure - figures.get(parser)[round] / 1_000);
  const verdict = `${median(over) <= TARGET ? 'within' : 'OVER'} ${TARGET}`;
  return [name, median(own).toFixed(2), spread(over, 2), verdict];
});
console.log(table(['', 'us a call', 'us over the parser [quartiles]', 'target'], rows));
