import { isName, isTellingName } from './code.js';
import type { Draft } from './draft.js';
import { meaningOf, type Role } from './header.js';
import { headingAt, unquoted } from './lines.js';
import { isStatus } from './status.js';
import { excerpt, type Report } from './table.js';
import { oneLine, rstText } from './text.js';

interface Definition {
  readonly line: number;
  readonly section: string;
  /** Why the code may be another. */
  readonly doubt?: string | undefined;
  readonly fields: Partial<Record<Role, string[]>>;
  /** The field that lines without a label go on with; the description until there is one. */
  last?: Role | undefined;
  labels: number;
}

const BULLET = /^(?:[-*+•·]|\d{1,3}[.)])\s+/;
const BARE = /^[-*+•·=~^_"'`#]+$/;
const LABEL = /^:?([\p{L}][^:：|<>"{}]{0,39}?)\s*[:：]\s*(.*)$/su;

/**
 * The errors that a document defines one by one: a code alone on its line (bold, a heading, in backticks), then
 * labelled lines (`- HTTP status: 400`). A list whose first label is the code does as well.
 * @param lines those that are in no table
 */
export function readDefinitions(lines: readonly string[], report: Report): Draft[] {
  const drafts: Draft[] = [];
  let open: Definition | undefined;
  let section = '';
  const finish = (): void => {
    const draft = open && draftOf(open);
    if (open?.doubt && draft) report(open.line, open.doubt);
    if (draft) drafts.push(draft);
    open = undefined;
  };

  let afterBlank = true;
  lines.forEach((raw, at) => {
    const line = unquoted(raw);
    if (line === '') {
      afterBlank = true;
      return;
    }
    if (BARE.test(line)) return;
    const term = termOf(line, headingAt(lines, at));
    if (term) {
      finish();
      const names = term.filter(isName);
      const code = names.length === term.length ? names.at(-1) : undefined;
      if (code === undefined) section = term.join(' ');
      else {
        const doubt = names.length > 1 ? `${names.length} codes in one line; ${excerpt(code)} is taken` : undefined;
        open = { line: at + 1, section, doubt, fields: { code: [code] }, labels: 0 };
      }
    } else {
      const bulleted = BULLET.test(line);
      const text = oneLine(rstText(line.replace(/^(?:[-*+•·]\s+)+/, '')));
      const [, label = '', value = ''] = LABEL.exec(text) ?? [];
      const meaning = label ? meaningOf(label) : undefined;
      const role = meaning?.weak === 'name' ? undefined : meaning?.role;
      if (role === 'code' && isName(value)) {
        if (!open || open.labels > 0 || open.fields.code?.[0] !== value) {
          finish();
          open = { line: at + 1, section, fields: { code: [value] }, labels: 0 };
        }
      } else if (open && role && role !== 'code') add(open, role, value);
      else if (open && label && bulleted) open.last = undefined;
      else if (open && open.labels > 0 && afterBlank && !bulleted && !/^\s/.test(raw)) finish();
      else if (open) goOn(open, text);
    }
    afterBlank = false;
  });
  finish();
  return drafts;
}

/** The words of a line that holds nothing but a term: a heading, one or more in bold, one in backticks. */
function termOf(line: string, heading: string | undefined): string[] | undefined {
  const bare = (heading ?? line.replace(/^[-*+•·]\s+(?=[*`_])/, '')).trim();
  const marked = /^(?:\s*\*\*[^*]+\*\*)+$|^\s*__[^_].*__$|^`[^`]+`$/.test(bare);
  if (heading === undefined && !marked) return undefined;
  const pieces = bare.split(/\*\*/).map((piece) => oneLine(rstText(piece)));
  return pieces.filter(Boolean);
}

function add(open: Definition, role: Role, value: string): void {
  (open.fields[role] ??= []).push(value);
  open.last = role;
  open.labels += 1;
}

/** A line without a label goes on with the field before it, and before any field it describes the error. */
function goOn(open: Definition, text: string): void {
  if (open.labels > 0 && open.last === undefined) return;
  const role = open.last ?? 'description';
  const texts = (open.fields[role] ??= []);
  const before = texts.pop();
  texts.push(before ? `${before} ${text}` : text);
  open.last = open.labels > 0 ? role : undefined;
}

/** A definition needs a status, or two fields and a name that can only be a code: pages define other things too. */
function draftOf({ line, section, fields, labels }: Definition): Draft | undefined {
  const status = (fields.status ?? []).some(isStatus);
  const telling = labels >= 2 && isTellingName(fields.code?.[0] ?? '');
  return status || telling ? { line, fields, section, advised: fields.resolution !== undefined } : undefined;
}
