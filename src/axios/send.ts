import { AxiosError, type AxiosResponse } from 'axios';
import { type Gate, throughBreaker, throughLimit } from '../call/gate.js';
import { limited } from '../call/limit.js';
import type { Judgement } from '../call/subject.js';
import { untilAbort } from '../call/until-abort.js';
import { originOf } from '../events/operation.js';
import type { Policy } from '../policy/policy.js';
import type { ReadLimits } from '../wire/limits.js';
import { sendBounded } from './bounded-body.js';
import type { ClockOffsets } from './clock-offset.js';
import { attemptConfig, type Config, type Exchange, isCancelled } from './config.js';
import { discard } from './discard.js';
import { rejectHidden } from './hidden-error.js';
import { lendSignal, restoreSignal } from './lent-signal.js';
import { refused } from './refused.js';
import { takeBody } from './replay.js';
import { linger } from './stream.js';

/** Makes one attempt. */
export type Send = (attempt: number, remainingMs: number) => Promise<AxiosResponse>;

/** Carries what `beforeAttempt` or `body` threw past the classification: it surfaces as itself, unretried. */
export class HookError extends Error {
  constructor(readonly thrown: unknown) {
    super();
  }
}

/** Tells that the body of an attempt was sent before: it would be empty. */
export class SpentBodyError extends HookError {
  constructor() {
    super(
      new TypeError('retriage: the body of an attempt takes a fresh stream, not one that was sent before'),
    );
  }
}

/** What attempts need to know of the call around them. */
export interface Surroundings {
  readonly policy: Policy;
  readonly offsets: ClockOffsets;
  /** Follows the caller's signal and cancel token. */
  readonly stopSignal: () => AbortSignal | undefined;
  /** Classifies what the attempt threw. */
  readonly judge: (thrown: unknown) => Promise<Judgement>;
}

/**
 * Makes the function that makes attempts. Each layer costs only those who set its option; from the outside in:
 * the limit on calls in flight, the time limit, `beforeAttempt`, the breaker, the request's own adapter.
 */
export function createSend(exchange: Exchange, { policy, offsets, stopSignal, judge }: Surroundings): Send {
  const { config, adapter, options } = exchange;
  const { beforeAttempt, breaker, overload, clock } = policy;
  const attemptMs = options?.attemptTimeout ?? policy.attemptTimeout ?? Infinity;
  const totalMs = options?.totalTimeout ?? policy.totalTimeout;
  const signal = config.signal as AbortSignal | undefined;
  const ownCopies =
    exchange.keyed !== undefined || beforeAttempt !== undefined || options?.body !== undefined;
  /** An adapter knows the cancel token itself, the waits before it do not. */
  const callerSignal = (): AbortSignal | undefined => (config.cancelToken ? stopSignal() : signal);
  const gate: Gate = {
    clock,
    signal: overload || breaker ? callerSignal() : signal,
    origin: () => originOf(config),
    judge: (thrown) => (thrown instanceof HookError ? Promise.resolve(undefined) : judge(thrown)),
    refuse: (refusal, cause) => refused(refusal, config, cause),
  };

  /** The attempt, after the functions that have a say in it. `isOver`: nobody waits for it any more. */
  const prepared = async (own: Config, attempt: number, isOver: () => boolean): Promise<AxiosResponse> => {
    const body = attempt > 1 || (own.data ?? undefined) === undefined ? options?.body : undefined;
    const prepare = async (): Promise<void> => {
      if (body) own.data = await body();
      try {
        if (!isOver()) await beforeAttempt?.(own, { attempt, clockOffsetMs: offsets.of(originOf(config)) });
        if (isOver()) throw new Error('nobody waits for it');
        if (!takeBody(own.data)) throw new SpentBodyError();
      } catch (thrown) {
        if (body) discard(own.data);
        throw thrown;
      }
    };
    try {
      await untilAbort(callerSignal(), prepare);
    } catch (thrown) {
      throw isOver() || thrown instanceof HookError ? thrown : new HookError(thrown);
    }
    if (!body) return transmit(own);
    try {
      return await transmit(own);
    } catch (thrown) {
      // First what came is read: letting go of the body ends the exchange.
      if (!isOver()) await judge(thrown);
      discard(own.data);
      throw thrown;
    }
  };

  const transmit = (own: Config): Promise<AxiosResponse> =>
    breaker
      ? throughBreaker(breaker, gate, () => exchanged(own), own.signal as AbortSignal | undefined)
      : exchanged(own);

  const bodyLimits = ({ timeout }: Config): ReadLimits => ({
    maxBytes: policy.maxErrorBodyBytes,
    timeoutMs: options?.attemptTimeout ?? policy.attemptTimeout ?? (timeout || undefined),
    signal: undefined,
  });

  const exchanged = (own: Config): Promise<AxiosResponse> => {
    const sent = policy.boundErrorBodies ? sendBounded(adapter, own, bodyLimits(own)) : adapter(own);
    return policy.inspectSuccess ? sent.then((response) => rejectHidden(response, policy)) : sent;
  };

  const once = (attempt: number, remainingMs: number): Promise<AxiosResponse> => {
    // The first attempt of most calls may write to the caller's config, as it does without us.
    const own = attempt === 1 && !ownCopies ? config : attemptConfig(exchange);
    let ended = false;
    const isOver = (): boolean => ended || isCancelled(config);
    const go = options?.body || beforeAttempt ? () => prepared(own, attempt, isOver) : () => transmit(own);
    const timeoutMs = Math.min(attemptMs, remainingMs);
    if (timeoutMs === Infinity) return go();
    const timedOut = (): Error => {
      const [name, ms] = remainingMs <= attemptMs ? ['totalTimeout', totalMs] : ['attemptTimeout', attemptMs];
      return new AxiosError(`${name} of ${String(ms)}ms exceeded`, AxiosError.ETIMEDOUT, own);
    };
    const onEnd = (): void => {
      ended = true;
      if (own === config) restoreSignal(config, signal);
    };
    return limited(
      (source) => {
        lendSignal(own, source);
        return go();
      },
      { clock, timeoutMs, parent: signal, abandon: false, timedOut, linger, onEnd },
    );
  };

  if (!overload) return once;
  return (attempt, remainingMs) =>
    throughLimit(
      overload,
      gate,
      remainingMs,
      (leftMs) => once(attempt, leftMs),
      ({ status }) => (status < 500 ? 'success' : 'strain'),
    );
}
