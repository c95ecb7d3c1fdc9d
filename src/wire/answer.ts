import type { Answer } from './facts.js';
import { errorType } from './problem.js';
import { isObject, toldOnly } from './property.js';
import { cleanText, firstOf } from './text.js';

/** Own fields by folded name. */
type Fields = ReadonlyMap<string, unknown>;

/** `vague`: the code is a bare number, or missing. */
type Found = Answer & { readonly vague: boolean };

/** How deep an error may sit: `Response > Errors > Error`, and one more. */
const DEPTH = 4;

// Names are folded: `error_code`, `ErrorCode` and `errorCode` are one. Earlier names win.
const CODE = ['subcode', 'code', 'errorcode', 'errcode', '__type'];
const MESSAGE = [
  'submsg',
  'message',
  'errormessage',
  'errormsg',
  'errmsg',
  'msg',
  'errordescription',
  'description',
  'detail',
  'title',
];
const ENVELOPE = ['error', 'errors', 'response', 'errorresponse', 'odataerror', 'extensions'];

/** `User. Disabled` is a documented code, so one space after a dot passes; a sentence does not. */
const CODE_LIKE = /^\S+(?:\. \S+)?$/;
const IDENTIFIER = /^[a-z][\w.:-]*$/i;
const LONGEST_CODE = 128;

/**
 * Finds what an API says of an error in a parsed body: the object itself, else the envelopes it may sit in.
 * Own keys only; of an array the first item; a bare number is a code only where no better one is found.
 */
export function answerOf(value: unknown, depth = DEPTH): Answer | undefined {
  try {
    const found = search(value, depth);
    return found && toldOnly({ ...found, vague: undefined });
  } catch {
    return undefined;
  }
}

/** A code without the name space or address that AWS puts around it: `ns#Code`, `Code:http://...`. */
export function bareCode(text: string | undefined): string | undefined {
  const code = text?.replace(/^[\w.]+#/, '').replace(/:(?:https?:.*)?$/s, '');
  return code && code.length <= LONGEST_CODE && CODE_LIKE.test(code) ? code : undefined;
}

/** True for a code that is only a number. */
export function isNumeric(code: string): boolean {
  return /^-?\d+$/.test(code);
}

function search(value: unknown, depth: number): Found | undefined {
  const fields = depth > 0 ? fieldsOf(value) : undefined;
  if (!fields) return undefined;
  const own = readFields(fields);
  if (own.vague) {
    for (const name of ENVELOPE) {
      const inner = search(fields.get(name), depth - 1);
      if (inner) return join(own, inner);
    }
  }
  return (own.code ?? own.message) ? own : undefined;
}

function readFields(fields: Fields): Found {
  const text = (name: string): string | undefined => textOf(fields.get(name));
  let number: string | undefined;
  let word: string | undefined;
  for (const name of CODE) {
    const code = bareCode(text(name));
    if (code !== undefined && isNumeric(code)) number ??= code;
    else word ??= code;
  }
  const error = text('error');
  const told = firstOf(MESSAGE, text);
  const named =
    word ??
    (number === undefined ? undefined : namedStatus(text('status'), text('reason'))) ??
    (error && IDENTIFIER.test(error) ? bareCode(error) : undefined) ??
    (told ? errorType(text('type')) : undefined);
  return {
    code: named ?? number,
    vague: named === undefined,
    message: told ?? (error === named ? undefined : error),
    requestId: text('requestid'),
    hostId: text('hostid'),
    // A link that went through an XML writer on its way into JSON.
    recommend: firstOf(['recommend', 'recommenddoc'], text)?.replaceAll('&amp;', '&'),
    success: successOf(fields.get('success')),
  };
}

/** Google's and Kubernetes' name for a numeric code. */
function namedStatus(status: string | undefined, reason: string | undefined): string | undefined {
  if (status && /^[A-Z][A-Z\d_]+$/.test(status)) return status;
  return reason && IDENTIFIER.test(reason) ? bareCode(reason) : undefined;
}

function successOf(flag: unknown): boolean | undefined {
  const text = typeof flag === 'boolean' ? String(flag) : textOf(flag)?.toLowerCase();
  return text === 'true' || text === 'false' ? text === 'true' : undefined;
}

function join(outer: Found, inner: Found): Found {
  const [near, far] = inner.vague ? [outer, inner] : [inner, outer];
  return {
    code: near.code ?? far.code,
    vague: inner.vague,
    message: near.message ?? far.message,
    requestId: inner.requestId ?? outer.requestId,
    hostId: inner.hostId ?? outer.hostId,
    recommend: inner.recommend ?? outer.recommend,
    success: outer.success ?? inner.success,
  };
}

function fieldsOf(value: unknown): Fields | undefined {
  const node: unknown = Array.isArray(value) ? value[0] : value;
  if (!isObject(node) || ArrayBuffer.isView(node)) return undefined;
  const fields = new Map<string, unknown>();
  for (const key of Object.keys(node)) {
    const lower = key.toLowerCase();
    const name = /[-_.]/.test(lower) ? lower.replace(/([a-z])[-_.](?=[a-z])/g, '$1') : lower;
    if (!fields.has(name)) fields.set(name, (node as Readonly<Record<string, unknown>>)[key]);
  }
  return fields;
}

/** Text of a field: itself, the first of several, mixed XML content, or OData's `{ lang, value }`. */
function textOf(field: unknown): string | undefined {
  const value: unknown = Array.isArray(field) ? field[0] : field;
  if (!isObject(value)) return cleanText(value);
  const key = ['#text', 'value'].find((name) => Object.hasOwn(value, name));
  return key && cleanText((value as Readonly<Record<string, unknown>>)[key]);
}
