import { isTellingName } from './code.js';
import type { Draft } from './draft.js';
import { isAboutErrors, type Role } from './header.js';
import { isStatus, statusInHeading } from './status.js';

/** An error that is defined on lines of its own, as far as they are read. */
export interface Definition {
  readonly line: number;
  readonly section: string;
  /** Why the code may be another. */
  readonly doubt?: string | undefined;
  readonly fields: Partial<Record<Role, string[]>>;
  /** The field that lines without a label go on with; the description until there is one. */
  last?: Role | undefined;
  /** How many lines had one. */
  labels: number;
}

/** A definition of which only the term is read. */
export const opened = (
  line: number,
  code: string,
  section: string,
  term: { readonly doubt?: string | undefined; readonly status?: string | undefined } = {},
): Definition => ({
  line,
  section,
  doubt: term.doubt,
  fields: { code: [code], ...(term.status !== undefined && { status: [term.status] }) },
  labels: 0,
});

/**
 * Pages define other things too, so an error needs a status of its own, or two fields and something else that
 * tells: a name that can only be a code, a heading that gives a status or speaks of errors.
 */
export function draftOf({ line, section, fields, labels }: Definition): Draft | undefined {
  const [code = ''] = fields.code ?? [];
  const told = labels > 0 || fields.description !== undefined;
  const status = told && (fields.status ?? []).some(isStatus);
  const telling = isTellingName(code) || statusInHeading(section) !== undefined || isAboutErrors(section);
  if (!status && !(labels >= 2 && telling)) return undefined;
  return { line, fields, section, advised: fields.resolution !== undefined };
}
