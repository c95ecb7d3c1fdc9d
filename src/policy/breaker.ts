/**
 * Anything that runs a function or refuses to: a cockatiel policy (breaker, bulkhead, ...). It sees only retryable
 * failures as failures.
 */
export interface Executor {
  execute<T>(fn: () => Promise<T>): Promise<T>;
}

/** One executor for all, or one for each host. */
export type Breaker = Executor | ((host: string) => Executor);

/** The executor for a host. */
export function executorFor(breaker: Breaker, host: string): Executor {
  return typeof breaker === 'function' ? breaker(host) : breaker;
}
