import { isName, isTellingName } from './code.js';
import { isAboutErrors, meaningOf, type Meaning, type Role } from './header.js';
import { isNone, isStatus } from './status.js';

/** The role of each column, and whether the header did not say so itself. */
export interface Columns {
  readonly roles: readonly (Role | undefined)[];
  readonly guessed: boolean;
}

interface Column {
  readonly role: Role | undefined;
  readonly weak: Meaning['weak'];
  /** Shares of the filled cells that look like it, from 0 to 1. */
  readonly names: number;
  readonly statuses: number;
  readonly distinct: number;
}

const SAMPLE = 200;

/**
 * Finds out what the columns of a table are about, by its header and by what is in them.
 * @param rows plain cells, full rows only
 * @returns undefined when it is no table of errors
 */
export function columnsOf(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  section: string,
): Columns | undefined {
  const columns = header.map((title, at) => profile(title, rows.slice(0, SAMPLE).map((row) => row[at] ?? '')));
  const has = (...roles: Role[]): boolean => columns.some(({ role }) => role !== undefined && roles.includes(role));

  const status =
    best(columns, (each) => (each.role === 'status' ? 1 : 0) + each.statuses, ({ role, weak, statuses }) =>
      role === 'status' ? statuses >= 0.3 || rows.length === 0 : (!role || weak) && statuses >= 0.6,
    ) ?? indexOf(columns, ({ role, names }) => role === 'status' && names < 0.6);
  const free = (at: number): boolean => at !== status;
  const strong = best(
    columns,
    (each) => each.names,
    ({ role, weak, names, statuses }, at) =>
      free(at) && role === 'code' && !weak && (rows.length === 0 || names >= 0.3) && !(statuses === 1 && rows.length > 1),
  );
  const hasStatus = status !== undefined;
  const evidence = hasStatus || has('message', 'resolution') || isAboutErrors(section);
  const weak = best(
    columns,
    (each) => each.names,
    ({ role, weak: isWeak, names, statuses }, at) =>
      free(at) && role === 'code' && isWeak && (isWeak === 'code' ? evidence : hasStatus) && names >= 0.5 && statuses < 1,
  );
  const bare =
    status === undefined
      ? undefined
      : best(columns, (each) => each.names, ({ role, names, distinct }, at) =>
          free(at) && role !== 'message' && role !== 'resolution' && names >= 0.8 && distinct >= 0.5 && rows.length > 1,
        );
  const code = strong ?? weak ?? bare;
  if (code === undefined || columns.length < 2) return undefined;
  if (status === undefined && !has('message', 'description', 'resolution')) return undefined;

  const roles = columns.map(({ role }, at) =>
    at === status ? 'status' : at === code ? 'code' : role === 'status' || role === 'code' ? undefined : role,
  );
  return { roles, guessed: columns[code]?.role !== 'code' };
}

function profile(title: string, cells: readonly string[]): Column {
  const meaning = meaningOf(title);
  const filled = cells.filter((cell) => !isNone(cell));
  const share = (test: (cell: string) => boolean): number =>
    filled.length === 0 ? 0 : filled.filter(test).length / filled.length;
  const isCode = meaning?.role === 'code' ? isName : isTellingName;
  return {
    role: meaning?.role,
    weak: meaning?.weak,
    names: share(isCode),
    statuses: share(isStatus),
    distinct: filled.length === 0 ? 0 : new Set(filled).size / filled.length,
  };
}

type Test = (column: Column, at: number) => boolean;

const indexOf = (columns: readonly Column[], test: Test): number | undefined => {
  const at = columns.findIndex(test);
  return at < 0 ? undefined : at;
};

/** The leftmost of the columns that pass with the highest score. */
function best(columns: readonly Column[], score: (column: Column) => number, test: Test): number | undefined {
  let found: number | undefined;
  let most = -1;
  columns.forEach((column, at) => {
    if (!test(column, at) || score(column) <= most) return;
    found = at;
    most = score(column);
  });
  return found;
}
