/*
 * What retriage and its peers do in the same case, played over real sockets. Prints the table; with `--write` puts it
 * into README, with `--check` compares it with what stands there.
 *
 *   node bench/behaviour/run.mjs [--write] [--check]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { CASES } from './cases.mjs';
import { CLIENTS } from './clients.mjs';

const { values: flags } = parseArgs({ options: { write: { type: 'boolean' }, check: { type: 'boolean' } } });
const page = new URL('../../README.md', import.meta.url);
const [open, close] = ['<!-- behaviour -->', '<!-- /behaviour -->'];

const escape = (text) => text.replaceAll('|', String.raw`\|`);
const rows = await Promise.all(
  CASES.map(async ({ title, run }) => {
    const cells = await Promise.all(CLIENTS.map(({ connect }) => run(connect)));
    return [title, ...cells.map(([good, seen]) => `${good ? '✓' : '✗'} ${seen}`)].map(escape);
  }),
);
const header = ['the client …', ...CLIENTS.map(({ name }) => name)];
const table = [header, header.map(() => '---'), ...rows]
  .map((cells) => `| ${cells.join(' | ')} |`)
  .join('\n');

const text = readFileSync(page, 'utf8');
const start = text.indexOf(open) + open.length;
const end = text.indexOf(close);
if (!flags.write && !flags.check) console.log(table);
else if (start < open.length || end < start) throw new Error(`README.md has no ${open} … ${close}`);
else {
  const style = await resolveConfig(page);
  const filled = await format(`${text.slice(0, start)}\n\n${table}\n\n${text.slice(end)}`, {
    ...style,
    parser: 'markdown',
  });
  if (flags.write) writeFileSync(page, filled);
  else if (filled !== text) {
    console.log(`README's table of behaviours is not what was seen; npm run docs:behaviour\n${table}`);
    process.exitCode = 1;
  }
}
// The peers leave timers and sockets behind.
setTimeout(() => process.exit(), 100).unref();
