import type { Subject } from '../call/subject.js';
import { operationOf, originOf } from '../events/operation.js';
import { cleaner } from '../events/redact.js';
import type { Policy } from '../policy/policy.js';
import type { ClockOffsets } from './clock-offset.js';
import { type Exchange, isCancelled } from './config.js';
import { isSafe, wireRequestOf } from './idempotence.js';
import { isOneShot } from './replay.js';

/** What a call of an axios request is about. */
export function subjectOf(exchange: Exchange, policy: Policy, offsets: ClockOffsets): Subject {
  const { config, options } = exchange;
  const request = wireRequestOf(exchange);
  let operation: string | undefined;
  return {
    operation: () => (operation ??= options?.operation ?? operationOf(request)),
    origin: () => originOf(config),
    idempotent: () => isSafe(exchange, policy),
    replayable: () => options?.body !== undefined || !isOneShot(config.data),
    cancelled: () => isCancelled(config),
    clean: cleaner(() => request),
    signal: config.signal as AbortSignal | undefined,
    timeoutMs: config.timeout || undefined,
    learn({ facts }, askedAtMs) {
      if (policy.beforeAttempt && facts.dateMs !== undefined) {
        offsets.learn(originOf(config), facts.dateMs, askedAtMs, policy.clock.now());
      }
    },
  };
}
