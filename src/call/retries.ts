import type { OverrideRule, OverrideTable } from '../classify/overrides.js';
import type { Policy } from '../policy/policy.js';
import type { RequestOptions } from '../policy/request-options.js';

/**
 * Extra attempts for a failure: an override's, else the request's, else the policy's. A request that is to be sent
 * once is, whatever the policy says of some codes; only an override of its own can change that.
 *
 * @param own the overrides of the request
 */
export function retriesOf(
  policy: Policy,
  options: RequestOptions | undefined,
  override: OverrideRule | undefined,
  own: readonly OverrideTable[],
): number {
  const isOwn = (): boolean => own.some((table) => [...table.values()].some((rule) => rule === override));
  if (options?.retries === 0 && !isOwn()) return 0;
  return override?.retries ?? options?.retries ?? policy.retries;
}
