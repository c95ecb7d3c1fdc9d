import type { Failure } from '../classify/failure.js';
import { owesWarning, type Policy, warn } from '../policy/policy.js';
import { ownRetries } from '../wire/own-retries.js';

/** Warns, once for each policy, of a client whose own retries ours are about to multiply. */
export function warnOfNested(policy: Policy, thrown: unknown, failure: Failure): void {
  const client = owesWarning(policy, 'nested-retries') ? ownRetries(thrown) : undefined;
  if (!client) return;
  const message =
    `${client.name} repeats failed calls by itself, so its retries multiply those of the policy. ` +
    `Leave them to one of the two: ${client.off} there, or retries: 0 here.`;
  warn(policy, { type: 'warning', code: 'nested-retries', message, failure });
}
