import type { CatalogHint } from './catalog.js';
import type { CatalogEntry } from './entry.js';

/** Chooses among the entries that share a code. */
export type Choice = (hint?: CatalogHint) => CatalogEntry | undefined;

/** The entries by a key, each group as the choice among its members. */
export function groupBy(
  entries: readonly CatalogEntry[],
  keyOf: (entry: CatalogEntry) => string,
): Map<string, Choice> {
  const groups = new Map<string, CatalogEntry[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return new Map([...groups].map(([key, group]) => [key, choiceOf(group)]));
}

/** The first of those that fit best: by status, then by message, then by the words of the message. */
function choiceOf(group: readonly CatalogEntry[]): Choice {
  let index: Map<string, CatalogEntry> | undefined;
  return (hint) => {
    if (group.length < 2) return group[0];
    if (!index) {
      index = new Map();
      for (const entry of group)
        for (const key of keysOf(entry.httpCode, entry.message)) if (!index.has(key)) index.set(key, entry);
    }
    // The last key is every entry's.
    return index.get(keysOf(hint?.httpCode, hint?.message).find((key) => index?.has(key)) ?? '');
  };
}

/** What a hint can agree with an entry on, the most telling first. */
function keysOf(httpCode: number | undefined, message: string | undefined): string[] {
  const texts = message === undefined ? [''] : [`=${message}`, `~${wordsOf(message)}`, ''];
  const statuses = httpCode === undefined ? [''] : [String(httpCode), ''];
  return statuses.flatMap((status) => texts.map((text) => status + text));
}

const wordsOf = (message: string): string => message.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
