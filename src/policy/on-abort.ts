type Listener = (reason: unknown) => void;

/** Who listens to which signal. */
const listeners = new WeakMap<AbortSignal, Set<Listener>>();

/**
 * Calls the listener when the signal aborts, and gives the way to take it back. However many listen, the signal
 * has one listener of ours: hundreds of calls can share one signal without Node's warning of a leak.
 */
export function onAbort(signal: AbortSignal | undefined, listener: Listener): () => void {
  if (!signal) return () => undefined;
  const known = listeners.get(signal);
  const all = known ?? new Set<Listener>();
  if (!known) {
    listeners.set(signal, all);
    signal.addEventListener('abort', tell);
  }
  all.add(listener);
  return () => {
    all.delete(listener);
    if (all.size > 0 || listeners.get(signal) !== all) return;
    listeners.delete(signal);
    signal.removeEventListener('abort', tell);
  };
}

function tell(this: AbortSignal): void {
  const all = listeners.get(this);
  listeners.delete(this);
  this.removeEventListener('abort', tell);
  for (const listener of all ?? []) listener(this.reason);
}
