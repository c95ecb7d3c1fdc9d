import { checkOptions, isRecord, type Rule, type Rules } from '../catalog/option.js';
import { ownProperties } from '../catalog/own.js';
import type { Failure } from '../classify/failure.js';
import type { EventListener, FailureEvent, GiveUpEvent } from './event.js';
import { recordOf } from './record.js';

/** A level of a logger; `silent` writes nothing. */
export type LogLevel = 'error' | 'warn' | 'info' | 'debug' | 'silent';

/** A logger in pino's shape: `logger.warn(record, message)`. Methods, so that it may ask for more of a record than we do. */
export interface Logger {
  /** For failures that need somebody: of servers and networks, and exhausted retries. */
  error(record: object, message: string): unknown;
  /** For attempts that failed and are repeated, warnings, and failures of the caller's own. */
  warn(record: object, message: string): unknown;
  /** For calls that recovered. */
  info(record: object, message: string): unknown;
  /** For cancelled calls; without it they are not logged. */
  debug?(record: object, message: string): unknown;
}

/** `console`, which gets one line of JSON for each event. */
type ConsoleLike = Pick<Console, 'error' | 'warn' | 'info' | 'debug' | 'table'>;

/** Settings of `logTo`. */
export interface LogOptions {
  /** Level for each type of event, or a function that chooses one. */
  readonly levels?:
    Partial<Record<FailureEvent['type'], LogLevel | ((event: FailureEvent) => LogLevel)>> | undefined;
}

const LEVELS: readonly unknown[] = ['error', 'warn', 'info', 'debug', 'silent'] satisfies LogLevel[];

const SETTINGS: Rules<LogOptions> = {
  levels: { takes: 'an object of levels by type of event', fits: isRecord },
};

const LEVEL: Rule = {
  takes: 'error, warn, info, debug, silent or a function',
  fits: (value) => LEVELS.includes(value) || typeof value === 'function',
};

const CHOICES: Rules<Record<FailureEvent['type'], unknown>> = {
  retry: LEVEL,
  recover: LEVEL,
  warning: LEVEL,
  'give-up': LEVEL,
};

/**
 * Makes an `onEvent` listener that writes one flat record for each event: `retry` and `warning` at warn, `recover`
 * at info, `give-up` at error for server, network, unknown and exhausted failures, at warn for other terminal ones, at debug for
 * cancelled ones. A record holds no query, header, credential or raw body.
 *
 * @param logger anything in pino's shape (`logger.warn(record, message)`), or `console`
 * @throws TypeError for a logger without `error`, `warn` and `info`, or an unknown level
 * @example
 * import { createPolicy, logTo } from 'retriage';
 * const policy = createPolicy({ onEvent: logTo(console, { levels: { recover: 'silent' } }) });
 */
export function logTo(logger: Logger | ConsoleLike, options: LogOptions = {}): EventListener {
  const sink = logger as Partial<Record<string, unknown>> | null | undefined;
  for (const method of ['error', 'warn', 'info']) {
    if (typeof sink?.[method] !== 'function') {
      throw new TypeError(
        `logTo: \`logger\` takes an object with error, warn and info methods (no ${method} found)`,
      );
    }
  }
  checkOptions('logTo', options, SETTINGS);
  const levels = ownProperties(ownProperties(options).levels ?? {});
  checkOptions('logTo', levels, CHOICES, 'levels');
  const asLine = typeof sink?.['table'] === 'function';
  return (event) => {
    const chosen = levels[event.type] ?? defaultLevels[event.type];
    const level = typeof chosen === 'function' ? chosen(event) : chosen;
    if (level === 'silent' || typeof sink?.[level] !== 'function') return;
    const record = recordOf(event);
    const write = sink[level].bind(logger) as (...args: unknown[]) => unknown;
    if (asLine) write(JSON.stringify(record));
    else write(record, summaryOf(event));
  };
}

const defaultLevels: Readonly<Record<FailureEvent['type'], LogLevel | ((event: FailureEvent) => LogLevel)>> =
  {
    retry: 'warn',
    recover: 'info',
    warning: 'warn',
    'give-up': (event) => giveUpLevel((event as GiveUpEvent).failure),
  };

function giveUpLevel({ category, classification, stop }: Failure): LogLevel {
  if (category === 'cancelled' || stop === 'cancelled') return 'debug';
  if (classification === 'retryable' || category === 'server' || category === 'network') return 'error';
  return category === 'unknown' ? 'error' : 'warn';
}

function summaryOf(event: FailureEvent): string {
  if (event.type === 'recover') return `recovered on attempt ${String(event.attempts.length)}`;
  if (event.type === 'warning') return `${event.code}: ${event.message}`;
  const { code, stop } = event.failure;
  return event.type === 'retry'
    ? `${code}: attempt ${String(event.attempt)} failed, next in ${String(event.delayMs)} ms`
    : `${code}: gave up (${stop ?? 'terminal'})`;
}
