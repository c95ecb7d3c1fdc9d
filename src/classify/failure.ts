/** How far the attempt got. `refused`: we did not send it (open circuit, adaptive limit). */
export type FailureKind = 'response' | 'network' | 'timeout' | 'cancelled' | 'refused' | 'unknown';

/** Whether repeating the same request can succeed. */
export type Classification = 'retryable' | 'terminal';

/** What sort of trouble it is. */
export type Category =
  | 'throttling'
  | 'transient'
  | 'network'
  | 'timeout'
  | 'clock'
  | 'auth'
  | 'client'
  | 'server'
  | 'cancelled'
  | 'unknown';

/** Which rule settled the classification; `family` covers the message's own evidence too. */
export type DecidedBy = 'override' | 'classifier' | 'catalog' | 'family' | 'status' | 'network' | 'default';

/** Why a call ended in an error. */
export type StopReason =
  | 'terminal'
  | 'retries-exhausted'
  | 'deadline'
  | 'retry-after-too-long'
  | 'budget-exhausted'
  | 'circuit-open'
  | 'overloaded'
  | 'not-idempotent'
  | 'body-not-replayable'
  | 'cancelled';

/** Where a delay came from: our backoff or the server's hint. */
export type DelayFrom = 'backoff' | 'retry-after';

/** One try of a call. */
export interface Attempt {
  /** 1 for the first. */
  readonly number: number;
  /** When it started, in milliseconds since the Unix epoch. */
  readonly startedAtMs: number;
  /** How long it took, its error body's reading included, in milliseconds. */
  readonly durationMs: number;
  /** Status of its response; absent where none came, and for the attempt that succeeded. */
  readonly httpCode?: number | undefined;
  /** Code of its failure, as `Failure.code`; absent for the attempt that succeeded. */
  readonly code?: string | undefined;
  /** The server's id of the request; absent where none came, and for the attempt that succeeded. */
  readonly requestId?: string | undefined;
  /** The wait after it, where another attempt followed, in milliseconds. */
  readonly delayMs?: number | undefined;
  /** Who asked for that wait; absent where no other attempt followed. */
  readonly delayFrom?: DelayFrom | undefined;
}

/**
 * What happened and what it means: one flat, read-only, JSON-safe record, to which can be added.
 * It holds no header, query, credential or raw body, and its strings no control characters.
 */
export interface Failure {
  /** How far the last attempt got. */
  readonly kind: FailureKind;
  /** Status of the response; absent where none came. */
  readonly httpCode?: number | undefined;
  /** The API's code, else the system's (`ECONNRESET`), else `HTTP_<status>`. */
  readonly code: string;
  /** The API's message, else the thrown error's. */
  readonly message: string;
  /** What to do about it, from the catalog or an override. */
  readonly resolution?: string | undefined;
  /** The server's id of the request, for the provider's support; absent where none came. */
  readonly requestId?: string | undefined;
  /** The host that answered, by its own word; absent where it said nothing. */
  readonly hostId?: string | undefined;
  /** The API's link to a diagnosis; absent where it sent none. */
  readonly recommend?: string | undefined;
  /** What the failure is; whether it was repeated is another question, see `stop`. */
  readonly classification: Classification;
  /** What sort of trouble it is. */
  readonly category: Category;
  /** Which rule settled the classification. */
  readonly decidedBy: DecidedBy;
  /** Found in a catalog. */
  readonly documented: boolean;
  /** Name of the catalog that knows the code. */
  readonly catalog?: string | undefined;
  /** `GET nas.cn-hangzhou.aliyuncs.com DescribeFileSystems` or `GET api.example.com/users/:id`. */
  readonly operation?: string | undefined;
  /** Why the call ended; on surfaced errors only. */
  readonly stop?: StopReason | undefined;
  /** When the server wants to be asked again (ISO 8601), where it said so. */
  readonly retryAt?: string | undefined;
  /** The attempts so far, in their order. */
  readonly attempts: readonly Attempt[];
  /** Time since the call began, waits included, in milliseconds. */
  readonly elapsedMs: number;
}

/**
 * Every reason a call can stop for, in the order they are considered: first whether it makes sense to go on, then
 * whether it is safe, then whether it is still allowed; `deadline` comes before what is safe where no time is left at
 * all. The budget is asked last, since asking takes a token.
 */
export const STOP_REASONS: readonly StopReason[] = [
  'cancelled',
  'terminal',
  'circuit-open',
  'overloaded',
  'body-not-replayable',
  'not-idempotent',
  'retries-exhausted',
  'retry-after-too-long',
  'deadline',
  'budget-exhausted',
];
