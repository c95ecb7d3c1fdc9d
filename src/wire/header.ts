import { get, isObject } from './property.js';
import { cleanText } from './text.js';

type Entries = Readonly<Record<string, unknown>>;

/**
 * Reads one header, whatever holds the headers: axios's, fetch's, a `Map` or a plain object, names in any
 * case. Of several values the first counts.
 */
export function header(headers: unknown, name: string): string | undefined {
  try {
    return isObject(headers) ? one(find(headers, name.toLowerCase())) : undefined;
  } catch {
    return undefined;
  }
}

function find(headers: object, name: string): unknown {
  const same = (key: unknown): boolean =>
    typeof key === 'string' && key.length === name.length && key.toLowerCase() === name;
  const key = Object.keys(headers).find(same);
  if (key !== undefined) return (headers as Entries)[key];
  if (headers instanceof Map) return [...(headers as Map<unknown, unknown>)].find(([key]) => same(key))?.[1];
  const read = get(headers, 'get');
  return typeof read === 'function' ? (read.call(headers, name) as unknown) : undefined;
}

function one(value: unknown): string | undefined {
  return Array.isArray(value) ? value.map(cleanText).find(Boolean) : cleanText(value);
}
