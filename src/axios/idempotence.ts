import { isIdempotent } from '../policy/effect.js';
import type { Policy } from '../policy/policy.js';
import { letGo } from '../wire/maybe.js';
import type { WireRequest } from '../wire/request.js';
import type { Exchange } from './config.js';

/** The request as its attempts send it: with the key, before the http adapter wrote to its headers. */
export function wireRequestOf({ config, keyed = config, params, headers }: Exchange): WireRequest {
  return { ...keyed, params: params ?? (config.params as unknown), headers };
}

/** Whether repeating is safe: the request's own word, the policy's, then our rules. */
export function isSafe(exchange: Exchange, policy: Policy, action?: string): boolean {
  return (
    exchange.options?.idempotent ??
    opinionOf(policy, exchange) ??
    isIdempotent(wireRequestOf(exchange), exchange.keyed && true, action)
  );
}

/** A callback that throws, or answers later, has no opinion: the failure at hand matters more than the mistake in it. */
function opinionOf(policy: Policy, { config }: Exchange): boolean | undefined {
  try {
    const opinion: unknown = policy.idempotent?.(config);
    if (typeof opinion === 'boolean') return opinion;
    letGo(opinion);
  } catch {
    // As good as none.
  }
  return undefined;
}
