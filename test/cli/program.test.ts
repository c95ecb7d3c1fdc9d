import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root, startProgram } from '../support/program.js';
import { staticImports } from './static-imports.js';

const program = join(root, 'src/cli/index.ts');

/** The command line as a process of its own; its output is no terminal. */
const start = (...words: string[]) => startProgram(program, { words, timeoutMs: 60_000 });

describe('the program', { timeout: 60_000 }, () => {
  it('says its version, that of the package', async () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(await start('--version').ended).toEqual({ code: 0, stdout: `${String(version)}\n`, stderr: '' });
  });

  it.each([
    [0, ['explain', 'NotQualified']],
    [1, ['explain', 'Nobody.Knows']],
    [2, ['explain']],
  ])('exits with %i for %j', async (code, words) => {
    const ended = await start(...words).ended;
    expect(ended.code).toBe(code);
    expect(code === 0 ? ended.stderr : ended.stdout).toBe('');
    expect(ended.stdout + ended.stderr).not.toContain('\u001b');
  });

  it('reads what is piped into it', async () => {
    const { child, ended } = start('explain', '-', '--json');
    child.stdin?.end('HTTP/1.1 503 x\r\n\r\n{"Code":"ServiceUnavailable"}');
    expect(JSON.parse((await ended).stdout).failure.documented).toBe(true);
  });

  it('writes all of a long output into a slow pipe', async () => {
    const { child, ended } = start('catalog', 'page');
    child.stdout?.pause();
    setTimeout(() => child.stdout?.resume(), 200);
    expect((await ended).stdout).toMatch(/<\/html>\n$/);
  });

  it('is not offended when nobody reads on', async () => {
    const { child, ended } = start('catalog', 'page');
    child.stdout?.destroy();
    expect(await ended).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('ends a rehearsal on %s', async (signal) => {
    const { child, ended } = start('rehearse');
    child.stdout?.once('data', () => child.kill(signal));
    const { code, stdout, stderr } = await ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Listening on http:\/\/127\.0\.0\.1:\d+; Ctrl-C ends it\.\n/);
  });
});

describe('what a command loads', () => {
  it('is no other command: each is loaded when it is called', () => {
    const loaded = staticImports('src/cli/index.ts');
    expect(loaded.length).toBeGreaterThan(3);
    expect(loaded.filter((file) => !/^(?:src\/cli\/|node:(?:fs|util)$)/.test(file))).toEqual([]);
    expect(loaded.filter((file) => /explain|catalog|rehearse|page/.test(file))).toEqual([]);
  });

  it('to explain a code is neither the importer, nor a server, nor the XML parser, nor an engine', () => {
    const loaded = staticImports('src/cli/explain.ts');
    expect(loaded).toContain('src/call/explain.ts');
    const heavy =
      /src\/(?:catalog\/import|axios|runner)|testing\/rehearsal|fast-xml-parser|axios|p-retry|node:http/;
    expect(loaded.filter((file) => heavy.test(file))).toEqual([]);
  });
});
