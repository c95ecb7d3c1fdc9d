import type { Catalog } from '../catalog/catalog.js';
import type { CatalogEntry } from '../catalog/entry.js';

/**
 * A TypeScript module for a catalog: its codes as an interface with a doc comment on each, their union, and a type
 * of overrides that completes them.
 */
export function catalogTypes({ name, entries }: Catalog): string {
  const type = pascalCase(name);
  const rows = new Map<string, CatalogEntry[]>();
  for (const entry of entries) rows.set(entry.code, [...(rows.get(entry.code) ?? []), entry]);
  const members = [...rows].map(([code, same]) => `${docComment(same)}\n  readonly ${literal(code)}: true;`);
  return `// Written by \`retriage catalog import\`; do not edit.
import type { Override, Overrides } from 'retriage';

/** The documented error codes of ${oneLine(name)}. */
export interface ${type}ErrorCodes {
${members.join('\n')}
}

/** A documented error code of ${oneLine(name)}. */
export type ${type}ErrorCode = keyof ${type}ErrorCodes;

/** Overrides that complete the codes of ${oneLine(name)}, and still take families, statuses and other codes. */
export type ${type}Overrides = { readonly [Code in keyof ${type}ErrorCodes]?: Override } & Overrides;
`;
}

/** The start of a type's name: `order-service` gives `OrderService`. */
export function pascalCase(name: string): string {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? [];
  const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return /^\p{L}/u.test(joined) ? joined : `Api${joined}`;
}

function docComment(rows: readonly CatalogEntry[]): string {
  const parts = rows.map(({ httpCode, message, resolution, retryable }) => [
    `${String(httpCode)}, ${retryable ? 'retryable' : 'terminal'}${message && ': '}${oneLine(message)}`,
    ...(resolution ? ['', `Resolution: ${oneLine(resolution)}`] : []),
  ]);
  const lines = parts.flatMap((part, at) => (at === 0 ? part : ['', ...part]));
  return `  /**\n${lines.map((line) => `   * ${line}`.trimEnd()).join('\n')}\n   */`;
}

/** Text that neither ends a comment nor begins a tag or a link in it. */
const oneLine = (text: string): string =>
  text
    .replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
    .replaceAll('*/', '*\\/');

/** A code as a string literal. */
const literal = (code: string): string =>
  `'${JSON.stringify(code)
    .slice(1, -1)
    .replace(/\\"/g, '"')
    .replace(/'/g, "\\'")
    .replace(/[\u2028\u2029]/g, (mark) => `\\u${mark.charCodeAt(0).toString(16)}`)}'`;

/** Whether two modules say the same, whatever quotes, breaks and commas a formatter prefers. */
export const sameTypes = (a: string, b: string): boolean => normal(a) === normal(b);

/** Comments to the letter, code without what formatters change. */
function normal(text: string): string {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const isComment = (line: string): boolean => /^(?:\/?\*|\/\/)/.test(line);
  const code = lines.filter((line) => !isComment(line)).join('');
  return [...lines.filter(isComment), code.replace(/[\s'"`;,]/g, '')].join('\n');
}
