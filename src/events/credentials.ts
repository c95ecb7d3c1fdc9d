import { header } from '../wire/header.js';
import { bodyFields, parametersOf, type WireRequest } from '../wire/request.js';

/** Names of headers, parameters and fields whose values are credentials. */
const SECRET_NAME =
  /auth|cookie|credential|csrf|xsrf|key|passw|passphrase|pwd|secret|session|signature$|^sig$|token|jwt|otp/i;

/** How deep a field of a body may sit. */
const DEPTH = 6;

/** Every credential value the request carries, whole and in the parts a server may repeat. */
export function* credentialsOf(request: WireRequest): Generator<string> {
  const { headers, params, data, auth, proxy } = request;
  for (const name of namesOf(headers)) {
    if (SECRET_NAME.test(name)) for (const value of valuesOf(headers, name)) yield* partsOf(name, value);
  }
  for (const [name, value] of parametersOf(request)) if (SECRET_NAME.test(name)) yield value;
  for (const text of [request.url, data]) if (typeof text === 'string') yield* rawValues(text);
  for (const fields of [params, bodyFields(request)]) yield* secretFields(fields, false, DEPTH);
  if (typeof FormData === 'function' && data instanceof FormData) {
    for (const [name, value] of data) if (SECRET_NAME.test(name) && typeof value === 'string') yield value;
  }
  yield* login(auth);
  if (isObject(proxy)) yield* login((proxy as { readonly auth?: unknown }).auth);
  for (const url of [request.baseURL, request.url]) {
    const userInfo = /^[a-z][a-z\d+.-]*:\/\/([^/?#]*)@/i.exec(typeof url === 'string' ? url : '')?.[1];
    if (!userInfo) continue;
    const [username = '', ...rest] = userInfo.split(':');
    yield* [username, ...rest];
    yield* login({ username: decoded(username), password: decoded(rest.join(':')) });
  }
}

/** The value, what follows a scheme, named parts but the list of signed headers, cookies, halves of basic auth. */
function* partsOf(name: string, value: string): Generator<string> {
  yield value;
  if (/cookie/i.test(name)) {
    yield* value.split(/;\s*/).map((pair) => pair.slice(pair.indexOf('=') + 1));
    return;
  }
  const words = value.split(/[\s,]+/);
  for (const [index, word] of words.entries()) {
    const [, label, text = ''] = /^(?:([\w.$-]{1,40})=(?=[^=]))?"?(.*?)"?$/s.exec(word) ?? [];
    const isScheme = index === 0 && words.length > 1 && label === undefined;
    if (isScheme || /^signedheaders$/i.test(label ?? '')) continue;
    yield text;
    // `Credential=ID/date/region`, `OSS ID:signature`
    yield* [text.split('/')[0] ?? '', ...text.split(':')];
    if (/^basic$/i.test(words[0] ?? '')) yield* (fromBase64(text) ?? '').split(/:(.*)/s);
  }
}

/** Values as they stand in a query or a form, before any decoding. */
function* rawValues(text: string): Generator<string> {
  for (const [, name = '', value = ''] of text.matchAll(/([^?&=#\s]{1,64})=([^&#\s]*)/g)) {
    if (SECRET_NAME.test(name)) yield value;
  }
}

/** Text below a name that means a credential, at any depth. */
function* secretFields(value: unknown, secret: boolean, depth: number): Generator<string> {
  if (typeof value === 'string' || typeof value === 'number') {
    if (secret) yield String(value);
  } else if (isObject(value) && depth > 0) {
    for (const [name, inner] of Object.entries(value)) {
      yield* secretFields(inner, secret || SECRET_NAME.test(name), depth - 1);
    }
  }
}

function* login(auth: unknown): Generator<string> {
  if (!isObject(auth)) return;
  const { username, password } = auth as { readonly username?: unknown; readonly password?: unknown };
  if (typeof username === 'string') yield username;
  if (typeof password !== 'string') return;
  yield password;
  const pair = `${typeof username === 'string' ? username : ''}:${password}`;
  yield btoa(String.fromCharCode(...new TextEncoder().encode(pair)));
}

function fromBase64(text: string): string | undefined {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text), (mark) => mark.charCodeAt(0)));
  } catch {
    return undefined;
  }
}

function namesOf(headers: unknown): readonly string[] {
  if (!isObject(headers)) return [];
  return headers instanceof Headers ? [...headers.keys()] : Object.keys(headers);
}

function valuesOf(headers: unknown, name: string): readonly string[] {
  const own: unknown =
    isObject(headers) && Object.hasOwn(headers, name) ? (headers as never)[name] : undefined;
  if (Array.isArray(own)) return own.map(String);
  const value = header(headers, name);
  return value === undefined ? [] : [value];
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
