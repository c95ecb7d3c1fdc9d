import { hasMethod } from './property.js';

/** A value that is there at once, or later: most bodies are decoded without leaving the current tick. */
export type MaybePromise<T> = T | Promise<T>;

/** Goes on with the value, in this tick where it is there already. */
export function chain<T, R>(value: MaybePromise<T>, next: (value: T) => MaybePromise<R>): MaybePromise<R> {
  return value instanceof Promise ? value.then(next) : next(value);
}

/** Lets go of what a function gave that was to answer at once: if it is a promise, its rejection is nobody's. */
export function letGo(outcome: unknown): void {
  if (hasMethod(outcome, 'then')) void Promise.resolve(outcome).catch(() => undefined);
}
