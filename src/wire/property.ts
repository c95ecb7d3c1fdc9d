/** True for anything that can hold properties, functions apart. */
export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Names that lead from an object to what it holds. */
export type Path = readonly [name: string, ...rest: string[]];

/**
 * Reads a property of a foreign object along a path of names. What `Object.prototype` lends to everything
 * (a polluted one too) does not count, and a getter that throws reads as absent.
 */
export function get(value: unknown, name: string, ...rest: readonly string[]): unknown {
  try {
    let found = property(value, name);
    for (const next of rest) found = property(found, next);
    return found;
  } catch {
    return undefined;
  }
}

function property(value: unknown, name: string): unknown {
  if (!isObject(value)) return undefined;
  const found = (value as Readonly<Record<string, unknown>>)[name];
  // Most names are not there, and few are ones that `Object.prototype` has: only for those the chain is walked.
  return found === undefined || !(name in Object.prototype) || isItsOwn(value, name) ? found : undefined;
}

/** True where the name stands before `Object.prototype` in the chain. */
function isItsOwn(value: object, name: string): boolean {
  for (let at: unknown = value; isObject(at) && at !== Object.prototype; at = Object.getPrototypeOf(at)) {
    if (Object.hasOwn(at, name)) return true;
  }
  return false;
}

/** The same without what is undefined. Copied, not deleted from: that would make a dictionary, five times the size. */
export function toldOnly<T extends object>(record: T): T {
  const told: Partial<T> = {};
  for (const key of Object.keys(record) as (keyof T)[]) {
    const value = record[key];
    if (value !== undefined) told[key] = value;
  }
  return told as T;
}

/** The property, where it is a method. */
export function hasMethod<K extends string>(
  value: unknown,
  name: K,
): value is Record<K, (...args: unknown[]) => unknown> {
  return typeof get(value, name) === 'function';
}
