import { parseArgs } from 'node:util';
import { messageOf, misuse } from './complaint.js';
import type { Io } from './io.js';

/** One option of a command; parseArgs and the help are both made from it. */
export interface Option {
  readonly type: 'string' | 'boolean';
  readonly short?: string;
  readonly multiple?: boolean;
  /** What the help calls its value. */
  readonly value?: string;
  readonly help: string;
}

export type Options = Readonly<Record<string, Option>>;

type Value<One extends Option> = One['type'] extends 'boolean'
  ? boolean
  : One extends { readonly multiple: true }
    ? string[]
    : string;

/** The options that were given, by name. */
export type Values<Table extends Options> = { readonly [Name in keyof Table]?: Value<Table[Name]> };

/** A command, as the help and `main` see it. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  /** Lines after the name: `CODE [--status N]`. */
  readonly usage: readonly string[];
  readonly options: Options;
  readonly examples: readonly Example[];
  /** @returns the exit code */
  readonly run: (words: readonly string[], io: Io) => Promise<number>;
}

export interface Example {
  readonly line: string;
  readonly about: string;
}

/** Every command has these. */
const COMMON = {
  json: { type: 'boolean', help: 'print JSON of a stable shape' },
  help: { type: 'boolean', short: 'h', help: 'print this help' },
} as const satisfies Options;

interface Definition<Table extends Options> extends Omit<Command, 'run' | 'options'> {
  readonly options: Table;
  readonly run: (
    values: Values<Table & typeof COMMON>,
    positionals: readonly string[],
    io: Io,
  ) => Promise<number>;
}

/** Makes a command: its words are parsed by the table of its options, before it runs. */
export function defineCommand<const Table extends Options>(definition: Definition<Table>): Command {
  const options = { ...definition.options, ...COMMON };
  return {
    ...definition,
    options,
    run: (words, io) => {
      const { values, positionals } = parse(words, options);
      // parseArgs is strict: it gives what the table of options says, or throws.
      return definition.run(values as Values<Table & typeof COMMON>, positionals, io);
    },
  };
}

/** @throws {Complaint} naming the option that is wrong */
export function parse(
  words: readonly string[],
  options: Options,
): { values: Readonly<Record<string, unknown>>; positionals: readonly string[] } {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (error) {
    throw misuse(plainer(messageOf(error)));
  }
}

/** Node's first sentence; the rest of it is about positionals. */
const plainer = (message: string): string =>
  message
    .split(/\. |\n/)[0]
    ?.replace(/ argument is ambiguous\.?$/, ' needs a value; one that begins with a dash is written with =')
    .replace(/^Option '(.*)' argument missing$/, "Option '$1' needs a value") ?? message;
