import { beforeAll, describe, expect, it } from 'vitest';
import { parse, type Command } from '../../src/cli/command.js';
import { COMMANDS } from '../../src/cli/commands.js';
import { play } from './stage.js';

const NAMES = COMMANDS.map(({ name }) => name);
const commands = new Map<string, Command>();
beforeAll(async () => {
  for (const { name, load } of COMMANDS) commands.set(name, await load());
});
const command = (name: string): Command => {
  const found = commands.get(name);
  if (!found) throw new Error(`there is no ${name}`);
  return found;
};

/** The options that a help names, each as `-s, --script STEPS`. */
const optionsIn = (help: string): string[] =>
  [...help.matchAll(/^ {2}((?:-\w, | {4})--[a-z-]+(?: [A-Z]+)?)(?: |$)/gm)].map(([, term = '']) =>
    term.trim(),
  );

describe('the help', () => {
  it.each(NAMES)('of %s names every option that is parsed, and no other', async (name) => {
    const { stdout } = await play([...name.split(' '), '--help']);
    const terms = Object.entries(command(name).options).map(
      ([option, { short, value }]) => `${short ? `-${short}, ` : ''}--${option}${value ? ` ${value}` : ''}`,
    );
    expect(optionsIn(stdout)).toEqual(terms);
  });

  it.each(NAMES)('of %s has usage lines and examples that it can parse', (name) => {
    const { examples, usage, options } = command(name);
    expect(examples.length).toBeGreaterThan(0);
    for (const { line } of examples) {
      const words = (/retriage ([^|]*)/.exec(line)?.[1] ?? '').trim().split(/\s+/);
      expect(words.slice(0, name.split(' ').length).join(' ')).toBe(name);
      expect(() => parse(words.slice(name.split(' ').length), options)).not.toThrow();
    }
    for (const [, short, long] of usage.join(' ').matchAll(/(?<!\w)-(?:(\w)|-([a-z]+))/g)) {
      const known = Object.entries(options).some(([option, each]) => option === long || each.short === short);
      expect(known, `${name}: -${short ?? ''}${long ?? ''}`).toBe(true);
    }
  });

  it.each(NAMES)('of %s is the same however it is asked for', async (name) => {
    const words = name.split(' ');
    const { code, stdout, stderr } = await play([...words, '--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const other of [
      [...words, '-h'],
      ['help', ...words],
      ['--help', ...words],
      [...words, 'x', '--help'],
    ])
      expect((await play(other)).stdout).toBe(stdout);
  });

  it('of the program names every command with its summary', async () => {
    const { code, stdout } = await play(['--help']);
    expect(code).toBe(0);
    for (const { name, summary } of COMMANDS) {
      expect(stdout).toContain(`  ${name} `);
      expect(stdout).toContain(summary);
      expect(command(name)).toMatchObject({ name, summary });
    }
    for (const words of [['-h'], ['help'], ['catalog', '--help']])
      expect((await play(words)).stdout).toBe(stdout);
  });

  it('comes on the error output, with 2, where there is no command', async () => {
    const { code, stdout, stderr } = await play([]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('Usage\n  retriage COMMAND [options]\n');
  });
});

describe('the version', () => {
  it.each([
    [['--version'], '1.2.3\n'],
    [['-v'], '1.2.3\n'],
    [['--version', '--json'], '{"version":"1.2.3"}\n'],
  ])('is printed by %j', async (words, expected) => {
    expect(await play(words)).toEqual({ code: 0, stdout: expected, stderr: '' });
  });
});

describe('a command that does not exist', () => {
  it.each([
    [['expalin', 'X'], 'there is no command "expalin"; there are explain, catalog list,'],
    [
      ['catalog', 'lst'],
      'there is no command "catalog lst"; there are catalog list, catalog import, catalog page',
    ],
    [['catalog'], 'there is no command "catalog"; there are catalog list'],
    [['help', 'expalin'], 'there is no command "expalin"'],
    [['--colour'], 'there is no command "--colour"'],
  ])('is told of %j', async (words, says) => {
    const { code, stdout, stderr } = await play(words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(says);
  });
});

describe('an option that is wrong', () => {
  it.each([
    [['explain', '--nope'], "Unknown option '--nope'"],
    [['explain', 'X', '--json=1'], "Option '--json' does not take an argument"],
    [['catalog', 'page', '-o'], "Option '-o, --out <value>' needs a value"],
    [['rehearse', '--script', '--json'], "Option '--script' needs a value; one that begins with a dash"],
  ])('is named by %j, in one line', async (words, says) => {
    const { code, stderr } = await play(words);
    expect(code).toBe(2);
    expect(stderr).toContain(says);
    expect(stderr.trim().split('\n')).toHaveLength(2);
  });
});
