import type { Explanation } from '../../src/cli/explanation.js';
import type { Io, Sink } from '../../src/cli/io.js';
import { main } from '../../src/cli/main.js';

interface Situation {
  /** What stands on the standard input; chunks where it is a list. */
  readonly stdin?: string | Uint8Array | readonly (string | Uint8Array)[];
  /** Columns of a terminal; without, output goes to a pipe. */
  readonly columns?: number;
  readonly colour?: boolean;
  readonly interrupted?: Promise<void>;
  /** Told as it is written. */
  readonly onOutput?: (text: string) => void;
}

interface Played {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in this process, with a world of its own. */
export async function play(words: readonly string[], situation: Situation = {}): Promise<Played> {
  const { stdin = '', columns, colour = false, onOutput } = situation;
  let stdout = '';
  let stderr = '';
  const sink = (write: (text: string) => void): Sink => ({
    write,
    terminal: columns !== undefined,
    colour,
    width: columns ?? 80,
  });
  const chunks = Array.isArray(stdin) ? stdin : [stdin];
  const io: Io = {
    stdin: (async function* () {
      for (const chunk of chunks) yield Buffer.from(chunk);
    })(),
    typed: false,
    out: sink((text) => {
      stdout += text;
      onOutput?.(text);
    }),
    err: sink((text) => (stderr += text)),
    version: '1.2.3',
    interrupted: () => situation.interrupted ?? Promise.resolve(),
  };
  const code = await main(words, io);
  return { code, stdout, stderr };
}

/** What a command prints with `--json`; an explanation, where nothing else is said. */
export async function playJson<Printed = Explanation>(
  words: readonly string[],
  situation: Situation = {},
): Promise<Printed> {
  const { stdout } = await play([...words, '--json'], situation);
  return JSON.parse(stdout) as Printed;
}
