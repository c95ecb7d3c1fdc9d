import { meaningOf } from './header.js';
import type { JsonValue } from './json-value.js';
import { WIDEST, type Row, type Table } from './table.js';
import { tidy } from './text.js';

/**
 * The lists of errors in JSON values: arrays of objects, objects of objects by code, each read as a table whose
 * columns are the names of the members. The name above a list is its heading (`"404": [...]`).
 */
export function jsonTables(values: readonly JsonValue[]): Table[] {
  const tables: Table[] = [];
  const visit = (value: JsonValue, section: string): void => {
    const { items, members } = value;
    const rows = items?.filter(isObject) ?? [];
    const byCode = members?.filter(([, member]) => isObject(member) && isEntry(member)) ?? [];
    if (rows.length > 0) add(value, rows, section);
    if (byCode.length > 0)
      add(
        value,
        byCode.map(([name, member]) => keyed(name, member)),
        section,
      );
    for (const item of items ?? []) visit(item, section);
    for (const [name, member] of members ?? []) visit(member, name);
  };
  const add = (value: JsonValue, rows: readonly JsonValue[], section: string): void => {
    const table = tableOf(value.line, rows, section);
    if (table) tables.push(table);
  };
  const roots = values.filter(isObject);
  const [first] = roots;
  // Values one after another are a list too, and an entry alone is a list of one.
  if (first && (roots.length > 1 || isEntry(first, true))) add(first, roots, '');
  for (const value of values) visit(value, '');
  return tables;
}

const isObject = (value: JsonValue): boolean => value.members !== undefined;

/** Whether an object has what a documented error has, besides its code unless that is asked for. */
function isEntry({ members = [] }: JsonValue, withCode = false): boolean {
  const roles = members.filter(([, { text }]) => text !== undefined).map(([name]) => meaningOf(name)?.role);
  const told = roles.some((role) => role === 'status' || role === 'message' || role === 'description');
  return told && roles.includes('code') === withCode;
}

const keyed = (name: string, { line, members = [] }: JsonValue): JsonValue => ({
  line,
  members: [['code', { line, text: name }], ...members],
});

function tableOf(line: number, objects: readonly JsonValue[], section: string): Table | undefined {
  const header: string[] = [];
  const column = new Map<string, number>();
  for (const { members = [] } of objects)
    for (const [name, value] of members) {
      if (column.has(name) || textOf(value) === undefined) continue;
      if (header.length >= WIDEST) return undefined;
      column.set(name, header.length);
      header.push(name);
    }
  const rows = objects.map(({ line: from, members = [] }): Row => {
    const cells = header.map(() => '');
    for (const [name, value] of members) {
      const at = column.get(name);
      if (at !== undefined) cells[at] = textOf(value) ?? '';
    }
    return { line: from, cells };
  });
  return { line, header, rows, section, plain: tidy, joins: false };
}

/** A list of texts is one text. */
const textOf = ({ text, items }: JsonValue): string | undefined =>
  text ??
  (items?.length && items.every((item) => item.text !== undefined)
    ? items.map((item) => item.text).join(' ')
    : undefined);
