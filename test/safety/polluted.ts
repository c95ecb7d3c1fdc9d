import type { PolicyOptions } from '../../src/index.js';

/** Runs with a property on `Object.prototype`, as a bug in some other library leaves it behind. */
export async function polluted<T>(name: string, value: unknown, act: () => T | Promise<T>): Promise<T> {
  Object.defineProperty(Object.prototype, name, {
    value,
    configurable: true,
    enumerable: true,
    writable: true,
  });
  try {
    return await act();
  } finally {
    Reflect.deleteProperty(Object.prototype, name);
  }
}

const endless = (): number => 1e9;
const evil = (): never => {
  throw new Error('evil');
};

/** Each option of a policy, with a value that would be noticed. */
const POLICY = {
  catalogs: [],
  classify: () => 'terminal',
  overrides: { '5xx': 'stop' },
  retries: 0,
  backoff: endless,
  throttleBackoff: endless,
  attemptTimeout: 1,
  totalTimeout: 1,
  maxRetryAfter: 0,
  retryUnsafe: 'always',
  idempotent: () => false,
  budget: { take: () => false, success: evil },
  breaker: { execute: evil },
  overload: { enter: () => undefined },
  beforeAttempt: evil,
  idempotencyKey: 'ClientToken',
  inspectSuccess: true,
  maxErrorBodyBytes: 1,
  boundErrorBodies: true,
  enrichMessage: false,
  hideDetails: false,
  onEvent: evil,
  random: () => 1e9,
  clock: { now: () => 0, setTimeout: evil, clearTimeout: evil },
} satisfies Record<keyof PolicyOptions, unknown>;

/** Fields of the records that the parts of the package hand to each other, where they may be absent. */
const RECORDS = {
  keyed: { url: 'http://evil/', method: 'delete', data: 'evil', params: { evil: 1 } },
  // Read as a decision to repeat it would be a loop without end, which would end no test: see pollution-values.
  outcome: { decision: { retry: true, delayMs: undefined } },
  replacement: { data: 'evil' },
  consume: false,
  observe: true,
  learn: true,
  redirected: true,
  entry: { httpCode: 503, retryable: true },
  facts: { kind: 'cancelled', retryAfterMs: 1e9 },
  caller: 'evil',
  abandon: true,
  linger: true,
  onEnd: true,
  timeoutMs: 1,
  __CANCEL__: true,
};

/** What requests, runs, overrides and catalogs take besides, and other names that are read. */
export const NAMES: Readonly<Record<string, unknown>> = {
  ...POLICY,
  ...RECORDS,
  retriage: false,
  body: () => 'evil',
  operation: 'CreateEvil',
  signal: AbortSignal.abort(new Error('evil')),
  retry: false,
  delay: 1e9,
  resolution: 'Please try again later.',
  unsafe: true,
  httpCode: 503,
  code: 'Evil',
  message: 'evil',
  retryable: true,
  name: 'evil',
  entries: [],
  aliases: { Evil: 'Mine' },
  levels: { 'give-up': 'silent', retry: 'silent' },
  failure: { kind: 'response', classification: 'terminal' },
  stop: 'terminal',
  category: 'cancelled',
  owes: evil,
  base: 1e9,
  max: 1e9,
  jitter: 'none',
  capacity: 0,
  cost: 1e9,
  requestId: 'evil',
  isAxiosError: true,
};
