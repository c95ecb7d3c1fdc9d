import type { Failure } from '../classify/failure.js';
import { compileOverrides, type OverrideTable } from '../classify/overrides.js';
import { emit, type WarningEvent } from '../events/event.js';
import { createBudget } from './budget.js';
import { createDrift, type Drift, type UnknownCode } from './drift.js';
import { DEFAULTS, type PolicyOptions, type ResolvedOptions } from './options.js';
import { validatePolicyOptions } from './validate.js';

/** What we do about failures: catalogs, overrides, backoff, limits. Made by `createPolicy`; read-only. */
export interface Policy extends ResolvedOptions {
  /** Codes that no catalog knew, the most frequent first; at most 1,000 are kept. */
  unknownCodes(): readonly UnknownCode[];
}

/** What a policy keeps for itself. */
interface Workings {
  readonly overrides: OverrideTable;
  readonly drift: Drift;
  /** Warnings that were told. */
  readonly warned: Set<string>;
}

/** Registered, so that a policy of the ESM copy is known to the CommonJS copy in the same process. */
const WORKINGS = Symbol.for('retriage.policy');

/**
 * Makes a policy. Share one among clients of the same API: its budget and its drift are common to them.
 *
 * @throws TypeError for an unknown or bad option, naming it and what it takes
 * @example
 * import { createPolicy, exponential } from 'retriage';
 * const policy = createPolicy({
 *   retries: 5,
 *   backoff: exponential({ base: 200 }),
 *   overrides: { ServiceTimeout: 'stop', 'Throttling.*': { retry: true, retries: 8 } },
 *   totalTimeout: 30_000,
 * });
 */
export function createPolicy(options: PolicyOptions = {}): Policy {
  validatePolicyOptions(options);
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  const resolved: ResolvedOptions = { ...DEFAULTS, budget: createBudget(), ...given };
  const workings: Workings = {
    overrides: compileOverrides(resolved.overrides),
    drift: createDrift(),
    warned: new Set(),
  };
  const policy: Policy = { ...resolved, unknownCodes: () => workings.drift.codes() };
  Object.defineProperty(policy, WORKINGS, { value: workings });
  return Object.freeze(policy);
}

/** The policy itself, or one made of the options. */
export function asPolicy(policyOrOptions: Policy | PolicyOptions | undefined): Policy {
  return isPolicy(policyOrOptions) ? policyOrOptions : createPolicy(policyOrOptions);
}

function isPolicy(value: unknown): value is Policy {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, WORKINGS);
}

/** The policy's overrides, compiled. */
export function overridesOf(policy: Policy): OverrideTable {
  return workingsOf(policy).overrides;
}

/** Remembers a code that no catalog knew. */
export function noteUnknown(policy: Policy, failure: Failure): void {
  workingsOf(policy).drift.note(failure);
}

/** True where somebody listens to whom the policy has not told that warning yet. */
export function owesWarning(policy: Policy, code: WarningEvent['code']): boolean {
  return policy.onEvent !== undefined && !workingsOf(policy).warned.has(code);
}

/** Tells a warning, the only time for this policy. */
export function warn(policy: Policy, warning: WarningEvent): void {
  workingsOf(policy).warned.add(warning.code);
  emit(policy.onEvent, warning);
}

function workingsOf(policy: Policy): Workings {
  return (policy as unknown as Record<symbol, Workings>)[WORKINGS] as Workings;
}
