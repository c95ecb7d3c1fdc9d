import { Console } from 'node:console';
import { Writable } from 'node:stream';
import { inspect } from 'node:util';
import { pino } from 'pino';
import winston from 'winston';

/** A stream that keeps what is written to it. */
export function collector(): { readonly stream: Writable; readonly text: () => string } {
  let text = '';
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString();
      done();
    },
  });
  return { stream, text: () => text };
}

/** A console of its own, which writes to the stream. */
export const consoleOn = (stream: Writable): Console => new Console({ stdout: stream, stderr: stream });

type Sink = (error: Error) => string;

/** What of an error is shown whatever the policy hides. */
export const TEXTS: Readonly<Record<string, Sink>> = {
  message: (error) => error.message,
  stack: (error) => String(error.stack),
  'String()': String,
  'JSON.stringify of the failure': (error) => JSON.stringify(Reflect.get(error, 'failure')),
  'inspect of the failure': (error) => inspect(Reflect.get(error, 'failure'), { depth: 20 }),
};

const depths = [0, 1, 2, 5, 20, Infinity].map((depth): [string, Sink] => [
  `inspect, depth ${String(depth)}`,
  (error) => inspect(error, { depth, showHidden: false, getters: true, maxArrayLength: null }),
]);

/** Where errors end up in programs: each makes the text that a reader of logs would see. */
export const SINKS: Readonly<Record<string, Sink>> = {
  ...TEXTS,
  ...Object.fromEntries(depths),
  'inspect within an object': (error) => inspect({ outer: { error } }, { depth: 20 }),
  'console.error': printed,
  'JSON.stringify': (error) => JSON.stringify(error),
  'JSON.stringify within an object': (error) => JSON.stringify({ outer: [error] }),
  'a spread': (error) => inspect({ ...error }, { depth: 20 }),
  'Object.entries': (error) => inspect(Object.entries(error), { depth: 20 }),
  'for..in': (error) => {
    const found: unknown[] = [];
    for (const key in error) found.push([key, Reflect.get(error, key)]);
    return inspect(found, { depth: 20 });
  },
  'a walk of depth 10': (error) => walked(error, 10, new Set()).join('\n'),
  'the cause': (error) => inspect(error.cause, { depth: 20 }) + String((error.cause as Error)?.stack),
  'pino, the error': (error) => byPino((logger) => logger.error(error)),
  'pino, { err }': (error) => byPino((logger) => logger.error({ err: error }, 'failed')),
  'pino, { error }': (error) => byPino((logger) => logger.error({ error }, 'failed')),
  'pino, %o': (error) => byPino((logger) => logger.error('failed %o', error)),
  'winston, json': (error) => byWinston(winston.format.json(), error),
  'winston, simple': (error) => byWinston(winston.format.simple(), error),
};

function printed(error: Error): string {
  const { stream, text } = collector();
  consoleOn(stream).error('failed', error);
  return text();
}

/** All that can be enumerated, what Maps and bytes hold among it. */
function walked(value: unknown, depth: number, seen: Set<unknown>): readonly string[] {
  if (typeof value !== 'object' || value === null) return [String(value)];
  if (depth < 0 || seen.has(value)) return [];
  seen.add(value);
  if (value instanceof Uint8Array || value instanceof ArrayBuffer)
    return [new TextDecoder('latin1').decode(value)];
  const parts = Symbol.iterator in value ? [...(value as Iterable<unknown>)] : Object.entries(value).flat();
  return parts.flatMap((part) => walked(part, depth - 1, seen));
}

function byPino(write: (logger: ReturnType<typeof pino>) => void): string {
  const { stream, text } = collector();
  write(pino({}, stream));
  return text();
}

function byWinston(shape: winston.Logform.Format, error: Error): string {
  const { stream, text } = collector();
  const logger = winston.createLogger({
    format: winston.format.combine(winston.format.errors({ stack: true }), shape),
    transports: [new winston.transports.Stream({ stream })],
  });
  logger.error(error);
  logger.error('failed', error);
  logger.error({ message: 'failed', error });
  return text();
}
