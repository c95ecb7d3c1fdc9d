import axios, { type AxiosAdapter, type AxiosResponse } from 'axios';
import { credit } from '../call/budget.js';
import { type Call, createCall } from '../call/call.js';
import type { Outcome } from '../call/outcome.js';
import { sleep } from '../call/sleep.js';
import { originOf } from '../events/operation.js';
import { budgetOf, isOwing } from '../policy/budget.js';
import { stopwatch, systemClock } from '../policy/clock.js';
import type { Policy } from '../policy/policy.js';
import type { RequestOptions } from '../policy/request-options.js';
import { validateRequestOptions } from '../policy/validate.js';
import { canceledError } from './canceled.js';
import { createClockOffsets } from './clock-offset.js';
import { type Config, type Exchange, isCancelled } from './config.js';
import { createEngine, type Engine } from './engine.js';
import { withKey } from './key.js';
import { fixBoundary, toBytes } from './replay.js';
import { createSend, HookError, SpentBodyError } from './send.js';
import { subjectOf } from './subject.js';
import { dress, showCaller } from './surface.js';
import { type WaitSignal, waitSignal } from './wait-signal.js';

/** Sends a request, retries included. Takes the place of the request's own adapter. */
export type Transport = (
  config: Config,
  inner: Config['adapter'],
  options: false | RequestOptions | undefined,
) => Promise<AxiosResponse>;

/** Makes the transport of one attached instance. Its loop is made on the first retryable failure. */
export function createTransport(policy: Policy): Transport {
  const { clock, budget } = policy;
  const ownClock = clock !== systemClock;
  const offsets = createClockOffsets();
  const layered = isLayered(policy);
  let engine: Engine | undefined;

  const dispatch = (plain: Exchange, straight: boolean): Promise<AxiosResponse> => {
    const { config, startedAtMs } = plain;
    // The caller's own: an attempt may be lent another.
    const { signal, cancelToken } = config;
    let exchange = plain;
    let call: Call | undefined;
    let wait: WaitSignal | undefined;
    /** Made for the first thing that has to be waited for besides an attempt; most calls never do. */
    const stopSignal = (): AbortSignal | undefined => (wait ??= waitSignal({ signal, cancelToken })).signal;
    const getCall = (): Call =>
      (call ??= createCall(
        policy,
        exchange.options,
        subjectOf(exchange, policy, offsets, stopSignal()),
        startedAtMs(),
      ));
    const getSend = () =>
      createSend(exchange, { policy, offsets, stopSignal, judge: (thrown) => getCall().judge(thrown) });
    /** Whether a function of the caller's failed, not an attempt. */
    let foreign = false;
    const fail = (thrown: unknown) => {
      if (!(thrown instanceof HookError)) return getCall().failed(thrown);
      foreign = true;
      return getCall().failed(thrown.thrown, 'terminal');
    };

    const conclude = async (first: () => Promise<Outcome>): Promise<AxiosResponse> => {
      try {
        let last = await first();
        if (last.decision.retry) {
          const call = getCall();
          let response: AxiosResponse | undefined;
          const attempt = async (): Promise<AxiosResponse> => {
            if (ownClock && last.decision.retry) await sleep(last.decision.delayMs, clock, stopSignal());
            if (call.remainingMs() <= 0) throw (last = call.ended(last, 'deadline')) as unknown as Error;
            call.begin();
            try {
              response = showCaller(
                await getSend()(last.failure.attempts.length + 1, call.remainingMs()),
                config,
              );
            } catch (thrown) {
              const isSpent = thrown instanceof SpentBodyError;
              last = isSpent ? call.ended(last, 'body-not-replayable') : await fail(thrown);
              throw last as unknown as Error;
            }
            call.succeeded(isHealthy(response));
            return response;
          };
          try {
            engine ??= createEngine(!ownClock);
            return await engine(last, attempt, stopSignal());
          } catch {
            // What comes out of the loop is a carrier or an abort; `response` and `last` know what happened.
            if (response) return response;
            if (last.decision.retry && isCancelled(config))
              last = await call.abandoned(canceledError(config));
            // A loop that is broken, by a test that mocks axios, must not take the place of the error.
            else if (last.decision.retry) last = call.ended(last, 'terminal');
          }
        }
        throw dress(last, config, policy, foreign);
      } finally {
        wait?.release();
      }
    };

    const recover = (thrown: unknown): Promise<AxiosResponse> => conclude(() => fail(thrown));

    /** A success at once gives back to the budget; while nothing is spent there is nothing to give. */
    const refund = (response: AxiosResponse): AxiosResponse => {
      if (budget !== false && isOwing(budget) && isHealthy(response)) {
        const own = budgetOf(budget, () => originOf(config));
        credit(own, 1);
      }
      return response;
    };
    const succeed = (response: AxiosResponse): AxiosResponse => {
      wait?.release();
      return showCaller(refund(response), config);
    };

    // Whoever has aborted before the call gets no attempt at all.
    if (isCancelled(config)) return conclude(() => getCall().abandoned(canceledError(config)));
    try {
      if (straight) return exchange.adapter(config).then(budget === false ? undefined : refund, recover);
      exchange = withKey(plain, policy);
      const totalMs = exchange.options?.totalTimeout ?? policy.totalTimeout ?? Infinity;
      return getSend()(1, totalMs).then(succeed, recover);
    } catch (error) {
      return recover(error);
    }
  };

  return (config, inner, options) => {
    const adapter = resolve(inner, config);
    if (options === false) return adapter(config);
    if (options !== undefined) validateRequestOptions(options);
    if (typeof config.data === 'object') {
      toBytes(config);
      fixBoundary(config, adapter);
    }
    const straight = !layered && !(options && (isBounded(options) || options.body));
    return dispatch(
      {
        config,
        adapter,
        headers: { ...config.headers },
        keyed: undefined,
        params: policy.beforeAttempt ? (config.params as unknown) : undefined,
        options,
        startedAtMs: stopwatch(clock),
      },
      straight,
    );
  };
}

/** Whether an attempt is more than a call of the adapter: by the policy, by one request. */
function isLayered(policy: Policy): boolean {
  const { beforeAttempt, breaker, overload, idempotencyKey, inspectSuccess, boundErrorBodies } = policy;
  const hooked = Boolean(beforeAttempt ?? breaker ?? overload ?? idempotencyKey);
  return isBounded(policy) || hooked || inspectSuccess || boundErrorBodies;
}

function isBounded({ attemptTimeout, totalTimeout }: RequestOptions | Policy): boolean {
  return (attemptTimeout ?? totalTimeout) !== undefined;
}

/** An error status that the caller's `validateStatus` accepts is a success, but no sign of health. */
function isHealthy({ status }: AxiosResponse): boolean {
  return status < 400;
}

function resolve(inner: Config['adapter'], config: Config): AxiosAdapter {
  if (typeof inner === 'function') return inner;
  // axios before 1.12 needs no config for it, and its types do not take one.
  const getAdapter: (adapters: Config['adapter'], config: Config) => AxiosAdapter = axios.getAdapter;
  return getAdapter(inner ?? axios.defaults.adapter, config);
}
