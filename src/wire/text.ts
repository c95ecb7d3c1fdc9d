/** The text of a field: trimmed. Empty text and the words SDKs print for a missing value count as absent. */
export function cleanText(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value.trim() : Number.isFinite(value) ? String(value) : '';
  return text === '' || text === 'undefined' || text === 'null' ? undefined : text;
}

/** The text of the first name that has one. */
export function firstOf<Name>(
  names: readonly Name[],
  text: (name: Name) => string | undefined,
): string | undefined {
  for (const name of names) {
    const found = text(name);
    if (found) return found;
  }
  return undefined;
}
