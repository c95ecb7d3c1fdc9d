import {
  checkOption,
  checkOptions,
  isRecord,
  numeric,
  oneOf,
  type Rule,
  type Rules,
} from '../catalog/option.js';
import { own } from '../catalog/own.js';
import type { OverrideRule, PolicyOptions } from './options.js';
import type { RequestOptions } from './request-options.js';

const isFunction = (value: unknown): boolean => typeof value === 'function';
const hasMethods = (value: unknown, ...names: readonly string[]): boolean =>
  isRecord(value) && names.every((name) => isFunction((value as never)[name]));

const FUNCTION: Rule = { takes: 'a function', fits: isFunction };
const BOOLEAN: Rule = { takes: 'true or false', fits: (value) => typeof value === 'boolean' };
const TIMEOUT = /* @__PURE__ */ numeric('milliseconds above 0', Number.MIN_VALUE, Infinity);
const DURATION = /* @__PURE__ */ numeric('milliseconds from 0', 0, Infinity);
const TEXT: Rule = {
  takes: 'a non-empty string',
  fits: (value) => typeof value === 'string' && value !== '',
};
const COUNT: Rule = {
  takes: 'a whole number from 0, or Infinity',
  fits: (value) => value === Infinity || (Number.isInteger(value) && Number(value) >= 0),
};
/** A Map or a Date has no entries to speak of: whoever gives one means something else. */
const isPlain = (value: unknown): boolean =>
  /^\[object (?:Object|Module)\]$/.test(Object.prototype.toString.call(value));
const OVERRIDES: Rule = {
  takes: "an object of 'retry', 'stop' or rules by code, family or status",
  fits: isPlain,
};

const POLICY_RULES: Rules<PolicyOptions> = {
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
  retryUnsafe: /* @__PURE__ */ oneOf('not-executed', 'documented', 'always', 'never'),
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
  maxErrorBodyBytes: /* @__PURE__ */ numeric('bytes from 0', 0, Number.MAX_SAFE_INTEGER),
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

const REQUEST_RULES: Rules<RequestOptions> = {
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

const OVERRIDE_RULES: Rules<OverrideRule> = {
  retry: BOOLEAN,
  retries: COUNT,
  backoff: FUNCTION,
  delay: DURATION,
  resolution: TEXT,
  unsafe: BOOLEAN,
};

/** What an override may be besides a rule in full. */
const OVERRIDE: Rule = {
  takes: "'retry', 'stop' or an object",
  fits: (value) => value === 'retry' || value === 'stop',
};

/** @throws TypeError naming the option and what it takes */
export function validatePolicyOptions(options: unknown): void {
  validate('retriage policy', options, POLICY_RULES);
}

/** @throws TypeError naming the option and what it takes */
export function validateRequestOptions(options: unknown): void {
  validate('retriage request options', options, REQUEST_RULES);
}

/** @throws TypeError naming the option and what it takes */
export function validateRunOptions(options: unknown): void {
  validate('run options', options, RUN_RULES);
}

/** @throws TypeError naming the option and what it takes */
export function validateWrapOptions(options: unknown): void {
  validate('wrap options', options, WRAP_RULES);
}

function validate(where: string, options: unknown, rules: Rules): void {
  checkOptions(where, options, rules);
  const overrides = (own(options, 'overrides') as object | undefined) ?? {};
  for (const [key, override] of Object.entries(overrides) as [string, unknown][]) {
    const path = `overrides['${key}']`;
    if (isRecord(override)) checkOptions(where, override, OVERRIDE_RULES, path);
    else checkOption(where, path, override, OVERRIDE);
  }
}
