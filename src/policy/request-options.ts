import type { Overrides } from './options.js';

/** What one request can say for itself: `api.get(url, { retriage: { retries: 5 } })`. */
export interface RequestOptions {
  /** Extra attempts, in place of the policy's. */
  readonly retries?: number | undefined;
  /** Longest time for one attempt, in milliseconds, in place of the policy's. */
  readonly attemptTimeout?: number | undefined;
  /** Longest time for the whole call, waits included, in milliseconds, in place of the policy's. */
  readonly totalTimeout?: number | undefined;
  /** Whether repeating this request is safe; beats every other rule. */
  readonly idempotent?: boolean | undefined;
  /** Asked before the policy's overrides. */
  readonly overrides?: Overrides | undefined;
  /**
   * Makes the body anew for each attempt: a stream that can be sent again, or a promise of one. It is sent as it is,
   * without `transformRequest`; a stream that is not sent to its end is destroyed, and one that was sent before ends the
   * call. With `data` too, `data` is the first attempt's. What it throws reaches the caller as it is, without a retry.
   */
  readonly body?: (() => unknown) | undefined;
  /** Name of the operation in failures and logs, in place of the one made from the request. */
  readonly operation?: string | undefined;
}
