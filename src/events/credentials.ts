import { header } from '../wire/header.js';
import { isObject } from '../wire/property.js';
import { bodyFields, bodyText, entriesOf, textOf, type WireRequest } from '../wire/request.js';
import { isName } from './operation.js';

/** Names of headers, parameters and fields whose values are credentials. */
const SECRET_NAME =
  /auth|cookie|credential|csrf|xsrf|key|passw|passphrase|^pass$|pwd|secret|session|signature$|^sig$|token|jwt|otp|hmac|assertion/i;

/** How many fields of a body are looked at: as many as the largest that is parsed can have. */
const MOST_FIELDS = 65_536;

/** What chance draws, and people do not type: upper and lower case and digits, with no extension of a file. */
const RANDOM = /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)[^.]{20,}$/;

/** Every credential value the request carries, whole and in the parts a server may repeat. */
export function* credentialsOf(request: WireRequest): Generator<string> {
  const { headers, params, data, auth, proxy } = request;
  for (const name of namesOf(headers)) {
    if (SECRET_NAME.test(name)) for (const value of valuesOf(headers, name)) yield* partsOf(name, value);
  }
  yield* rawValues(bodyText(data) ?? '');
  for (const fields of [params, bodyFields(request)]) yield* secretFields(fields);
  yield* login(auth);
  if (isObject(proxy)) yield* login((proxy as { readonly auth?: unknown }).auth);
  for (const url of [request.baseURL, request.url].map(textOf)) {
    yield* rawValues(url);
    yield* pathTokens(url.replace(/[?#].*$/s, '').split('/'));
    const userInfo = /^(?:[a-z][a-z\d+.-]*:)?\/\/([^/?#]*)@/i.exec(url)?.[1];
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

/** Values as they stand in a query or a form. */
function* rawValues(text: string): Generator<string> {
  for (const part of text.split(/[?&#\s]+/)) {
    const [name = '', value] = part.split(/=(.*)/s);
    if (value && SECRET_NAME.test(decoded(name.slice(-64)))) yield* [value, value.replaceAll('+', ' ')];
  }
}

/** Segments that name no kind of thing, and follow the name of a credential or were drawn by chance. */
function* pathTokens(segments: readonly string[]): Generator<string> {
  for (const [index, segment] of segments.entries()) {
    if (isName(segment)) continue;
    if (SECRET_NAME.test(segments[index - 1] ?? '') || RANDOM.test(segment))
      yield* [segment, ...segment.split(':')];
  }
}

/** Text below a name that means a credential, at any depth; a ring ends where the limit is. */
function* secretFields(fields: unknown): Generator<string> {
  const found: [value: unknown, secret: boolean][] = [[fields, false]];
  for (const [value, secret] of found) {
    if (typeof value === 'string' || typeof value === 'number') {
      if (secret) yield String(value);
    } else if (found.length < MOST_FIELDS) {
      for (const [name, inner] of entriesOf(value)) found.push([inner, secret || SECRET_NAME.test(name)]);
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

/** Text without its escapes for a URL; as it is where they are none. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
