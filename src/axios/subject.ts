import type { Subject } from '../call/subject.js';
import { operationOf, originOf } from '../events/operation.js';
import { cleaner } from '../events/redact.js';
import type { Policy } from '../policy/policy.js';
import { httpDate } from '../wire/http-date.js';
import { get } from '../wire/property.js';
import { actionOf, type WireRequest } from '../wire/request.js';
import { canceledError } from './canceled.js';
import type { ClockOffsets } from './clock-offset.js';
import { type Exchange, isCancelled } from './config.js';
import { isSafe, wireRequestOf } from './idempotence.js';
import { isRedirected } from './redirect.js';
import { isOneShot } from './replay.js';

/** What a call of an axios request is about. `signal` ends what it waits for. */
export function subjectOf(
  exchange: Exchange,
  policy: Policy,
  offsets: ClockOffsets,
  signal: AbortSignal | undefined,
): Subject {
  const { config, options } = exchange;
  const request = () => wireRequestOf(exchange);
  let last: unknown;
  /** Who signs in `beforeAttempt` may name the action there. */
  const action = (): string | undefined =>
    actionOf(request()) ??
    (policy.beforeAttempt && actionOf((get(last, 'config') as WireRequest | undefined) ?? {}));
  /** What waits end in is the bare reason of an abort, of the caller's own signal or of ours. */
  const isReason = (thrown: unknown): boolean =>
    isCancelled(config) &&
    thrown !== undefined &&
    [signal, config.signal].some((one) => get(one, 'reason') === thrown);
  let operation: string | undefined;
  let clean = cleaner(request);
  return {
    operation: () => (operation ??= options?.operation ?? operationOf(request(), action())),
    origin: () => originOf(config),
    idempotent: () => isSafe(exchange, policy, action()),
    redirected: () => isRedirected(last),
    replayable: () => options?.body !== undefined || !isOneShot(config.data),
    cancelled: () => isCancelled(config),
    clean: (text) => clean(text),
    observe(thrown) {
      last = thrown;
      // What `beforeAttempt` signed with, and the login of a proxy, are known to the attempt alone.
      clean = cleaner(request, thrown);
      return isReason(thrown) ? canceledError(config) : thrown;
    },
    signal,
    timeoutMs: config.timeout || undefined,
    learn:
      policy.beforeAttempt &&
      (({ facts }, askedAtMs) => {
        const cameAtMs = policy.clock.now();
        const dateMs = httpDate(facts.date, cameAtMs);
        if (dateMs !== undefined) offsets.learn(originOf(config), dateMs, askedAtMs, cameAtMs);
      }),
  };
}
