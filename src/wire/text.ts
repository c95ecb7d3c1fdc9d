/** The text of a field: trimmed. Empty text and the words SDKs print for a missing value count as absent. */
export function cleanText(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value.trim() : Number.isFinite(value) ? String(value) : '';
  return text === '' || text === 'undefined' || text === 'null' ? undefined : text;
}

/** What is found at the first name that has anything. */
export function firstOf<Name, Found>(
  names: readonly Name[],
  find: (name: Name) => Found | undefined,
): Found | undefined {
  for (const name of names) {
    const found = find(name);
    if (found) return found;
  }
  return undefined;
}
