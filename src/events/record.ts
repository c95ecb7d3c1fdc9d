import type { Failure } from '../classify/failure.js';
import { toldOnly } from '../wire/property.js';
import type { FailureEvent } from './event.js';

/** One event as one flat record. Fields that do not apply are absent. */
export interface LogRecord {
  readonly event: FailureEvent['type'];
  readonly operation?: string | undefined;
  /** The failure's; of a warning its own. */
  readonly code?: string | undefined;
  readonly httpCode?: number | undefined;
  readonly message?: string | undefined;
  readonly resolution?: string | undefined;
  readonly requestId?: string | undefined;
  readonly hostId?: string | undefined;
  readonly classification?: string | undefined;
  readonly category?: string | undefined;
  readonly decidedBy?: string | undefined;
  /** Number of the attempt the event is about. */
  readonly attempt?: number | undefined;
  readonly delayMs?: number | undefined;
  readonly delayFrom?: string | undefined;
  readonly stop?: string | undefined;
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
    record['operation'] = event.failure.operation;
    record['code'] = event.code;
    record['message'] = event.message;
    record['attempt'] = event.failure.attempts.length;
    record['elapsedMs'] = event.failure.elapsedMs;
  } else {
    const { failure } = event;
    for (const field of FAILURE_FIELDS) record[field] = failure[field];
    record['attempt'] = event.type === 'retry' ? event.attempt : failure.attempts.length;
    if (event.type === 'retry') {
      record['delayMs'] = event.delayMs;
      record['delayFrom'] = event.delayFrom;
    } else record['stop'] = failure.stop;
    record['elapsedMs'] = failure.elapsedMs;
  }
  return toldOnly(record) as unknown as LogRecord;
}
