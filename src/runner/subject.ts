import type { Subject } from '../call/subject.js';
import { cleaner } from '../events/redact.js';
import { readsOnly } from '../policy/effect.js';
import type { RunOptions } from './run.js';

/** What a run is about. Wrapping a function is the caller's word that it may be called again. */
export function runSubject({ operation, idempotent, signal }: RunOptions): Subject {
  return {
    operation: () => operation,
    origin: () => operation ?? '',
    idempotent: () => idempotent ?? (operation === undefined || readsOnly(operation)),
    replayable: () => true,
    cancelled: () => signal?.aborted === true,
    clean: cleaner(() => undefined),
    signal,
  };
}
