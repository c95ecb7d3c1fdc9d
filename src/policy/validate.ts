import type { OverrideRule, PolicyOptions } from './options.js';
import type { RequestOptions } from './request-options.js';

interface Rule {
  readonly takes: string;
  readonly fits: (value: unknown) => boolean;
}

const isFunction = (value: unknown): boolean => typeof value === 'function';
const hasMethods = (value: unknown, ...names: readonly string[]): boolean =>
  typeof value === 'object' && value !== null && names.every((name) => isFunction((value as never)[name]));
const within = (value: unknown, least: number, most = Infinity): boolean =>
  typeof value === 'number' && value >= least && value <= most;
const oneOf = (...values: readonly string[]): Rule => ({
  takes: values.map((value) => `'${value}'`).join(', '),
  fits: (value) => values.includes(value as string),
});

const FUNCTION: Rule = { takes: 'a function', fits: isFunction };
const BOOLEAN: Rule = { takes: 'true or false', fits: (value) => typeof value === 'boolean' };
const TIMEOUT: Rule = { takes: 'milliseconds above 0', fits: (value) => within(value, Number.MIN_VALUE) };
const DURATION: Rule = { takes: 'milliseconds from 0', fits: (value) => within(value, 0) };
const TEXT: Rule = {
  takes: 'a non-empty string',
  fits: (value) => typeof value === 'string' && value !== '',
};
const COUNT: Rule = {
  takes: 'a whole number from 0, or Infinity',
  fits: (value) => within(value, 0) && (value === Infinity || Number.isInteger(value)),
};
const OVERRIDES: Rule = {
  takes: "an object of 'retry', 'stop' or rules by code, family or status",
  fits: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
};

const POLICY_RULES: Readonly<Record<keyof PolicyOptions, Rule>> = {
  catalogs: {
    takes: 'an array of catalogs (see createCatalog)',
    fits: (value) => Array.isArray(value) && value.every((catalog) => hasMethods(catalog, 'find')),
  },
  classify: FUNCTION,
  overrides: OVERRIDES,
  retries: COUNT,
  backoff: FUNCTION,
  throttleBackoff: FUNCTION,
  attemptTimeout: TIMEOUT,
  totalTimeout: TIMEOUT,
  maxRetryAfter: DURATION,
  retryUnsafe: oneOf('not-executed', 'documented', 'always', 'never'),
  idempotent: FUNCTION,
  budget: {
    takes: 'a budget (createBudget(), ratioBudget(), anything with take and success) or false',
    fits: (value) => value === false || hasMethods(value, 'take', 'success'),
  },
  breaker: {
    takes: 'an object with execute, or a function from a host to one',
    fits: (value) => isFunction(value) || hasMethods(value, 'execute'),
  },
  overload: { takes: 'adaptiveConcurrency()', fits: (value) => hasMethods(value, 'enter') },
  beforeAttempt: FUNCTION,
  idempotencyKey: {
    takes: "'ClientToken', 'Idempotency-Key' or a function",
    fits: (value) => value === 'ClientToken' || value === 'Idempotency-Key' || isFunction(value),
  },
  inspectSuccess: BOOLEAN,
  maxErrorBodyBytes: { takes: 'bytes from 0', fits: (value) => within(value, 0, Number.MAX_SAFE_INTEGER) },
  boundErrorBodies: BOOLEAN,
  enrichMessage: BOOLEAN,
  hideDetails: BOOLEAN,
  onEvent: FUNCTION,
  random: FUNCTION,
  clock: {
    takes: 'an object with now, setTimeout and clearTimeout',
    fits: (value) => hasMethods(value, 'now', 'setTimeout', 'clearTimeout'),
  },
};

const REQUEST_RULES: Readonly<Record<keyof RequestOptions, Rule>> = {
  retries: COUNT,
  attemptTimeout: TIMEOUT,
  totalTimeout: TIMEOUT,
  idempotent: BOOLEAN,
  overrides: OVERRIDES,
  operation: TEXT,
  body: FUNCTION,
};

const WRAP_RULES: Readonly<Record<'operation' | 'idempotent', Rule>> = {
  operation: TEXT,
  idempotent: BOOLEAN,
};

const RUN_RULES: typeof WRAP_RULES & Readonly<Record<'signal', Rule>> = {
  signal: {
    takes: 'an AbortSignal',
    fits: (value) => hasMethods(value, 'addEventListener', 'throwIfAborted'),
  },
  operation: TEXT,
  idempotent: BOOLEAN,
};

const OVERRIDE_RULES: Readonly<Record<keyof OverrideRule, Rule>> = {
  retry: BOOLEAN,
  retries: COUNT,
  backoff: FUNCTION,
  delay: DURATION,
  resolution: TEXT,
  unsafe: BOOLEAN,
};

/** @throws TypeError naming the option and what it takes */
export function validatePolicyOptions(options: unknown): void {
  validate('retriage policy', '', options, POLICY_RULES);
}

/** @throws TypeError naming the option and what it takes */
export function validateRequestOptions(options: unknown): void {
  validate('retriage request options', '', options, REQUEST_RULES);
}

/** @throws TypeError naming the option and what it takes */
export function validateRunOptions(options: unknown): void {
  validate('run options', '', options, RUN_RULES);
}

/** @throws TypeError naming the option and what it takes */
export function validateWrapOptions(options: unknown): void {
  validate('wrap options', '', options, WRAP_RULES);
}

function validate(
  where: string,
  path: string,
  options: unknown,
  rules: Readonly<Record<string, Rule>>,
): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new TypeError(
      `${where}: ${path ? `\`${path}\`` : 'options'} takes an object, not ${show(options)}`,
    );
  }
  for (const [name, value] of Object.entries(options)) {
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    const full = path ? `${path}.${name}` : name;
    if (!rule)
      throw new TypeError(`${where}: unknown option \`${full}\`; it takes ${Object.keys(rules).join(', ')}`);
    if (value === undefined) continue;
    if (!rule.fits(value))
      throw new TypeError(`${where}: \`${full}\` takes ${rule.takes}, not ${show(value)}`);
    if (rule === OVERRIDES) validateOverrides(where, value as object);
  }
}

function validateOverrides(where: string, overrides: object): void {
  for (const [key, override] of Object.entries(overrides) as [string, unknown][]) {
    const path = `overrides['${key}']`;
    if (override === 'retry' || override === 'stop') continue;
    if (typeof override !== 'object' || override === null) {
      throw new TypeError(`${where}: \`${path}\` takes 'retry', 'stop' or an object, not ${show(override)}`);
    }
    validate(where, path, override, OVERRIDE_RULES);
  }
}

function show(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`;
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'an array' : 'an object';
  return typeof value === 'function' ? 'a function' : String(value);
}
