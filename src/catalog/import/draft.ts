import type { CatalogEntry } from '../entry.js';
import { readCode } from './code.js';
import { isAboutServer, type Role } from './header.js';
import { readAnswer, retryableOf, soundsPassing } from './retry.js';
import { isNone, isStatus, readStatus, statusInHeading, type StatusCell } from './status.js';
import { excerpt, type Report } from './table.js';
import { oneLine } from './text.js';

/** One documented error in its own words: the cells of a row, or the lines of a definition. */
export interface Draft {
  readonly line: number;
  /** Plain text; several where several columns play the role. */
  readonly fields: Readonly<Partial<Record<Role, readonly string[]>>>;
  /** The heading above it. */
  readonly section: string;
  /** Whether the document gives such errors advice at all, perhaps not this one. */
  readonly advised: boolean;
}

/** What many lists begin with although it is no error. */
const SUCCESS = /^(?:0|ok|200|success|succeeded|http_ok)$/i;

/**
 * The entries a draft stands for: one for each code and status it names, none when it names no code.
 * What is doubtful is reported.
 */
export function entriesOf(draft: Draft, report: Report): CatalogEntry[] {
  const { line, section } = draft;
  const texts = (role: Role): string[] =>
    (draft.fields[role] ?? []).map(oneLine).filter((text) => !isNone(text));
  const cell = (draft.fields.code ?? []).find(Boolean) ?? '';
  const { codes, doubt } = readCode(cell);
  if (codes.length === 0) {
    report(line, cell ? `${excerpt(oneLine(cell))} is no error code; left out` : 'no error code; left out');
    return [];
  }
  if (codes.every((code) => SUCCESS.test(code))) {
    report(line, `${excerpt(codes[0] ?? '')} stands for success; left out`);
    return [];
  }
  if (doubt) report(line, `${excerpt(codes[0] ?? '')}: ${doubt}`);

  const descriptions = texts('description');
  const [message = descriptions.shift() ?? ''] = texts('message');
  const resolution = texts('resolution').join(' ') || (descriptions[0] ?? '');
  const kind = texts('kind').join(' ');
  const answer = texts('retry')[0] ?? '';
  if (answer && readAnswer(answer) === undefined)
    report(line, `${excerpt(answer)} says neither that a retry helps nor that it does not`);

  const words = [message, ...texts('description')].join(' ');
  const guess = (): number => {
    const named = kind || `${section} ${codes.join(' ')}`;
    return isAboutServer(named) || soundsPassing(`${resolution} ${words}`) ? 500 : 400;
  };
  const httpCodes = statusesOf(draft, codes[0] ?? '', guess, report);
  // A link to the page of the status is no advice.
  const advice = draft.advised && !isStatus(resolution) ? resolution : undefined;
  return codes.flatMap((code) =>
    httpCodes.map((httpCode) => ({
      httpCode,
      code,
      message,
      resolution,
      retryable: retryableOf({ httpCode, code, answer, advice, words }),
    })),
  );
}

/** The status column's word, else that of another cell that is all status, else the heading's, else a reported guess. */
function statusesOf(draft: Draft, code: string, guess: () => number, report: Report): readonly number[] {
  const { line, fields, section } = draft;
  const own = (fields.status ?? []).map((text) => [oneLine(text), readStatus(text)] as const);
  const given = own.find(([, cell]) => cell.statuses.length > 0)?.[1] ?? elsewhere(draft);
  if (given?.is === 'given') return given.statuses;
  if (given) {
    report(line, `${code}: only a class of HTTP statuses is given; ${given.statuses.join(', ')} is assumed`);
    return given.statuses;
  }
  const strange = own.find(([, cell]) => cell.is === 'other')?.[0];
  const heading = strange === undefined ? statusInHeading(section) : undefined;
  if (heading !== undefined) return [heading];
  const status = guess();
  report(
    line,
    strange === undefined
      ? `${code}: no HTTP status is given; ${status} is assumed`
      : `${code}: ${excerpt(strange)} is no HTTP status; ${status} is assumed`,
  );
  return [status];
}

const elsewhere = ({ fields }: Draft): StatusCell | undefined =>
  [...(fields.resolution ?? []), ...(fields.description ?? [])]
    .filter((text) => /http/i.test(text.slice(0, 60)))
    .map(readStatus)
    .find(({ is }) => is === 'given');
