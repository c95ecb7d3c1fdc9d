import { hasIdempotencyKey } from '../policy/effect.js';
import type { Policy } from '../policy/policy.js';
import { attemptConfig, type Exchange } from './config.js';
import { isSafe } from './idempotence.js';

/**
 * Puts a fresh idempotency key on a call that may change something and carries none. The caller's config stays
 * as it is; what the attempts are made of changes.
 */
export function withKey(exchange: Exchange, policy: Policy): Exchange {
  const { idempotencyKey } = policy;
  if (!idempotencyKey || hasIdempotencyKey(exchange.config) || isSafe(exchange, policy)) return exchange;
  const copy = attemptConfig({ ...exchange, params: exchange.params ?? {} });
  if (typeof idempotencyKey === 'function') idempotencyKey(copy);
  else if (idempotencyKey === 'Idempotency-Key') copy.headers.set(idempotencyKey, freshKey());
  else if (copy.params instanceof URLSearchParams) copy.params.set(idempotencyKey, freshKey());
  else copy.params = { ...(copy.params as object), [idempotencyKey]: freshKey() };
  return { ...exchange, headers: { ...copy.headers }, params: copy.params, keyed: true };
}

/** Also outside secure contexts, where browsers have no `randomUUID`. */
function freshKey(): string {
  const hex = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  );
  return hex.join('');
}
