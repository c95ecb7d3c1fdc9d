import type { InternalAxiosRequestConfig } from 'axios';
import type { Catalog } from '../catalog/catalog.js';
import { gatewayCatalog } from '../catalog/gateway.js';
import { nasCatalog, type NasErrorCode } from '../catalog/nas.js';
import type { Classification, Failure } from '../classify/failure.js';
import type { Override as OverrideOf, OverrideRule as OverrideRuleOf } from '../classify/overrides.js';
import type { EventListener } from '../events/event.js';
import { type Backoff, exponential } from './backoff.js';
import type { Breaker } from './breaker.js';
import type { Budget } from './budget.js';
import { type Clock, systemClock } from './clock.js';
import type { RetryUnsafe } from './effect.js';
import type { Overload } from './overload.js';

/** An override in full; see `PolicyOptions.overrides`. */
export type OverrideRule = OverrideRuleOf<Backoff>;

/** `'retry'`, `'stop'`, or a rule in full. */
export type Override = OverrideOf<Backoff>;

/** Overrides by code, family (`'Throttling.*'`) or status (`'429'`, `'5xx'`). NAS codes autocomplete. */
export type Overrides = { readonly [Code in NasErrorCode]?: Override } & { readonly [key: string]: Override };

/** What `beforeAttempt` gets besides the request. */
export interface AttemptContext {
  /** Number of the attempt; 1 for the first. */
  readonly attempt: number;
  /** How far the server's clock is ahead of ours, in milliseconds, as learned from its answers; 0 until then. */
  readonly clockOffsetMs: number;
}

/** What a policy can be told. Every option is optional; `undefined` means the default. */
export interface PolicyOptions {
  /** Asked in order; the first that knows the code wins. @default [nasCatalog, gatewayCatalog] */
  readonly catalogs?: readonly Catalog[] | undefined;
  /**
   * First opinion on every failure but cancelled ones; `undefined` means "no opinion". An override beats it.
   * One that throws has no opinion.
   */
  readonly classify?: ((failure: Failure) => Classification | undefined) | undefined;
  /** The last word, by exact code, then family, then status. @default {} */
  readonly overrides?: Overrides | undefined;
  /** Extra attempts after the first. @default 3 */
  readonly retries?: number | undefined;
  /** Wait before the next attempt. @default exponential({ base: 300, max: 20_000, jitter: 'full' }) */
  readonly backoff?: Backoff | undefined;
  /** Wait after throttling. @default exponential({ base: 1_000, max: 20_000 }) */
  readonly throttleBackoff?: Backoff | undefined;
  /** Longest time for one attempt, in milliseconds. @default none; axios's own `timeout` counts as ever */
  readonly attemptTimeout?: number | undefined;
  /** Longest time for the whole call, waits included, in milliseconds. @default none */
  readonly totalTimeout?: number | undefined;
  /** A server's hint above this stops the call at once, in milliseconds. @default 60_000 */
  readonly maxRetryAfter?: number | undefined;
  /** When an operation that is not idempotent is repeated. @default 'not-executed' */
  readonly retryUnsafe?: RetryUnsafe | undefined;
  /** Says whether repeating a request is safe, before our own rules; `undefined` means "no opinion". */
  readonly idempotent?: ((request: InternalAxiosRequestConfig) => boolean | undefined) | undefined;
  /**
   * Limits how much of the traffic may be retries, for each origin; shared by all clients of the policy. `false`
   * turns it off. @default createBudget()
   */
  readonly budget?: Budget | false | undefined;
  /**
   * Runs each attempt, and sees only retryable failures as failures: a cockatiel policy, or a function that makes one
   * for each host (`run`: for each operation); it is asked once for each of 1,000 hosts. What it refuses stops with
   * `circuit-open`, the refusal is the error's `cause`. For a limit of time use `attemptTimeout`: a time limit of the
   * executor's leaves the request under way, and its error is terminal.
   */
  readonly breaker?: Breaker | undefined;
  /** Limits the calls in flight to each origin: `adaptiveConcurrency()`. */
  readonly overload?: Overload | undefined;
  /**
   * Runs before every attempt, the first included, on the attempt's own copy of the config with the final headers,
   * data, url and params: sign here. It may be asynchronous; an abort or a time limit ends the wait for it. What it
   * throws reaches the caller as it is, without a retry.
   */
  readonly beforeAttempt?:
    ((request: InternalAxiosRequestConfig, context: AttemptContext) => unknown) | undefined;
  /**
   * Puts one fresh key on a call that cannot be repeated without one and has none of the caller's, before its first
   * attempt, and keeps it for all: as parameter `ClientToken`, as header `Idempotency-Key`, or by a function of yours,
   * which writes url, headers, params or data of a copy of the request, at once. The call then counts as idempotent;
   * not where your function leaves the request as it is.
   */
  readonly idempotencyKey?:
    'ClientToken' | 'Idempotency-Key' | ((request: InternalAxiosRequestConfig) => unknown) | undefined;
  /**
   * Looks for errors in the bodies of 2xx answers too, up to `maxErrorBodyBytes`; streams and Blobs are left alone.
   * What says that it succeeded is no error, and neither is a list. @default false
   */
  readonly inspectSuccess?: boolean | undefined;
  /** How much of an error body is decoded, in bytes. @default 65_536 */
  readonly maxErrorBodyBytes?: number | undefined;
  /**
   * Reads no more of an error body than `maxErrorBodyBytes`, and no longer than `attemptTimeout`, else the request's
   * `timeout`, else 5 s: a huge, packed or endless one costs neither memory nor time. `response.data` ends there. By
   * axios's http adapter; a success is what it is without. (Where the body is a stream, no more is read in any case.)
   * @default false
   */
  readonly boundErrorBodies?: boolean | undefined;
  /** Adds code, message and resolution to an axios error's message. @default true */
  readonly enrichMessage?: boolean | undefined;
  /** Keeps config, request and response of a surfaced axios error from being printed. @default true */
  readonly hideDetails?: boolean | undefined;
  /** The one hook: retries, the end of calls that failed. */
  readonly onEvent?: EventListener | undefined;
  /** Gives a number in [0, 1): where jitter comes from. @default Math.random */
  readonly random?: (() => number) | undefined;
  /** Where time and timers come from. @default the machine's clock */
  readonly clock?: Clock | undefined;
}

/** Options as they are after the defaults. */
export type ResolvedOptions = Omit<
  Required<{ [K in keyof PolicyOptions]: NonNullable<PolicyOptions[K]> }>,
  OpenOption
> &
  Pick<PolicyOptions, OpenOption>;

/** Options whose default is "none". */
type OpenOption =
  | 'classify'
  | 'attemptTimeout'
  | 'totalTimeout'
  | 'idempotent'
  | 'breaker'
  | 'overload'
  | 'beforeAttempt'
  | 'idempotencyKey'
  | 'onEvent';

/** The defaults, one place for all; the budget is made for each policy, since it counts. */
export const DEFAULTS: Omit<ResolvedOptions, 'budget'> = {
  catalogs: [nasCatalog, gatewayCatalog],
  classify: undefined,
  overrides: {},
  retries: 3,
  backoff: /* @__PURE__ */ exponential({ base: 300, max: 20_000, jitter: 'full' }),
  throttleBackoff: /* @__PURE__ */ exponential({ base: 1_000, max: 20_000 }),
  attemptTimeout: undefined,
  totalTimeout: undefined,
  maxRetryAfter: 60_000,
  retryUnsafe: 'not-executed',
  idempotent: undefined,
  breaker: undefined,
  overload: undefined,
  beforeAttempt: undefined,
  idempotencyKey: undefined,
  inspectSuccess: false,
  maxErrorBodyBytes: 65_536,
  boundErrorBodies: false,
  enrichMessage: true,
  hideDetails: true,
  onEvent: undefined,
  random: Math.random,
  clock: systemClock,
};
