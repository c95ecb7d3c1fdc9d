import type { Verdict } from '../classify/classify.js';
import type { ReadFacts } from '../wire/thrown.js';
import type { Refusal } from './refusal.js';

/** What an attempt threw, read and classified. */
export interface Judgement extends Verdict {
  readonly facts: ReadFacts;
  readonly refusal?: Refusal | undefined;
}

/** What a call is about, asked only when an attempt has failed. */
export interface Subject {
  /** Name of the operation in failures and logs. */
  readonly operation: () => string | undefined;
  /** Scheme and host, or what else state about a server is kept by. */
  readonly origin: () => string;
  /** Whether repeating has the effect of doing it once. */
  readonly idempotent: () => boolean;
  /** Whether a redirect made another request of the last attempt's. */
  readonly redirected: () => boolean;
  /** Whether the body can be sent again. */
  readonly replayable: () => boolean;
  /** The caller gave up. */
  readonly cancelled: () => boolean;
  /** Makes text of the API fit to be logged. */
  readonly clean: (text: string) => string;
  /** The caller's signal. */
  readonly signal: AbortSignal | undefined;
  /** The client's own timeout of an attempt, in milliseconds. */
  readonly timeoutMs: number | undefined;
  /**
   * Takes what was thrown before it is read, since it may hold the request it failed for. Gives what to read: itself,
   * or the error of an abort in place of its bare reason.
   */
  readonly observe: (thrown: unknown) => unknown;
  /** Takes what a failed attempt taught: the server's clock. */
  readonly learn: ((judgement: Judgement, startedAtMs: number) => void) | undefined;
}
