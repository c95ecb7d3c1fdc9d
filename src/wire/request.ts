import { viewOf } from './bytes.js';
import { header } from './header.js';
import { get, isObject } from './property.js';

/** A request as it goes over the wire: the parts of an axios config that say what it does. */
export interface WireRequest {
  /** In any case. @default 'GET' */
  readonly method?: string | undefined;
  /** Absolute, or relative to `baseURL`. */
  readonly url?: string | undefined;
  /** Stands before a relative `url`. */
  readonly baseURL?: string | undefined;
  /** Path of the Unix socket that the request goes through, whatever its host. */
  readonly socketPath?: unknown;
  /** False: `baseURL` stands before an absolute `url` too. */
  readonly allowAbsoluteUrls?: boolean | undefined;
  /** Parameters of the query: a plain object or URLSearchParams. */
  readonly params?: unknown;
  /** The body. */
  readonly data?: unknown;
  /** A plain object, AxiosHeaders or Headers. */
  readonly headers?: unknown;
  /** Basic authentication, `{ username, password }`. */
  readonly auth?: unknown;
  /** Proxy as axios takes it; its login is kept out of what is told. */
  readonly proxy?: unknown;
}

/** Types of values that a parameter can have. */
const SCALARS: readonly string[] = ['string', 'number', 'boolean'];

const FORM = 'x-www-form-urlencoded';

/** A larger body is not parsed to look for a parameter in it, nor decoded where it is bytes. */
const MAX_PARSED_BODY = 65_536;

/**
 * The first non-empty value of a parameter whose name fits: of the query, of `params`, then of the body's fields.
 *
 * @param body what of the body counts as fields
 */
export function parameterOf(
  request: WireRequest,
  fits: (name: string) => boolean,
  body = bodyFields,
): string | undefined {
  const url = textOf(request.url) || textOf(request.baseURL);
  const query = url.indexOf('?');
  return (
    (query < 0 ? undefined : fieldOf(new URLSearchParams(url.slice(query + 1).split('#', 1)[0]), fits)) ??
    fieldOf(request.params, fits) ??
    fieldOf(body(request), fits)
  );
}

/**
 * The API action the request calls, where the API names one: header `x-acs-action`, or parameter `Action` in
 * the query or the form body (Alibaba Cloud's RPC style).
 */
export function actionOf(request: WireRequest): string | undefined {
  return (
    header(request.headers, 'x-acs-action') ?? parameterOf(request, (name) => name === 'Action', formFields)
  );
}

function fieldOf(source: unknown, fits: (name: string) => boolean): string | undefined {
  let found: string | undefined;
  eachField(source, (name, value) => {
    if (found === undefined && value !== '' && SCALARS.includes(typeof value) && fits(name))
      found = String(value);
  });
  return found;
}

/** Visits names and values of a form or an object; what throws when it is looked at has none. */
export function eachField(source: unknown, visit: (name: string, value: unknown) => void): void {
  try {
    if (!isObject(source) || ArrayBuffer.isView(source)) return;
    if (isForm(source)) for (const [name, value] of source) visit(name, value);
    else for (const name of Object.keys(source)) visit(name, get(source, name));
  } catch {
    // It cannot be listed.
  }
}

/** The body as fields, where it is a form, a small JSON object or a plain object. */
export function bodyFields(request: WireRequest): unknown {
  const { data } = request;
  const text = bodyText(data);
  if (text === undefined) return isFieldHolder(data) ? data : undefined;
  if (!isJson(text)) return formFields(request);
  try {
    return text.length > MAX_PARSED_BODY ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}

/** The fields of a form. In JSON an `Action` may be anything: a rule's, a button's. */
function formFields({ data, headers }: WireRequest): unknown {
  if (isObject(data) && isForm(data)) return data;
  const type = header(headers, 'content-type');
  const text = bodyText(data);
  if (text === undefined) return type?.includes(FORM) && isFieldHolder(data) ? data : undefined;
  if (text.length > MAX_PARSED_BODY || isJson(text)) return undefined;
  return !type || type.includes(FORM) ? new URLSearchParams(text) : undefined;
}

function isJson(text: string): boolean {
  return /^\s*[{[]/.test(text);
}

/** The body as text, where it is a string or a few bytes. */
export function bodyText(data: unknown): string | undefined {
  if (typeof data === 'string') return data;
  const bytes = viewOf(data);
  return bytes && bytes.length <= MAX_PARSED_BODY ? new TextDecoder().decode(bytes) : undefined;
}

/** A part of a config that ought to be text, but may be anything, a URL object among it. */
export function textOf(value: unknown): string {
  return typeof value === 'string' || value instanceof URL ? String(value) : '';
}

function isFieldHolder(data: unknown): boolean {
  if (!isObject(data)) return false;
  const prototype: unknown = Object.getPrototypeOf(data);
  return isForm(data) || prototype === null || prototype === Object.prototype;
}

function isForm(data: object): data is URLSearchParams | FormData {
  return data instanceof URLSearchParams || (typeof FormData === 'function' && data instanceof FormData);
}
