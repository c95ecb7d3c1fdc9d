import { COMMANDS, type Listed } from './commands.js';
import { Complaint, misuse } from './complaint.js';
import { commandHelp, globalHelp } from './help.js';
import type { Io } from './io.js';
import { painter } from './paint.js';

/**
 * Runs one command line.
 * @param words what follows the program's name
 * @returns the exit code: 0 done, 1 not found or problems, 2 called wrongly
 */
export async function main(words: readonly string[], io: Io): Promise<number> {
  let called: Listed | undefined;
  try {
    const [first] = words;
    if (first === undefined) {
      io.err.write(globalHelp(io.err));
      return 2;
    }
    if (first === '--version' || first === '-v') return tellVersion(words, io);
    if (first === '--help' || first === '-h') return tellHelp(words.slice(1), io);
    if (first === 'help') return await tellHelp(words.slice(1), io);

    called = listed(words);
    if (!called) return isHelp(words.at(-1)) ? await tellHelp(words.slice(0, -1), io) : unknown(words);
    const rest = words.slice(called.name.split(' ').length);
    const end = rest.indexOf('--');
    if ((end < 0 ? rest : rest.slice(0, end)).some(isHelp)) return await tellHelp([called.name], io);
    return await (await called.load()).run(rest, io);
  } catch (error) {
    if (!(error instanceof Complaint)) throw error;
    const paint = painter(io.err);
    io.err.write(`${paint.red('retriage:')} ${error.message}\n`);
    if (error.exitCode === 2)
      io.err.write(`${paint.dim(`See: retriage ${called ? `${called.name} ` : ''}--help`)}\n`);
    return error.exitCode;
  }
}

const isHelp = (word: string | undefined): boolean => word === '--help' || word === '-h';

const listed = (words: readonly string[]): Listed | undefined =>
  COMMANDS.find(({ name }) => name === words.slice(0, name.split(' ').length).join(' '));

function unknown([first = '', second]: readonly string[]): never {
  const inside = COMMANDS.filter(({ name }) => name.startsWith(`${first} `)).map(({ name }) => name);
  const names = inside.length > 0 ? inside : COMMANDS.map(({ name }) => name);
  const said = inside.length > 0 && second !== undefined ? `${first} ${second}` : first;
  throw misuse(`there is no command "${said}"; there are ${names.join(', ')}`);
}

async function tellHelp(words: readonly string[], io: Io): Promise<number> {
  const asked = words.flatMap((word) => word.split(' ')).filter((word) => !word.startsWith('-'));
  const found = listed(asked);
  const group = COMMANDS.some(({ name }) => name.startsWith(`${asked[0] ?? ''} `));
  if (asked.length > 0 && !found && !group) unknown(asked);
  io.out.write(found ? commandHelp(await found.load(), io.out) : globalHelp(io.out));
  return 0;
}

function tellVersion(words: readonly string[], io: Io): number {
  const { version } = io;
  io.out.write(words.includes('--json') ? `${JSON.stringify({ version })}\n` : `${version}\n`);
  return 0;
}
