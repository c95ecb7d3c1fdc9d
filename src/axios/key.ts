import { hasIdempotencyKey } from '../policy/effect.js';
import type { Policy } from '../policy/policy.js';
import { letGo } from '../wire/maybe.js';
import { hasMethod } from '../wire/property.js';
import { attemptConfig, type Config, type Exchange } from './config.js';
import { isSafe } from './idempotence.js';
import { randomHex } from './random.js';
import { HookError } from './send.js';

/** As many as a UUID has. */
const KEY_BYTES = 16;

/**
 * Puts a fresh idempotency key on a call that may change something and carries none. The caller's config stays
 * as it is; what the attempts are made of changes.
 *
 * @throws HookError with what a function of the user's throws
 */
export function withKey(exchange: Exchange, policy: Policy): Exchange {
  const { idempotencyKey } = policy;
  if (!idempotencyKey || hasIdempotencyKey(exchange.config) || isSafe(exchange, policy)) return exchange;
  const { config } = exchange;
  const copy = attemptConfig({ ...exchange, params: (config.params as unknown) ?? {} });
  if (typeof idempotencyKey === 'function') {
    const before = textOf(copy);
    askForKey(idempotencyKey, copy);
    // No key of theirs on this call: then it must not count as one that can be repeated.
    if (copy.data === config.data && textOf(copy) === before) return exchange;
  } else if (idempotencyKey === 'Idempotency-Key') copy.headers.set(idempotencyKey, randomHex(KEY_BYTES));
  else if (copy.params instanceof URLSearchParams) copy.params.set(idempotencyKey, randomHex(KEY_BYTES));
  else copy.params = { ...(copy.params as object), [idempotencyKey]: randomHex(KEY_BYTES) };
  return { ...exchange, headers: { ...copy.headers }, params: copy.params, keyed: copy };
}

function askForKey(put: (request: Config) => unknown, request: Config): void {
  try {
    const outcome = put(request);
    if (!hasMethod(outcome, 'then')) return;
    letGo(outcome);
    throw new TypeError(
      'retriage policy: a function as `idempotencyKey` puts the key at once, not in a promise',
    );
  } catch (thrown) {
    throw new HookError(thrown);
  }
}

/** Where a key can be put, as text; the body apart. */
function textOf({ url, headers, params }: Config): string {
  const shown: unknown = params instanceof URLSearchParams ? String(params) : params;
  return JSON.stringify([url, { ...headers }, shown], (_name, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
}
