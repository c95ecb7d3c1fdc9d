import { isName } from './code.js';
import { draftOf, opened, type Definition } from './definition.js';
import type { Draft } from './draft.js';
import { meaningOf, type Role } from './header.js';
import { headingAt, unquoted } from './lines.js';
import type { Report } from './table.js';
import { termOf } from './term.js';
import { oneLine, rstText } from './text.js';

const BULLET = /^(?:[-*+•·]|\d{1,3}[.)])\s+/;
const BARE = /^[-*+•·=~^_"'`#]+$/;
const LABEL = /^:?\s*([\p{L}][^:：|<>"{}]{0,39}?)\s*[:：]\s*(.*)$/su;
/** A label that its values stand under, as a list of their own. */
const BARE_LABEL = /^[\p{L}]{2,20}(?: [\p{L}]{2,20})?$/u;

/**
 * The errors that a document defines one by one: a code alone on its line (bold, a heading, in backticks), then
 * labelled lines (`- HTTP status: 400`). A list whose first label is the code does as well.
 * @param lines those that are in no table
 */
export function readDefinitions(lines: readonly string[], report: Report): Draft[] {
  const drafts: Draft[] = [];
  let open: Definition | undefined;
  let section = '';
  const begin = (next?: Definition): void => {
    const draft = open && draftOf(open);
    if (open?.doubt && draft) report(open.line, open.doubt);
    if (draft) drafts.push(draft);
    open = next;
  };

  let afterBlank = true;
  lines.forEach((raw, at) => {
    const line = unquoted(raw);
    if (line === '' || BARE.test(line)) {
      afterBlank ||= line === '';
      return;
    }
    const term = termOf(line, headingAt(lines, at));
    if (term) {
      begin(term.code === undefined ? undefined : opened(at + 1, term.code, section, term));
      if (term.code === undefined) section = term.words;
    } else {
      const bulleted = BULLET.test(line);
      const text = oneLine(rstText(line.replace(/^(?:[-*+•·]\s+)+/, '')));
      const { role, label, value } = labelled(text, bulleted);
      if (role === 'code' && isName(value)) {
        if (!open || open.labels > 0 || open.fields.code?.[0] !== value)
          begin(opened(at + 1, value, section));
      } else if (open && role && role !== 'code') {
        // A second message or status under one code is another error with that code.
        const again = (role === 'message' || role === 'status') && open.fields[role] !== undefined;
        if (again) begin({ ...open, line: at + 1, fields: kept(open.fields, role), doubt: undefined });
        add(open, role, value);
      } else if (open && label && bulleted) open.last = undefined;
      else if (open && open.labels > 0 && afterBlank && !bulleted && !/^\s/.test(raw)) begin();
      else if (open) goOn(open, text);
    }
    afterBlank = false;
  });
  begin();
  return drafts;
}

interface Labelled {
  readonly role?: Role | undefined;
  readonly label: string;
  readonly value: string;
}

function labelled(text: string, bulleted: boolean): Labelled {
  const bare = bulleted && BARE_LABEL.test(text);
  const [, label = bare ? text : '', value = ''] = LABEL.exec(text) ?? [];
  const meaning = label ? meaningOf(label) : undefined;
  if (bare && (!meaning || meaning.weak)) return { label: '', value };
  return { role: meaning?.weak === 'name' ? undefined : meaning?.role, label, value };
}

/** What a further error with the same code shares with the one before it. */
const kept = ({ code, status }: Definition['fields'], role: Role): Definition['fields'] =>
  role === 'message' && status ? { code, status } : { code };

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
}
