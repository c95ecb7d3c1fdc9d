import { hasMethod, isObject } from './property.js';
import { cleanText } from './text.js';

type Entries = Readonly<Record<string, unknown>>;

/** Values by names in lower case. A name that is not there needs no search. */
class HeaderIndex extends Map<string, unknown> {}

/**
 * Reads one header, whatever holds the headers: axios's, fetch's, a `Map` or a plain object, names in any
 * case. Of several values the first counts.
 * @param name in lower case
 */
export function header(headers: unknown, name: string): string | undefined {
  try {
    if (headers instanceof HeaderIndex) return one(headers.get(name));
    return isObject(headers) ? one(find(headers, name)) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The headers by their names in lower case, for who asks for many of them: looking them up in what clients have takes
 * a search each. What cannot be listed is given back as it is.
 */
export function indexHeaders(headers: unknown): unknown {
  try {
    // axios's answer to a foreign `get`: one that lists itself as JSON has no others.
    if (!isObject(headers) || headers instanceof HeaderIndex || hasOthers(headers)) return headers;
    const index = new HeaderIndex();
    for (const name of Object.keys(headers)) {
      const folded = name.toLowerCase();
      if (!index.has(folded)) index.set(folded, (headers as Entries)[name]);
    }
    return index;
  } catch {
    return headers;
  }
}

/** Whether there may be headers that are no property: axios's, which list themselves as JSON, have no others. */
function hasOthers(headers: object): headers is Record<'get', (name: string) => unknown> {
  return hasMethod(headers, 'get') && !hasMethod(headers, 'toJSON');
}

function find(headers: object, name: string): unknown {
  const same = (key: unknown): boolean =>
    typeof key === 'string' && key.length === name.length && key.toLowerCase() === name;
  if (headers instanceof Map) return [...(headers as Map<unknown, unknown>)].find(([key]) => same(key))?.[1];
  for (const key of Object.keys(headers)) if (same(key)) return (headers as Entries)[key];
  return hasOthers(headers) ? headers.get(name) : undefined;
}

function one(value: unknown): string | undefined {
  return Array.isArray(value) ? value.map(cleanText).find(Boolean) : cleanText(value);
}
