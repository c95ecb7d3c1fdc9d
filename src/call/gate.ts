import { type Breaker, executorFor } from '../policy/breaker.js';
import type { Clock } from '../policy/clock.js';
import type { Load, Overload } from '../policy/overload.js';
import type { Refusal } from './refusal.js';
import type { Judgement } from './subject.js';

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

/** Runs an attempt through the breaker, which sees only retryable failures as failures. */
export async function throughBreaker<T>(
  breaker: Breaker,
  gate: Gate,
  send: () => PromiseLike<T>,
): Promise<T> {
  let started = false;
  let result: { readonly value: T } | { readonly thrown: unknown } | undefined;
  try {
    await executorFor(breaker, gate.origin().replace(/^.*\/\//, '')).execute(async () => {
      started = true;
      try {
        result = { value: await send() };
      } catch (thrown) {
        result = { thrown };
        // A terminal failure is the request's fault: it opens nothing.
        if ((await gate.judge(thrown))?.failure.classification === 'retryable') throw thrown;
      }
    });
  } catch (error) {
    if (!started) throw gate.refuse('circuit-open', error);
    if (!result) throw error;
  }
  if (!result) throw gate.refuse('circuit-open');
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
    ticket.leave(strainOf(await gate.judge(thrown)));
    throw thrown;
  }
}

function strainOf(judgement: Judgement | undefined): Load {
  const { category, httpCode = 0 } = judgement?.failure ?? {};
  if (category === 'timeout' || category === 'throttling' || httpCode >= 500) return 'strain';
  return httpCode >= 400 ? 'success' : 'neither';
}
