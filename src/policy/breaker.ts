import { remember } from './remember.js';

/**
 * Anything that runs a function or refuses to: a cockatiel policy (breaker, bulkhead, ...). It sees only retryable
 * failures as failures. An attempt is made once, however often the function is called.
 */
export interface Executor {
  /** Calls `fn` and gives its result, or rejects without calling it: a refusal. What `fn` rejects with is a failure. */
  execute<T>(fn: () => Promise<T>): Promise<T>;
}

/** One executor for all, or a function that makes one for each host: it is asked once for each. */
export type Breaker = Executor | ((host: string) => Executor);

/** Executors by host, of each function that makes them. */
const made = new WeakMap<object, Map<string, Executor>>();

/**
 * The executor for a host.
 *
 * @throws TypeError where the function makes something else, and what it throws itself
 */
export function executorFor(breaker: Breaker, host: string): Executor {
  if (typeof breaker !== 'function') return breaker;
  const executors = made.get(breaker) ?? new Map<string, Executor>();
  made.set(breaker, executors);
  const executor = executors.get(host) ?? breaker(host);
  if (typeof (executor as Partial<Executor> | undefined)?.execute !== 'function')
    throw new TypeError('retriage policy: `breaker` takes a function from a host to an object with execute');
  // Of one that is forgotten the circuit is closed again.
  remember(executors, host, executor);
  return executor;
}
