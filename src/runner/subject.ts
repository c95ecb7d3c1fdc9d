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
      const request = ownRequest(thrown);
      clean = cleaner(() => request, thrown);
    },
    signal,
  };
}

/** The request an error brings along, and with it the credentials to keep out of sight: axios's, pop-core's URL. */
function ownRequest(thrown: unknown): WireRequest | undefined {
  try {
    const config = own(thrown, 'config');
    if (typeof config === 'object' && config !== null) return config;
    const url = own(thrown, 'url');
    return typeof url === 'string' ? { url } : undefined;
  } catch {
    return undefined;
  }
}
