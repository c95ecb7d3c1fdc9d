import { isObject } from './property.js';
import { cleanText } from './text.js';

// What is looked for, of each kind the best first. Names are folded: `error_code`, `ErrorCode` and `errorCode` are one.
const CODE = ['subcode', 'code', 'errorcode', 'errcode', 'faultcode', '__type'] as const;
const MESSAGE = [
  'submsg',
  'message',
  'errormessage',
  'errormsg',
  'errmsg',
  'errormessages',
  'faultstring',
  'msg',
  'errordescription',
  'description',
  'detail',
  'title',
  'reason',
] as const;
const RECOMMEND = ['recommend', 'recommenddoc'] as const;
const ENVELOPE = [
  'error',
  'errors',
  'response',
  'errorresponse',
  'odataerror',
  'extensions',
  'responsemetadata',
] as const;
const SINGLE = ['status', 'type', 'requestid', 'hostid', 'success'] as const;

const NAMES = [...CODE, ...MESSAGE, ...RECOMMEND, ...ENVELOPE, ...SINGLE] as const;

type Name = (typeof NAMES)[number];

/** The own fields that are looked for, each at its place: looking names up would take longer than all the rest. */
export type Fields = readonly unknown[];

/** The place of each. */
export const PLACE = Object.fromEntries(NAMES.map((name, place) => [name, place])) as Readonly<
  Record<Name, number>
>;

const placesOf = (names: readonly Name[]): readonly number[] => names.map((name) => PLACE[name]);

/** The places of each kind. */
export const PLACES = {
  code: placesOf(CODE),
  message: placesOf(MESSAGE),
  recommend: placesOf(RECOMMEND),
  /** An error may sit within another object. */
  envelope: placesOf([...ENVELOPE, 'detail']),
} as const;

/** A list stands for its first item. */
export function firstItem(value: unknown): unknown {
  return Array.isArray(value) ? (value[0] as unknown) : value;
}

/** The fields of an object, or of the first in an array; of two spellings of a name the first that is told counts. */
export function fieldsOf(value: unknown): Fields | undefined {
  const node = firstItem(value);
  if (!isObject(node) || ArrayBuffer.isView(node)) return undefined;
  const fields = new Array<unknown>(NAMES.length).fill(undefined);
  for (const key of Object.keys(node)) {
    const place = placeOf(key);
    if (place === undefined || isTold(fields[place])) continue;
    fields[place] = (node as Readonly<Record<string, unknown>>)[key];
  }
  return fields;
}

function isTold(value: unknown): boolean {
  return (
    value !== undefined && value !== null && (typeof value !== 'string' || cleanText(value) !== undefined)
  );
}

/** Longest way to write a name: a separator between any two letters. */
const LONGEST = 2 * Math.max(...NAMES.map((name) => name.length));

/** An API always spells a name the same, so that many spellings are remembered. */
const MOST_SPELLINGS = 500;
const spellings = new Map<string, number>();

function placeOf(key: string): number | undefined {
  const known = spellings.get(key);
  if (known !== undefined || key.length > LONGEST) return known;
  const lower = key.toLowerCase();
  const name = /[-_.]/.test(lower) ? lower.replace(/([a-z])[-_.](?=[a-z])/g, '$1') : lower;
  const place = (NAMES as readonly string[]).indexOf(name);
  if (place < 0) return undefined;
  if (spellings.size < MOST_SPELLINGS) spellings.set(key, place);
  return place;
}
