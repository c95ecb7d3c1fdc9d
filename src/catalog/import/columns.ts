import { isName, isTellingName, readCode } from './code.js';
import {
  isAboutErrors,
  isAboutParameters,
  isReference,
  meaningOf,
  type Meaning,
  type Role,
} from './header.js';
import { isNone, isStatus } from './status.js';

/** The role of each column, and whether the header did not say so itself. */
export interface Columns {
  readonly roles: readonly (Role | undefined)[];
  readonly guessed: boolean;
}

interface Column {
  readonly role: Role | undefined;
  readonly weak: Meaning['weak'];
  /** Shares of the filled cells, from 0 to 1: spelt like codes, readable as codes, stating a status. */
  readonly names: number;
  readonly codes: number;
  readonly statuses: number;
  /** Whether there are several cells, and mostly different ones. */
  readonly distinct: boolean;
  readonly empty: boolean;
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
  const columns = header.map((title, at) =>
    profile(
      title,
      rows.slice(0, SAMPLE).map((row) => row[at] ?? ''),
    ),
  );
  const has = (...roles: Role[]): boolean =>
    columns.some(({ role }) => role !== undefined && roles.includes(role));
  const status = statusColumn(columns);
  const stated = status !== undefined && (columns[status]?.statuses ?? 0) >= 0.3;
  const code = codeColumn(columns, {
    status,
    // An example value of a parameter may be a status, too.
    stated: stated && (has('status') || !header.some(isAboutParameters)),
    told: stated || has('message', 'resolution') || isAboutErrors(section),
  });
  if (code === undefined) return undefined;
  if (status === undefined && !has('message', 'description', 'resolution')) return undefined;

  const roles = columns.map(({ role }, at): Role | undefined =>
    at === status ? 'status' : at === code ? 'code' : role === 'status' || role === 'code' ? undefined : role,
  );
  // Text under a header that says nothing is better than none.
  const text = has('message', 'description')
    ? -1
    : columns.findIndex(
        ({ names, empty }, at) => !roles[at] && names < 0.5 && !empty && !isReference(header[at] ?? ''),
      );
  if (text >= 0) roles[text] = 'description';
  const named =
    columns[code]?.role === 'code' && (status === undefined || columns[status]?.role === 'status');
  return { roles, guessed: !named };
}

/** The column headed so, if its cells are like it; else one full of statuses; else the one headed so. */
const statusColumn = (columns: readonly Column[]): number | undefined =>
  best(
    columns,
    ({ role, statuses }) => (role === 'status' ? 1 : 0) + statuses,
    ({ role, weak, statuses }) => statuses >= (role === 'status' ? 0.3 : role && !weak ? 0.9 : 0.6),
  ) ??
  best(
    columns,
    () => 1,
    ({ role, names }) => role === 'status' && names < 0.6,
  );

/** What speaks for a table of errors besides its codes. */
interface Evidence {
  readonly status: number | undefined;
  /** Whether that column holds statuses. */
  readonly stated: boolean;
  /** Whether something says that a bare "Code" is an error code. */
  readonly told: boolean;
}

/** The column headed as error codes, else one that may be, else beside a status column the one that looks like it. */
function codeColumn(columns: readonly Column[], { status, stated, told }: Evidence): number | undefined {
  const most = (test: (column: Column) => boolean): number | undefined =>
    best(
      columns,
      ({ names }) => names,
      (column, at) => at !== status && test(column),
    );
  return (
    most(({ role, weak, codes, empty }) => role === 'code' && !weak && (empty || codes >= 0.3)) ??
    most(({ weak, names }) => weak === 'code' && told && names >= 0.5) ??
    most(({ role, names }) => stated && role === 'code' && names >= 0.5) ??
    most(
      ({ role, names, distinct }) =>
        stated && role !== 'message' && role !== 'resolution' && names >= 0.8 && distinct,
    )
  );
}

function profile(title: string, cells: readonly string[]): Column {
  const meaning = meaningOf(title);
  const filled = cells.filter((cell) => !isNone(cell));
  const share = (test: (cell: string) => boolean): number =>
    filled.length === 0 ? 0 : filled.filter(test).length / filled.length;
  return {
    role: meaning?.role,
    weak: meaning?.weak,
    names: share(meaning?.role === 'code' ? isName : isTellingName),
    codes: share((cell) => readCode(cell).codes.length > 0),
    statuses: share(isStatus),
    distinct: filled.length > 1 && new Set(filled).size >= filled.length / 2,
    empty: filled.length === 0,
  };
}

/** The leftmost of the columns that pass with the highest score. */
function best(
  columns: readonly Column[],
  score: (column: Column) => number,
  test: (column: Column, at: number) => boolean,
): number | undefined {
  let found: number | undefined;
  let most = -1;
  columns.forEach((column, at) => {
    if (!test(column, at) || score(column) <= most) return;
    found = at;
    most = score(column);
  });
  return found;
}
