/**
 * Breaks the code of each folder in thousands of ways and counts what its tests notice: `npm run mutation`, or
 * `npm run mutation -- policy call/call.ts` for some. Lists what nobody noticed; the last line has the whole score. All of
 * it takes hours.
 *
 * What is evaluated while a file is loaded is left out at first, or taken for covered by a test that ran before, and then
 * seems to be noticed by none. So that, and what survived, is tried again, with all the tests of the folder and in fresh
 * modules.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { command, root } from './command.mjs';

/** What is broken of each folder, and the tests that say most about it. */
const FOLDERS = {
  catalog: [['src/catalog/*.ts', '!src/catalog/import.ts', '!src/catalog/nas-rows.ts'], 'catalog/*'],
  'catalog/import': [['src/catalog/import.ts', 'src/catalog/import/*.ts'], 'catalog/import/*'],
  wire: [['src/wire/*.ts'], 'wire/*'],
  classify: [['src/classify/*.ts'], 'classify/*'],
  policy: [['src/policy/*.ts'], 'policy/*'],
  call: [['src/call/*.ts'], '{call,runner,axios}/*'],
};
const LEAST = 90;
const NOTICED = ['Killed', 'Timeout'];
const UNNOTICED = ['Survived', 'NoCoverage'];
/** What is evaluated at load. */
const STATIC = 'Ignored';
const report = join(root, 'node_modules/.cache/mutation.json');

async function mutantsOf(tests, mutate, coverage) {
  const { output } = await command(['stryker', 'run', '--mutate', mutate.join()], {
    env: { MUTATED: tests, MUTATED_COVERAGE: coverage },
    timeoutMs: 7_200_000,
  });
  if (!/MutationTestExecutor.*Done/.test(output)) throw new Error(output);
  const { files } = JSON.parse(readFileSync(report, 'utf8'));
  return Object.entries(files).flatMap(([file, { mutants, source }]) =>
    mutants.map(({ status, location: { start, end }, replacement }) => ({
      status,
      replacement,
      range: `${file}:${start.line}:${start.column - 1}-${end.line}:${end.column - 1}`,
      place: `${file}:${start.line}`,
      line: source.split('\n')[start.line - 1].trim(),
    })),
  );
}

/** One file, and the tests of its folder; `catalog/import.ts` is the door of `catalog/import/`. */
function fileOf(name) {
  const file = `src/${name}`;
  const folder = FOLDERS[name.replace(/\.ts$/, '')] ?? FOLDERS[dirname(name)];
  if (folder && existsSync(join(root, file))) return [[file], folder[1]];
  throw new Error(`${name} is neither a file in src nor one of: ${Object.keys(FOLDERS).join(', ')}`);
}

const among = (list) => {
  const known = new Set(list.map(({ range, replacement }) => `${range} ${replacement}`));
  return ({ range, replacement }) => known.has(`${range} ${replacement}`);
};
const are = (statuses, mutants) => mutants.filter(({ status }) => statuses.includes(status));
const score = (noticed, unnoticed) => ((100 * noticed) / (noticed + unnoticed)).toFixed(1);

let [noticed, unnoticed] = [0, 0];
for (const folder of process.argv.length > 2 ? process.argv.slice(2) : Object.keys(FOLDERS)) {
  const [code, tests] = FOLDERS[folder] ?? fileOf(folder);
  const all = await mutantsOf(tests, code, 'perTest');
  const doubtful = are([...UNNOTICED, STATIC], all);
  const late = are(['Timeout'], all).length;
  console.log(`${folder}: ${doubtful.length} of ${all.length} are tried again; ${late} took too long`);
  const ranges = [...new Set(doubtful.map(({ range }) => range))];
  const again = ranges.length > 0 ? await mutantsOf(tests, ranges, 'off') : [];
  const caught = among(are(NOTICED, again));
  const missed = doubtful.filter((mutant) => !caught(mutant));
  for (const { place, line, replacement } of missed)
    console.log(`${place}  ${line}\n    ${replacement.replace(/\s+/g, ' ').slice(0, 120)}`);
  const found = are(NOTICED, all).length + doubtful.length - missed.length;
  console.log(`${folder}: ${score(found, missed.length)} % of ${found + missed.length}`);
  noticed += found;
  unnoticed += missed.length;
}
console.log(`all: ${score(noticed, unnoticed)} % of ${noticed + unnoticed}`);
process.exitCode = score(noticed, unnoticed) < LEAST ? 1 : 0;
