import pRetry from 'p-retry';
import { ownProperties } from '../catalog/own.js';
import { createCall } from '../call/call.js';
import { giveBack, type Outcome } from '../call/outcome.js';
import { type Gate, throughBreaker, throughLimit } from '../call/gate.js';
import { limited } from '../call/limit.js';
import { markRefused, REFUSALS } from '../call/refusal.js';
import { sleep } from '../call/sleep.js';
import { surface } from '../call/surface.js';
import { contain } from '../events/contain.js';
import type { PolicyOptions } from '../policy/options.js';
import { asPolicy, type Policy } from '../policy/policy.js';
import { validateRunOptions } from '../policy/validate.js';
import { get, hasMethod } from '../wire/property.js';
import { runSubject } from './subject.js';

/** What a function that is run gets. */
export interface RunContext {
  /** Number of the attempt; 1 for the first. */
  readonly attempt: number;
  /** Fires when the caller aborts, or the attempt or the whole call runs out of time. Hand it on. */
  readonly signal: AbortSignal;
  /** Time left for the whole call, in milliseconds; Infinity without `totalTimeout`. */
  readonly remainingMs: number;
}

/** What one run can say for itself. */
export interface RunOptions {
  /** Ends the attempt and any wait at once, with its reason. */
  readonly signal?: AbortSignal | undefined;
  /** Name of the operation. `CreateFileSystem` follows the rules for actions: it is not repeated blindly. */
  readonly operation?: string | undefined;
  /** Whether calling the function again is safe; without it and without `operation`, it is. */
  readonly idempotent?: boolean | undefined;
}

/** Carries what was thrown through p-retry, which replaces non-errors and refuses to repeat a TypeError. */
class Carrier extends Error {
  constructor(readonly outcome: Outcome) {
    super();
  }
}

/**
 * Runs any asynchronous function under a policy: an SDK's call, a fetch, another client. What it throws is
 * classified; the retryable is repeated after a pause, the rest is thrown as it is, with its failure on it.
 *
 * @returns what the function returns
 * @throws the very thing the function threw last; the signal's reason when the caller aborts; an error with
 *   code `ETIMEDOUT` when a limit of ours cut an attempt; TypeError for a bad option
 * @example
 * import { run } from 'retriage';
 * const value = await run(async ({ attempt }) => {
 *   if (attempt === 1) throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
 *   return attempt;
 * }, { retries: 2 });
 */
export async function run<T>(
  fn: (context: RunContext) => T | PromiseLike<T>,
  policyOrOptions?: Policy | PolicyOptions,
  options: RunOptions = {},
): Promise<T> {
  if (typeof fn !== 'function') throw new TypeError('run: takes a function as its first argument');
  const policy = asPolicy(policyOrOptions);
  validateRunOptions(options);
  const own = ownProperties(options);
  const { clock, breaker, overload, attemptTimeout: attemptMs = Infinity, totalTimeout: totalMs } = policy;
  const { signal } = own;
  signal?.throwIfAborted();
  const subject = runSubject(own);
  const call = createCall(policy, undefined, subject, clock.now());
  let last: Outcome | undefined;

  const gate: Gate = {
    clock,
    signal,
    origin: subject.origin,
    judge: call.judge,
    refuse(refusal, cause) {
      const [code, message] = REFUSALS[refusal];
      return markRefused(Object.assign(new Error(message, { cause }), { code }), refusal);
    },
  };

  const bounded = (attempt: number, remainingMs: number): Promise<T> =>
    limited(
      (source) => {
        const send = async (): Promise<T> =>
          fn({
            attempt,
            remainingMs,
            get signal() {
              return source();
            },
          });
        return breaker ? throughBreaker(breaker, gate, send, source()) : send();
      },
      {
        clock,
        timeoutMs: Math.min(remainingMs, attemptMs),
        parent: signal,
        abandon: true,
        onEnd: undefined,
        linger: undefined,
        timedOut() {
          const [name, ms] =
            remainingMs <= attemptMs ? ['totalTimeout', totalMs] : ['attemptTimeout', attemptMs];
          return Object.assign(new Error(`${name} of ${String(ms)}ms exceeded`), {
            name: 'TimeoutError',
            code: 'ETIMEDOUT',
          });
        },
      },
    );

  const once = async (attempt: number): Promise<T> => {
    if (last && call.remainingMs() <= 0) throw new Carrier((last = call.ended(last, 'deadline')));
    if (last) dropBodies(last.thrown);
    if (attempt > 1) call.begin();
    let value: T;
    try {
      const leftMs = call.remainingMs();
      value = await (overload
        ? throughLimit(
            overload,
            gate,
            leftMs,
            (ms) => bounded(attempt, ms),
            () => 'success',
          )
        : bounded(attempt, leftMs));
    } catch (thrown) {
      throw new Carrier((last = await call.failed(thrown)));
    }
    call.succeeded(true);
    return value;
  };

  try {
    return await pRetry(once, {
      retries: Infinity,
      minTimeout: 0,
      // Named, since p-retry would take one from a polluted prototype.
      signal: undefined,
      onFailedAttempt: async () => {
        if (!last?.decision.retry) return;
        await sleep(last.decision.delayMs, clock, signal);
        signal?.throwIfAborted();
      },
      shouldRetry: () => last?.decision.retry === true,
    });
  } catch (error) {
    const ended = error instanceof Carrier ? error.outcome : await call.abandoned(error);
    surface(ended.thrown, ended.failure, policy);
    giveBack(ended.thrown, ended.replacement);
    throw ended.thrown;
  }
}

/** Nobody gets to see a response that was thrown and is tried again; unread, it would keep its connection. */
function dropBodies(thrown: unknown): void {
  for (const body of [get(thrown, 'body'), get(thrown, 'response', 'body')])
    if (hasMethod(body, 'cancel')) contain(() => body.cancel());
}
