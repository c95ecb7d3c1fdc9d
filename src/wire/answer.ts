import { bodyHintMs } from './body-hint.js';
import { type Answer, firstAnswer } from './facts.js';
import { fieldsOf, firstItem, type Fields, PLACE, PLACES } from './field.js';
import { errorType } from './problem.js';
import { isObject } from './property.js';
import { meansSuccess } from './success.js';
import { cleanText, firstOf } from './text.js';

interface Found {
  readonly answer: Answer;
  /** The code is a bare number, one of SOAP's own, or missing. */
  readonly vague: boolean;
  /** What else names it. */
  readonly reason: string | undefined;
}

/** How deep an error may sit: SOAP's `Envelope > Body > Fault > detail > (its own)`. */
const DEPTH = 5;

/** What the last of a few fields is called, where an error sits in it: `RestException`, `NeutronError`, SOAP's `Body`. */
const ERROR_FIELD = /(?:[Ff]ault|[Ee]xception|[Ee]rror|[Nn]otFound|badRequest|overLimit|^Body)$/;

/** SOAP's own codes say whose fault it is, not which (SOAP 1.1, 4.4.1; SOAP 1.2, 5.4.6). */
const SOAP_CODE = /^(?:Client|Server|Sender|Receiver|VersionMismatch|MustUnderstand)$/;

/** `User. Disabled` is a documented code, so one space after a dot passes; a sentence does not. */
const CODE_LIKE = /^\S+(?:\. \S+)?$/;
const IDENTIFIER = /^[a-z][\w.:-]*$/i;
const LONGEST_CODE = 128;

/**
 * Finds what an API says of an error in a parsed body: the object itself, else the envelopes it may sit in.
 * Own keys only; of an array the first item; a bare number, or one of SOAP's own codes, only where no better one
 * is found. What it gives has every field of its own, undefined where nothing was said.
 */
export function answerOf(value: unknown, depth = DEPTH): Answer | undefined {
  try {
    return search(value, depth)?.answer;
  } catch {
    return undefined;
  }
}

/** A code without the name space or address that AWS puts around it: `ns#Code`, `Code:http://...`. */
export function bareCode(text: string | undefined): string | undefined {
  const isWrapped = text !== undefined && (text.includes('#') || text.includes(':'));
  const code = isWrapped ? text.replace(/^[\w.]+#/, '').replace(/:(?:https?:.*)?$/s, '') : text;
  return code && code.length <= LONGEST_CODE && CODE_LIKE.test(code) ? code : undefined;
}

/** True for a code that is only a number. */
export function isNumeric(code: string): boolean {
  return /^-?\d+$/.test(code);
}

function search(value: unknown, depth: number): Found | undefined {
  const fields = depth > 0 ? fieldsOf(value) : undefined;
  if (!fields) return undefined;
  const own = readFields(fields, bodyHintMs(firstItem(value)));
  if (own.vague) {
    const within = (field: unknown): Found | undefined => search(field, depth - 1);
    const inner = firstOf(PLACES.envelope, (place) => within(fields[place])) ?? within(lastField(value));
    if (inner) return join(own, inner);
  }
  return (own.answer.code ?? own.answer.message) ? own : undefined;
}

/** How many fields an object may have whose last one is looked into. */
const FEW = 2;

function lastField(value: unknown): unknown {
  const node = firstItem(value) as Readonly<Record<string, unknown>>;
  const names = Object.keys(node);
  const last = names.at(-1) ?? '';
  return names.length <= FEW && ERROR_FIELD.test(last) ? node[last] : undefined;
}

function readFields(fields: Fields, retryAfterMs: number | undefined): Found {
  const text = (place: number): string | undefined => textOf(fields[place]);
  let general: string | undefined;
  let word: string | undefined;
  for (const place of PLACES.code) {
    const code = bareCode(isQualified(place, fields) ? text(place)?.replace(PREFIX, '') : text(place));
    if (code !== undefined && (isNumeric(code) || SOAP_CODE.test(code))) general ??= code;
    else word ??= code;
  }
  const error = text(PLACE.error);
  const reason = identifier(text(PLACE.reason));
  const told = firstOf(PLACES.message, text);
  const isErrorNumber = general !== undefined && isNumeric(general) && !meansSuccess(general);
  const named =
    word ??
    (isErrorNumber ? namedStatus(text(PLACE.status), reason) : undefined) ??
    identifier(error) ??
    (told ? errorType(text(PLACE.type)) : undefined);
  const answer = {
    code: named ?? general,
    // Errors may be texts, too, and name no code: `{ errors: ['name', 'email'] }`.
    message: told ?? (error === named ? undefined : error) ?? cleanText(firstItem(fields[PLACE.errors])),
    requestId: text(PLACE.requestid),
    hostId: text(PLACE.hostid),
    // A link that went through an XML writer on its way into JSON.
    recommend: firstOf(PLACES.recommend, text)?.replaceAll('&amp;', '&'),
    success: successOf(fields[PLACE.success]),
    retryAfterMs,
  };
  return { answer, vague: named === undefined, reason };
}

/** SOAP's codes are names in a name space: `soap:Server`, `<Code><Value>env:Sender</Value></Code>`. */
const PREFIX = /^[\w.-]+:/;
const isQualified = (place: number, fields: Fields): boolean =>
  place === PLACE.faultcode || isObject(fields[place]);

/** Google's and Kubernetes' name for a numeric code. */
function namedStatus(status: string | undefined, reason: string | undefined): string | undefined {
  if (status && /^[A-Z][A-Z\d_]+$/.test(status)) return status;
  return reason;
}

function identifier(text: string | undefined): string | undefined {
  return text && IDENTIFIER.test(text) ? bareCode(text) : undefined;
}

function successOf(flag: unknown): boolean | undefined {
  const text = typeof flag === 'boolean' ? String(flag) : textOf(flag)?.toLowerCase();
  return text === 'true' || text === 'false' ? text === 'true' : undefined;
}

function join({ answer: outer, reason: word }: Found, { answer: inner, vague, reason }: Found): Found {
  const [near, far] = vague ? [outer, inner] : [inner, outer];
  // Google's older APIs number the error and name its reason inside.
  const named = vague && outer.code !== undefined && !meansSuccess(outer.code) ? reason : undefined;
  const answer = {
    ...firstAnswer(inner, outer),
    code: named ?? near.code ?? far.code,
    message: near.message ?? far.message,
    // The code of the whole body counts, whatever the payload has by that name.
    success: outer.success ?? (meansSuccess(outer.code) ? true : inner.success),
  };
  return { answer, vague: vague && named === undefined, reason: word };
}

/** Where the text of a field stands that has fields itself: mixed XML content, OData's `{ lang, value }`, SOAP 1.2. */
const WITHIN = ['#text', 'value', 'Subcode', 'Value', 'Text'];

/** Text of a field: itself, the first of several, or what stands within. */
function textOf(field: unknown, depth = WITHIN.length): string | undefined {
  const value = firstItem(field);
  if (!isObject(value)) return cleanText(value);
  const key = depth > 0 ? WITHIN.find((name) => Object.hasOwn(value, name)) : undefined;
  return key && textOf((value as Readonly<Record<string, unknown>>)[key], depth - 1);
}
