/** An object's own property, else undefined: what a polluted prototype carries is nobody's option. */
export const own = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;

/** The same properties on an object that inherits nothing, so that reading an option cannot reach a prototype. */
export const ownProperties = <T extends object>(value: T): T =>
  Object.assign(Object.create(null) as T, value);
