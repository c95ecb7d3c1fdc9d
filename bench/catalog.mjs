/*
 * What a large catalog costs: 10,000 entries, as an imported one may have, beside the 43 of NAS. Time to make it,
 * memory it keeps, look-ups a second: by the exact code, by one in another case, by one that fills a placeholder, by
 * one that is not there, and with status and message given, to choose between entries that share a code.
 *
 * CPU time (`process.cpuUsage`); the figure is the median of rounds, which take both catalogs in turn.
 *
 *   node bench/catalog.mjs [--quick] [--library FILE]
 */
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { loadLibrary } from './library.mjs';
import { machine } from './machine.mjs';
import { median } from './quantile.mjs';
import { table } from './table.mjs';

const { values: flags } = parseArgs({ options: { quick: { type: 'boolean' }, library: { type: 'string' } } });
const ROUNDS = flags.quick ? 5 : 21;
const LOOKUPS = flags.quick ? 50_000 : 200_000;

const { createCatalog, nasCatalog } = await loadLibrary(flags.library);
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

/** One code in a hundred has a placeholder; one in ten is that of the entry before it, with another message. */
const large = Array.from({ length: 10_000 }, (_, at) => ({
  httpCode: [400, 403, 404, 409, 500, 503][at % 6],
  code: at % 100 === 7 ? `Invalid%sOf${at}` : `Operation${at - (at % 10 === 1 ? 1 : 0)}.NotAllowed`,
  message: `The operation ${at} is not allowed in this state.`,
  resolution: at % 3 ? `Wait until operation ${at} has ended.` : 'Please try again later.',
}));
const subjects = [
  ['NAS', nasCatalog.entries],
  ['large', large],
].map(([name, entries]) => ({ name, entries, catalog: createCatalog({ name, entries }) }));

function cpuMs(work) {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

function build({ name, entries }) {
  const times = entries.length < 1_000 ? 200 : 1;
  const time = cpuMs(() => {
    for (let time = 0; time < times; time += 1) createCatalog({ name, entries });
  });
  return time / times;
}

/** In bytes, of some catalogs at once: one alone disappears in what else the heap does. */
function memory({ name, entries }) {
  const times = entries.length < 1_000 ? 500 : 5;
  collect();
  const before = process.memoryUsage().heapUsed;
  const kept = Array.from({ length: times }, () => createCatalog({ name, entries }));
  collect();
  return (process.memoryUsage().heapUsed - before) / kept.length;
}

const codes = ({ entries }) => entries.map(({ code }) => code);
const plain = (subject) => codes(subject).filter((code) => !code.includes('%'));
/** What is looked up, by kind. */
const LOOKED_UP = {
  exact: (subject) => plain(subject).map((code) => [code]),
  folded: (subject) => plain(subject).map((code) => [code.toUpperCase()]),
  pattern: (subject) =>
    codes(subject)
      .filter((code) => code.includes('%s'))
      .map((code) => [code.replace('%s', 'Name')]),
  miss: (subject) => plain(subject).map((code) => [`${code}.Else`]),
  'with a hint': ({ entries }) => entries.map((entry) => [entry.code, entry]),
};

/** Look-ups a second, in millions; undefined where there is nothing to look up. */
function lookups({ catalog }, asked) {
  if (asked.length === 0) return undefined;
  let found = 0;
  const time = cpuMs(() => {
    for (let call = 0; call < LOOKUPS; call += 1) {
      const [code, hint] = asked[call % asked.length];
      if (catalog.find(code, hint)) found += 1;
    }
  });
  if (found !== LOOKUPS && found !== 0) throw new Error(`${found} of ${LOOKUPS} were found.`);
  return LOOKUPS / time / 1_000;
}

/** The median of each subject's rounds. */
function measured(measure) {
  const rounds = Array.from({ length: ROUNDS + 1 }, () => subjects.map(measure)).slice(1);
  return subjects.map((_, at) => {
    const figures = rounds.map((round) => round[at]);
    return figures.includes(undefined) ? undefined : median(figures);
  });
}

const row = (what, figures, digits) => [what, ...figures.map((figure) => figure?.toFixed(digits) ?? '-')];
const kinds = Object.entries(LOOKED_UP).map(([kind, asking]) => {
  const asked = new Map(subjects.map((subject) => [subject, asking(subject)]));
  return row(
    `million look-ups a second: ${kind}`,
    measured((subject) => lookups(subject, asked.get(subject))),
    1,
  );
});

console.log(`A catalog: CPU time, ${ROUNDS} rounds.\n${machine()}`);
console.log(
  table(
    ['', ...subjects.map(({ entries }) => `${entries.length.toLocaleString('en')} entries`)],
    [
      row('ms to make it', measured(build), 2),
      row(
        'kB of memory',
        subjects.map((subject) => memory(subject) / 1_024),
        0,
      ),
      ...kinds,
    ],
  ),
);
