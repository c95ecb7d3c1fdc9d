import { ownProperties } from '../catalog/own.js';
import { type Breaker, executorFor } from '../policy/breaker.js';
import type { Clock } from '../policy/clock.js';
import type { Load, Overload } from '../policy/overload.js';
import type { Refusal } from './refusal.js';
import type { Judgement } from './subject.js';
import { untilAbort } from './until-abort.js';

/** What the gates before an attempt need to know of the call. */
export interface Gate {
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
  /** Scheme and host, or what else state about a server is kept by. */
  readonly origin: () => string;
  /** Classifies what the attempt threw; `undefined` for what says nothing about the server. */
  readonly judge: (thrown: unknown) => Promise<Judgement | undefined>;
  /** Makes the error of an attempt that is not sent. */
  readonly refuse: (refusal: Refusal, cause?: unknown) => Error;
}

/**
 * Runs an attempt through the breaker, which sees only retryable failures as failures, a time limit's cut among them.
 * Sent is at most once, whatever the executor does, and never after the end of the attempt.
 *
 * @param ended aborts with the error of an attempt that ran out of time
 */
export async function throughBreaker<T>(
  breaker: Breaker,
  gate: Gate,
  send: () => PromiseLike<T>,
  ended?: AbortSignal,
): Promise<T> {
  const executor = executorFor(breaker, gate.origin().replace(/^.*\/\//, ''));
  let result: { readonly value: T } | { readonly thrown: unknown } | undefined;
  let seen: Promise<void> | undefined;
  const isGivenUp = (): boolean => gate.signal?.aborted === true;
  const isOver = (): boolean => isGivenUp() || ended?.aborted === true;

  const attempt = async (): Promise<void> => {
    try {
      result = { value: await send() };
    } catch (thrown) {
      result = { thrown };
      // A terminal failure is the request's fault: it opens nothing. After the end there is nobody to judge for.
      if (!isOver() && (await gate.judge(thrown))?.failure.classification === 'retryable') throw thrown;
    }
  };
  const watched = async (): Promise<void> => {
    try {
      await untilAbort(ended, attempt);
    } catch (error) {
      if (!isGivenUp()) throw error;
    }
  };
  const once = (): Promise<void> => {
    seen ??= isOver() ? Promise.resolve() : watched();
    // The executor may look away.
    seen.catch(() => undefined);
    return seen;
  };

  /** Nothing is sent from here on, however late the executor asks. Whether nothing was. */
  const shut = (): boolean => {
    const unsent = !seen;
    seen ??= Promise.resolve();
    return unsent;
  };

  try {
    await untilAbort(gate.signal, async () => executor.execute(once));
    await seen;
  } catch (error) {
    if (shut()) throw isGivenUp() ? error : gate.refuse('circuit-open', error);
    if (!result) throw error;
  }
  shut();
  if (!result) throw isOver() ? reasonOf(ended, gate.signal) : gate.refuse('circuit-open');
  const settled = result as unknown as { readonly value: T } | { readonly thrown: Error };
  if ('value' in settled) return settled.value;
  throw settled.thrown;
}

/** Runs an attempt once the limit on calls in flight lets it in. `send` gets the time left after the wait. */
export async function throughLimit<T>(
  overload: Overload,
  gate: Gate,
  leftMs: number,
  send: (leftMs: number) => PromiseLike<T>,
  loadOf: (value: T) => Load,
): Promise<T> {
  const { clock, signal } = gate;
  const enteredAtMs = clock.now();
  const entry = overload.enter(gate.origin(), { clock, signal, leftMs });
  const ticket = entry instanceof Promise ? await entry : entry;
  if (!ticket) throw gate.refuse('overloaded');
  try {
    const value = await send(leftMs - Math.max(0, clock.now() - enteredAtMs));
    ticket.leave(loadOf(value));
    return value;
  } catch (thrown) {
    let judgement: Judgement | undefined;
    try {
      judgement = await gate.judge(thrown);
    } finally {
      const throttled = judgement?.failure.category === 'throttling';
      ticket.leave(strainOf(judgement), throttled ? judgement?.facts.retryAfterMs : undefined);
    }
    throw thrown;
  }
}

function reasonOf(...signals: readonly (AbortSignal | undefined)[]): unknown {
  return signals.find((signal) => signal?.aborted)?.reason;
}

function strainOf(judgement: Judgement | undefined): Load {
  if (!judgement) return 'neither';
  const { category, httpCode = 0 } = ownProperties(judgement.failure);
  if (category === 'timeout' || category === 'throttling' || httpCode >= 500) return 'strain';
  return httpCode >= 400 ? 'success' : 'neither';
}
