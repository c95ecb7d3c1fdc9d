import { own } from '../catalog/own.js';
import type { Failure } from '../classify/failure.js';
import { toldOnly } from '../wire/property.js';
import type { FailureEvent } from './event.js';

/** One event as one flat record. Fields that do not apply are absent. */
export interface LogRecord {
  /** What happened. */
  readonly event: FailureEvent['type'];
  /** What was asked, without query: `GET host/path Action`. */
  readonly operation?: string | undefined;
  /** The failure's; of a warning its own. */
  readonly code?: string | undefined;
  /** HTTP status. */
  readonly httpCode?: number | undefined;
  /** The API's words, without what is secret; of a warning its own. */
  readonly message?: string | undefined;
  /** What to do, by the documentation. */
  readonly resolution?: string | undefined;
  /** The server's id of the request, for a support ticket. */
  readonly requestId?: string | undefined;
  /** The host that answered, as it names itself. */
  readonly hostId?: string | undefined;
  /** `retryable` or `terminal`. */
  readonly classification?: string | undefined;
  /** Kind of failure, such as `throttling` or `auth`. */
  readonly category?: string | undefined;
  /** What the classification rests on. */
  readonly decidedBy?: string | undefined;
  /** Number of the attempt the event is about. */
  readonly attempt?: number | undefined;
  /** Wait until the next attempt, in milliseconds. */
  readonly delayMs?: number | undefined;
  /** `backoff` or `retry-after`. */
  readonly delayFrom?: string | undefined;
  /** Why the call ended. */
  readonly stop?: string | undefined;
  /** Time since the call began, in milliseconds. */
  readonly elapsedMs: number;
}

const FAILURE_FIELDS = [
  'operation',
  'code',
  'httpCode',
  'message',
  'resolution',
  'requestId',
  'hostId',
  'classification',
  'category',
  'decidedBy',
] as const satisfies readonly (keyof Failure)[];

/** The event as one flat record, in a fixed order of fields. */
export function recordOf(event: FailureEvent): LogRecord {
  const record: Record<string, unknown> = { event: event.type };
  if (event.type === 'recover') {
    record['operation'] = event.operation;
    record['attempt'] = event.attempts.length;
    record['elapsedMs'] = event.elapsedMs;
  } else if (event.type === 'warning') {
    record['operation'] = own(event.failure, 'operation');
    record['code'] = event.code;
    record['message'] = event.message;
    record['attempt'] = event.failure.attempts.length;
    record['elapsedMs'] = event.failure.elapsedMs;
  } else {
    const { failure } = event;
    for (const field of FAILURE_FIELDS) record[field] = own(failure, field);
    record['attempt'] = event.type === 'retry' ? event.attempt : failure.attempts.length;
    if (event.type === 'retry') {
      record['delayMs'] = event.delayMs;
      record['delayFrom'] = event.delayFrom;
    } else record['stop'] = failure.stop;
    record['elapsedMs'] = failure.elapsedMs;
  }
  return toldOnly(record) as unknown as LogRecord;
}
