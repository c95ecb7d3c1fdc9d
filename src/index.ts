// Every public name, listed by hand. What is not here (the call's ledger, the tables, the decoders) stays inside.

export { attach } from './axios/attach.js';
export { hasFailure } from './axios/has-failure.js';
export { explain } from './call/explain.js';
export type { Answered } from './call/explain.js';
export { failureOf } from './call/surface.js';
export { createCatalog } from './catalog/catalog.js';
export type { Catalog, CatalogHint, CatalogOptions } from './catalog/catalog.js';
export type { CatalogEntry } from './catalog/entry.js';
export { gatewayCatalog } from './catalog/gateway.js';
export { nasCatalog } from './catalog/nas.js';
export type { NasErrorCode } from './catalog/nas.js';
export type {
  Attempt,
  Category,
  Classification,
  DecidedBy,
  DelayFrom,
  Failure,
  FailureKind,
  StopReason,
} from './classify/failure.js';
export type {
  EventListener,
  FailureEvent,
  GiveUpEvent,
  RecoverEvent,
  RetryEvent,
  WarningEvent,
} from './events/event.js';
export { logTo } from './events/log.js';
export type { Logger, LogLevel, LogOptions } from './events/log.js';
export type { LogRecord } from './events/record.js';
export { constant, exponential, linear } from './policy/backoff.js';
export type { Backoff, BackoffContext, ExponentialOptions, Jitter } from './policy/backoff.js';
export type { Breaker, Executor } from './policy/breaker.js';
export { createBudget } from './policy/budget.js';
export type { Budget, BudgetOptions } from './policy/budget.js';
export type { Clock } from './policy/clock.js';
export type { Decision } from './policy/decide.js';
export type { UnknownCode } from './policy/drift.js';
export type { RetryUnsafe } from './policy/effect.js';
export type { AttemptContext, Override, OverrideRule, Overrides, PolicyOptions } from './policy/options.js';
export { adaptiveConcurrency } from './policy/overload.js';
export type { Line } from './policy/line.js';
export type { AdaptiveConcurrencyOptions, Load, Overload, Ticket } from './policy/overload.js';
export { createPolicy } from './policy/policy.js';
export type { Policy } from './policy/policy.js';
export { ratioBudget } from './policy/ratio-budget.js';
export type { RatioBudgetOptions } from './policy/ratio-budget.js';
export type { RequestOptions } from './policy/request-options.js';
export { run } from './runner/run.js';
export type { RunContext, RunOptions } from './runner/run.js';
export { wrap } from './runner/wrap.js';
export type { WrapOptions } from './runner/wrap.js';
export type { WireRequest } from './wire/request.js';
