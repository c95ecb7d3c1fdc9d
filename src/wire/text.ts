/** The text of a field: trimmed. Empty text and the words SDKs print for a missing value count as absent. */
export function cleanText(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value.trim() : Number.isFinite(value) ? String(value) : '';
  return text === '' || text === 'undefined' || text === 'null' ? undefined : text;
}
