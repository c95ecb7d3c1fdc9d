/** Calls a function of the user's that only watches: neither what it throws nor what it rejects with reaches the call. */
export function contain(watch: () => unknown): void {
  try {
    const outcome = watch();
    if (typeof (outcome as PromiseLike<unknown> | undefined)?.then === 'function') {
      void Promise.resolve(outcome).catch(() => undefined);
    }
  } catch {
    // A broken watcher must not lose the response or the original error.
  }
}
