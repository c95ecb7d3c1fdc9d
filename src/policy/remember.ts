/** State is kept for so many servers. */
export const MOST_ORIGINS = 1_000;

/** Keeps a value as the latest; of more than 1,000 the one not set for longest is forgotten. */
export function remember<Value>(known: Map<string, Value>, origin: string, value: Value): void {
  known.delete(origin);
  known.set(origin, value);
  if (known.size > MOST_ORIGINS) known.delete(known.keys().next().value as string);
}
