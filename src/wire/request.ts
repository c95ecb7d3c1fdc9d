import { header } from './header.js';

/** A request as it goes over the wire: the parts of an axios config that say what it does. */
export interface WireRequest {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly baseURL?: string | undefined;
  readonly params?: unknown;
  readonly data?: unknown;
  readonly headers?: unknown;
  readonly auth?: unknown;
  readonly proxy?: unknown;
}

/** A JSON body above this size is not parsed to look for a parameter in it. */
const MAX_PARSED_BODY = 65_536;

/** Every parameter of the request, `[name, value]`: query, `params`, then the body's fields. */
export function* parametersOf(request: WireRequest): Generator<readonly [string, string]> {
  const url = typeof request.url === 'string' ? request.url : '';
  const query = url.indexOf('?');
  if (query >= 0) yield* new URLSearchParams(url.slice(query + 1).split('#', 1)[0]);
  yield* fieldsOf(request.params);
  yield* fieldsOf(bodyFields(request));
}

/** The first non-empty value of a parameter whose name fits. */
export function parameterOf(request: WireRequest, fits: (name: string) => boolean): string | undefined {
  for (const [name, value] of parametersOf(request)) if (value && fits(name)) return value;
  return undefined;
}

/**
 * The API action the request calls, where the API names one: header `x-acs-action`, or parameter `Action` in
 * the query or the form body (Alibaba Cloud's RPC style).
 */
export function actionOf(request: WireRequest): string | undefined {
  return header(request.headers, 'x-acs-action') ?? parameterOf(request, (name) => name === 'Action');
}

function* fieldsOf(source: unknown): Generator<readonly [string, string]> {
  if (typeof source !== 'object' || source === null) return;
  const entries: Iterable<readonly [string, unknown]> =
    source instanceof URLSearchParams ? source : Object.entries(source);
  for (const [name, value] of entries) {
    if (typeof value === 'string') yield [name, value];
    else if (typeof value === 'number' || typeof value === 'boolean') yield [name, String(value)];
  }
}

/** The body as fields, where it is a form, a small JSON object or a plain object. */
export function bodyFields({ data, headers }: WireRequest): unknown {
  if (typeof data !== 'string') return isFieldHolder(data) ? data : undefined;
  if (data.length > MAX_PARSED_BODY) return undefined;
  if (/^\s*[{[]/.test(data)) {
    try {
      return JSON.parse(data) as unknown;
    } catch {
      return undefined;
    }
  }
  const type = header(headers, 'content-type');
  return !type || type.includes('x-www-form-urlencoded') ? new URLSearchParams(data) : undefined;
}

function isFieldHolder(data: unknown): boolean {
  if (typeof data !== 'object' || data === null) return false;
  if (data instanceof URLSearchParams) return true;
  const prototype: unknown = Object.getPrototypeOf(data);
  return prototype === null || prototype === Object.prototype;
}
