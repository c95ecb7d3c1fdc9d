import { letGo } from '../wire/maybe.js';

/** Calls a function of the user's that only watches: neither what it throws nor what it rejects with reaches the call. */
export function contain(watch: () => unknown): void {
  try {
    letGo(watch());
  } catch {
    // A broken watcher must not lose the response or the original error.
  }
}
