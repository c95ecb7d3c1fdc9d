import axios, { AxiosError, type AxiosAdapter, type AxiosResponse, CanceledError } from 'axios';
import { type Call, createCall, type Outcome } from '../call/call.js';
import { limited } from '../call/limit.js';
import { sleep } from '../call/sleep.js';
import { originOf } from '../events/operation.js';
import { type Budget, budgetOf, type OriginBudget } from '../policy/budget.js';
import { systemClock } from '../policy/clock.js';
import type { Policy } from '../policy/policy.js';
import type { RequestOptions } from '../policy/request-options.js';
import { validateRequestOptions } from '../policy/validate.js';
import { attemptConfig, type Config, type Exchange } from './config.js';
import { createEngine, type Engine } from './engine.js';
import { fixBoundary } from './replay.js';
import { linger } from './stream.js';
import { subjectOf } from './subject.js';
import { dress, showCaller } from './surface.js';
import { waitSignal } from './wait-signal.js';

/** Sends a request, retries included. Takes the place of the request's own adapter. */
export type Transport = (
  config: Config,
  inner: Config['adapter'],
  options: RequestOptions | undefined,
) => Promise<AxiosResponse>;

/** Makes the transport of one attached instance. Its loop is made on the first retryable failure. */
export function createTransport(policy: Policy): Transport {
  const { clock } = policy;
  const ownClock = clock !== systemClock;
  let engine: Engine | undefined;

  /** Whether a success at once means something to the budget. */
  const owing = (): boolean => policy.budget !== false && (!('owes' in policy.budget) || (policy.budget as OriginBudget).owes());

  return (config, inner, options) => {
    if (options !== undefined) validateRequestOptions(options);
    const adapter = resolve(inner, config);
    if (typeof config.data === 'object') fixBoundary(config, adapter);
    const exchange: Exchange = { config, adapter, headers: { ...config.headers }, options, startedAtMs: clock.now() };
    const attemptMs = options?.attemptTimeout ?? policy.attemptTimeout;
    const totalMs = options?.totalTimeout ?? policy.totalTimeout;
    const bound = attemptMs !== undefined || totalMs !== undefined;

    const send = (remainingMs: number): Promise<AxiosResponse> => {
      const own = attemptConfig(exchange);
      if (!bound) return adapter(own);
      const total = remainingMs <= (attemptMs ?? Infinity);
      const name = total ? 'totalTimeout' : 'attemptTimeout';
      const exceeded = `${name} of ${String(total ? totalMs : attemptMs)}ms exceeded`;
      return limited(
        (source) => {
          Object.defineProperty(own, 'signal', { get: () => source.signal, enumerable: true, configurable: true });
          return adapter(own);
        },
        {
          clock,
          timeoutMs: Math.min(attemptMs ?? Infinity, remainingMs),
          parent: config.signal as AbortSignal | undefined,
          timedOut: () => new AxiosError(exceeded, AxiosError.ETIMEDOUT, config),
          linger,
        },
      );
    };

    const recover = async (thrown: unknown): Promise<AxiosResponse> => {
      const call = createCall(policy, options, subjectOf(exchange, policy), exchange.startedAtMs);
      let last = await call.failed(thrown);
      if (last.decision.retry) {
        let response: AxiosResponse | undefined;
        const wait = waitSignal(config);
        try {
          engine ??= createEngine(!ownClock);
          return await engine(
            last,
            async () => {
              if (ownClock && last.decision.retry) await sleep(last.decision.delayMs, clock, wait.signal);
              if (call.remainingMs() <= 0) throw (last = call.expired(last));
              response = await attempt(call, send, (outcome) => (last = outcome));
              showCaller(response, config);
              return response;
            },
            wait.signal,
          );
        } catch {
          // What came out of the loop is a carrier or an abort; `response` and `last` know what happened.
          if (response) return response;
          if (last.decision.retry) last = await call.abandoned(canceled(config));
        } finally {
          wait.release();
        }
      }
      dress(last, exchange, policy);
      throw last.thrown;
    };

    const succeed = (response: AxiosResponse): AxiosResponse => {
      if (isHealthy(response) && owing()) budgetOf(policy.budget as Budget, () => originOf(config)).success(1);
      return showCaller(response, config);
    };

    try {
      const sent = bound ? send(totalMs ?? Infinity) : adapter(config);
      return sent.then(bound || owing() ? succeed : undefined, recover);
    } catch (error) {
      return recover(error);
    }
  };
}

async function attempt(
  call: Call,
  send: (remainingMs: number) => Promise<AxiosResponse>,
  note: (outcome: Outcome) => void,
): Promise<AxiosResponse> {
  call.begin();
  let response: AxiosResponse;
  try {
    response = await send(call.remainingMs());
  } catch (thrown) {
    const outcome = await call.failed(thrown);
    note(outcome);
    throw outcome as unknown as Error;
  }
  call.succeeded(isHealthy(response));
  return response;
}

/** An error status that the caller's `validateStatus` accepts is a success, but no sign of health. */
function isHealthy({ status }: AxiosResponse): boolean {
  return status < 400;
}

function resolve(inner: Config['adapter'], config: Config): AxiosAdapter {
  return typeof inner === 'function' ? inner : axios.getAdapter(inner ?? axios.defaults.adapter, config);
}

/** What axios itself rejects for an abort, with the caller's config. */
function canceled(config: Config): unknown {
  return config.cancelToken?.reason ?? new CanceledError(undefined, config);
}
