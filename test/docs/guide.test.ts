import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { blocksOf } from '../support/markdown.js';
import { missingLine } from '../support/prints.js';
import { root, typeCheck } from '../support/program.js';

/** Where the pages say that the rehearsal listens; here it takes a free port. */
const PAGE_PORT = '8080';
const NODE = `'${process.execPath}' --import tsx`;
const GUIDE = 'docs/bring-your-own-api.md';
const hasCurl = spawnSync('curl', ['--version']).error === undefined;

const folderOf = (page: string): string => join(root, '.tmp-docs/guide', page.replaceAll(/\W/g, '-'));

interface Step {
  readonly title: string;
  readonly command: string;
  /** Runs beside the steps after it, until the last of them has ended. */
  readonly beside: boolean;
  readonly promised: readonly string[];
}

interface Running {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly ended: Promise<number | null>;
}

/** The command lines of a page, each with the output that stands below it. */
function stepsOf(text: string): readonly Step[] {
  const transcripts = blocksOf(text).filter(({ language, code }) => language === 'sh' && /^\$ /.test(code));
  return transcripts.flatMap(({ code, line }) =>
    code
      .split(/^\$ /m)
      .slice(1)
      .map((part) => {
        const [typed = '', ...promised] = part.trimEnd().split('\n');
        const beside = typed.endsWith(' &');
        const command = beside ? typed.slice(0, -2) : typed;
        return { title: `line ${String(line)}: ${command}`, command, beside, promised };
      }),
  );
}

/** Starts a command line as a shell does, with this repository in place of the installed package. */
function start({ command, beside }: Step, cwd: string, port: string): Running {
  const line = command
    .replaceAll('npx retriage', `${NODE} '${join(root, 'src/cli/index.ts')}'`)
    .replaceAll('npx tsx', NODE)
    .replaceAll(PAGE_PORT, port);
  // What runs beside the rest is the shell's own process, so that the signal reaches it.
  const child = spawn('sh', ['-c', `exec 2>&1; ${beside ? 'exec ' : ''}${line}`], {
    cwd,
    env: { ...process.env, NO_COLOR: '1', NODE_NO_WARNINGS: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: 50_000,
    killSignal: 'SIGKILL',
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  return {
    child,
    output: () => output,
    ended: new Promise((resolve) => child.once('close', resolve)),
  };
}

/** The port of a rehearsal, once it has said where it listens. */
function listening({ child, output, ended }: Running): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', () => {
      const [, port] = /http:\/\/127\.0\.0\.1:(\d+)/.exec(output()) ?? [];
      if (port) resolve(port);
    });
    void ended.then(() => reject(new Error(`ended before it listened:\n${output()}`)));
  });
}

describe.each([GUIDE, 'README.md'])('the command lines of %s', (page) => {
  const text = readFileSync(join(root, page), 'utf8');
  const steps = stepsOf(text);
  const folder = folderOf(page);
  const lacksCurl = !hasCurl && steps.some(({ command }) => command.includes('curl '));
  let beside: { readonly step: Step; readonly running: Running; readonly port: string } | undefined;

  beforeAll(() => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    for (const { flags, code } of blocksOf(text))
      if (flags.file) writeFileSync(join(folder, flags.file), `${code}\n`);
  });
  beforeEach(({ skip }) => skip(lacksCurl, 'curl is not installed here'));
  afterAll(() => beside?.running.child.kill('SIGKILL'));

  /** Every line is promised, and every promise kept, in its order. */
  function compare(output: string, promised: readonly string[]): void {
    const shown = output.replaceAll(`127.0.0.1:${beside?.port ?? ''}`, `127.0.0.1:${PAGE_PORT}`).trimEnd();
    expect(missingLine(shown, promised), `not in the output:\n${shown}`).toBeUndefined();
    expect(shown.split('\n').length, `not all on the page:\n${shown}`).toBe(promised.length);
  }

  it('are there', () => {
    expect(steps.filter((step) => step.beside)).toHaveLength(1);
    expect(steps.length).toBeGreaterThan(2);
  });

  it.each(steps.map((step) => [step.title, step] as const))('%s', async (_title, step) => {
    const running = start(step, folder, beside?.port ?? '0');
    if (step.beside) {
      beside = { step, running, port: await listening(running) };
      return;
    }
    const code = await running.ended;
    compare(running.output(), step.promised);
    expect(code).toBe(0);
  });

  it('leave a rehearsal that has answered as the page says, and ends when it is interrupted', async () => {
    beside?.running.child.kill('SIGINT');
    expect(await beside?.running.ended).toBe(0);
    compare(beside?.running.output() ?? '', beside?.step.promised ?? []);
  });
});

describe('the client of the guide', () => {
  it('passes the type check, with the types that the first command wrote', () => {
    expect(typeCheck(folderOf(GUIDE))).toBe('');
  });
});
