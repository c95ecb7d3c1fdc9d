import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's folder. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Ending {
  /** Exit code, or `null` where the time was up. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Settings {
  readonly words?: readonly string[];
  readonly timeoutMs?: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts a TypeScript program as `npx tsx FILE` does; `retriage` is the source, as tsconfig.json says. */
export function startProgram(
  file: string,
  { words = [], timeoutMs = 30_000, env = {} }: Settings = {},
): { readonly child: ChildProcessWithoutNullStreams; readonly ended: Promise<Ending> } {
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...words], {
    cwd: root,
    env: { ...process.env, NO_COLOR: '1', NODE_NO_WARNINGS: '1', ...env },
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = new Promise<Ending>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
  return { child, ended };
}

/** The same, with nothing on its standard input, to its end. */
export function runProgram(file: string, settings?: Settings): Promise<Ending> {
  const { child, ended } = startProgram(file, settings);
  child.stdin.end();
  return ended;
}

/** What the compiler says of the TypeScript files in a folder of this repository; nothing where all is well. */
export function typeCheck(folder: string): string {
  const options = { noUnusedLocals: false, noUnusedParameters: false, moduleDetection: 'force' };
  const config = {
    extends: join(relative(folder, root), 'tsconfig.json'),
    compilerOptions: options,
    include: ['*.ts'],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  return spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' }).stdout;
}
