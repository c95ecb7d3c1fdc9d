/** Where a command writes. */
export interface Sink {
  readonly write: (text: string) => void;
  /** Somebody is looking: tables, wrapped text, progress. */
  readonly terminal: boolean;
  readonly colour: boolean;
  /** Columns of the terminal, 80 where it does not say. */
  readonly width: number;
}

/** What a command knows of the world around it. */
export interface Io {
  readonly stdin: AsyncIterable<Uint8Array>;
  /** The user types the input. */
  readonly typed: boolean;
  readonly out: Sink;
  readonly err: Sink;
  readonly version: string;
  /** Resolves when the user has had enough (SIGINT, SIGTERM). */
  readonly interrupted: () => Promise<void>;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The part of a process's output stream that matters here. */
export interface Output {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

/** An output stream as a sink; NO_COLOR counts when it is not empty (no-color.org). */
export function sinkOf(stream: Output, env: Environment): Sink {
  const terminal = stream.isTTY === true;
  return {
    write: (text) => void stream.write(text),
    terminal,
    colour: terminal && !env['NO_COLOR'] && env['TERM'] !== 'dumb',
    // Asked each time: windows are resized.
    get width() {
      return stream.columns || 80;
    },
  };
}

/** This process. */
export function processIo(version: string): Io {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      // `| head` has read enough: that is no failure of ours.
      if (error.code === 'EPIPE') process.exit();
      if (stream === process.stdout) process.stderr.write(`retriage: standard output: ${error.message}\n`);
      process.exit(1);
    });
  return {
    stdin: process.stdin,
    typed: process.stdin.isTTY,
    out: sinkOf(process.stdout, process.env),
    err: sinkOf(process.stderr, process.env),
    version,
    interrupted: () =>
      new Promise((resolve) => {
        process.once('SIGINT', () => resolve()).once('SIGTERM', () => resolve());
      }),
  };
}
