import type { Subject } from '../call/subject.js';
import { operationOf, originOf } from '../events/operation.js';
import { cleaner } from '../events/redact.js';
import { isIdempotent } from '../policy/effect.js';
import type { Policy } from '../policy/policy.js';
import { type Exchange, isCancelled } from './config.js';
import { isOneShot } from './replay.js';

/** What a call of an axios request is about. */
export function subjectOf({ config, options }: Exchange, policy: Policy): Subject {
  let operation: string | undefined;
  return {
    operation: () => (operation ??= options?.operation ?? operationOf(config)),
    origin: () => originOf(config),
    idempotent: () => options?.idempotent ?? opinion(() => policy.idempotent?.(config)) ?? isIdempotent(config),
    replayable: () => !isOneShot(config.data),
    cancelled: () => isCancelled(config),
    clean: cleaner(() => config),
    signal: config.signal as AbortSignal | undefined,
    timeoutMs: config.timeout || undefined,
  };
}

/** A callback that throws has no opinion: the failure at hand matters more than the mistake in it. */
function opinion(ask: () => boolean | undefined): boolean | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}
