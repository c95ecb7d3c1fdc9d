import type { Command, Option, Options } from './command.js';
import { COMMANDS } from './commands.js';
import type { Sink } from './io.js';
import { painter } from './paint.js';
import { padEnd, wrap } from './text-width.js';

interface Row {
  readonly term: string;
  readonly text: string;
}

const WIDEST = 100;

/** What `retriage --help` prints. */
export function globalHelp(sink: Sink): string {
  const paint = painter(sink);
  const commands = COMMANDS.map(({ name, summary }) => ({ term: name, text: summary }));
  return [
    `${paint.bold('retriage')}: what failed answers mean, and what to do about them\n`,
    `\n${paint.bold('Usage')}\n  retriage COMMAND [options]\n`,
    `\n${paint.bold('Commands')}\n${rows(commands, sink)}`,
    `\n${paint.bold('Options')}\n${rows(optionRows(GLOBAL), sink)}`,
    `\n${paint.bold('Exit codes')}\n${rows(EXIT_CODES, sink)}`,
    `\nretriage COMMAND --help tells more.\n`,
  ].join('');
}

/** What `retriage COMMAND --help` prints, made from the table that its words are parsed by. */
export function commandHelp(command: Command, sink: Sink): string {
  const paint = painter(sink);
  const usage = command.usage.map((line) => `  retriage ${command.name} ${line}`.trimEnd()).join('\n');
  const examples = command.examples.map(({ line, about }) => `  ${paint.dim(`# ${about}`)}\n  ${line}\n`);
  return [
    `${paint.bold(`retriage ${command.name}`)}: ${command.summary}\n`,
    `\n${paint.bold('Usage')}\n${usage}\n`,
    `\n${paint.bold('Options')}\n${rows(optionRows(command.options), sink)}`,
    `\n${paint.bold('Examples')}\n${examples.join('\n')}`,
  ].join('');
}

const GLOBAL: Options = {
  help: { type: 'boolean', short: 'h', help: 'print this help' },
  version: { type: 'boolean', short: 'v', help: 'print the version' },
};

const EXIT_CODES: readonly Row[] = [
  { term: '0', text: 'done' },
  { term: '1', text: 'not found, or problems' },
  { term: '2', text: 'called wrongly' },
];

const optionRows = (options: Options): Row[] =>
  Object.entries(options).map(([name, option]) => ({ term: termOf(name, option), text: option.help }));

const termOf = (name: string, { short, value }: Option): string =>
  `${short ? `-${short}, ` : '    '}--${name}${value ? ` ${value}` : ''}`;

/** Terms, and beside them, or on a narrow terminal below, what they are. */
function rows(list: readonly Row[], sink: Sink): string {
  const column = Math.max(...list.map(({ term }) => term.length)) + 2;
  const width = sink.terminal ? Math.min(sink.width, WIDEST) : WIDEST;
  const beside = width - column - 2 >= 24;
  const indent = ' '.repeat(beside ? column + 2 : 8);
  return list
    .map(({ term, text }) => {
      const body = wrap(text, width - indent.length).join(`\n${indent}`);
      return beside ? `  ${padEnd(term, column)}${body}\n` : `  ${term}\n${indent}${body}\n`;
    })
    .join('');
}
