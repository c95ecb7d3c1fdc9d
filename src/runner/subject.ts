import type { Subject } from '../call/subject.js';
import { own } from '../catalog/own.js';
import { cleaner } from '../events/redact.js';
import { readsOnly } from '../policy/effect.js';
import type { WireRequest } from '../wire/request.js';
import type { RunOptions } from './run.js';

/** What a run is about. Wrapping a function is the caller's word that it may be called again. */
export function runSubject({ operation, idempotent, signal }: RunOptions): Subject {
  let clean = cleaner(() => undefined);
  return {
    operation: () => operation,
    origin: () => operation ?? '',
    idempotent: () => idempotent ?? (operation === undefined || readsOnly(operation)),
    replayable: () => true,
    cancelled: () => signal?.aborted === true,
    clean: (text) => clean(text),
    observe(thrown) {
      // An axios error brings its request along, and with it the credentials to keep out of sight.
      const config = ownConfig(thrown);
      clean = cleaner(() => config);
    },
    signal,
  };
}

function ownConfig(thrown: unknown): WireRequest | undefined {
  try {
    const config = own(thrown, 'config');
    return typeof config === 'object' && config !== null ? config : undefined;
  } catch {
    return undefined;
  }
}
