import type { Subject } from '../call/subject.js';
import { cleaner } from '../events/redact.js';
import { readsOnly } from '../policy/effect.js';
import type { RunOptions } from './run.js';

/** What a run is about. Wrapping a function is the caller's word that it may be called again. */
export function runSubject({ operation, idempotent, signal }: RunOptions): Subject {
  let clean = cleaner(() => undefined);
  return {
    operation: () => operation,
    origin: () => operation ?? '',
    idempotent: () => idempotent ?? (operation === undefined || readsOnly(operation)),
    redirected: () => false,
    replayable: () => true,
    cancelled: () => signal?.aborted === true,
    clean: (text) => clean(text),
    observe(thrown) {
      clean = cleaner(() => undefined, thrown);
      return thrown;
    },
    signal,
    timeoutMs: undefined,
    learn: undefined,
  };
}
