import { fromBase64 } from '../wire/bytes.js';
import { get, isObject } from '../wire/property.js';
import { bodyFields, bodyText, eachField, textOf } from '../wire/request.js';
import { cleanText } from '../wire/text.js';
import { bareUrl, isName } from './operation.js';

/** Names of headers, parameters and fields whose values are credentials. */
const SECRET_NAME =
  /auth|cookie|credential|csrf|xsrf|key|passw|passphrase|^pass$|pwd|secret|session|signature(?:[-_]?(?:v?\d+|sha\d+|value))?$|(?:^|[-_.])sign?$|token|jwt|otp|hmac|assertion/i;

/** Names that only sound like it: of words, of people, of what data is sorted and labelled by. */
const ORDINARY_NAME =
  /^(?:\w{0,12}[-_.])?(?:\w{0,12}key[-_]?words?|keyboard|(?:resource)?tags?[-_.]?\d*[-_.]?keys?|(?:sort|partition|row|range|foreign|object|cache|routing)(?:[-_]?by)?[-_]?keys?|(?:co)?authors?(?:[-_]?(?:name|id)s?)?|monkeys?)$/i;

const isSecret = (name: string): boolean => SECRET_NAME.test(name) && !ORDINARY_NAME.test(name);

/** Shorter values are left alone: removing them would tear ordinary words apart. */
const SHORTEST = 8;

/** How many fields of a body are looked at: as many as the largest that is parsed can have. */
const MOST_FIELDS = 65_536;

/** What chance draws, and people do not type: upper and lower case and digits, with no extension of a file. */
const RANDOM = /^(?=[^.]{20,}$)(?=.*[a-z])(?=.*[A-Z]).*\d/;

/** Takes a value that may be a credential. */
type Take = (value: string) => void;

/**
 * Every credential value of eight characters and more that the requests carry, whole and in the parts a server may
 * repeat, with and without escapes for a URL.
 */
export function credentialsOf(requests: ReadonlySet<unknown>): readonly string[] {
  const found: string[] = [];
  const take: Take = (value) => {
    if (value.length < SHORTEST) return;
    found.push(value);
    const plain = decoded(value);
    if (plain !== value && plain.length >= SHORTEST) found.push(plain);
  };
  for (const request of requests) {
    try {
      if (isObject(request)) takeAll(request, take);
    } catch {
      // A foreign object may throw when it is looked at: the failure at hand matters more.
    }
  }
  return found;
}

function takeAll(request: object, take: Take): void {
  const [headers, params, data] = [get(request, 'headers'), get(request, 'params'), get(request, 'data')];
  const takeHeader = (name: string, value: unknown): void => {
    if (!isSecret(name)) return;
    for (const one of Array.isArray(value) ? value : [value]) takeParts(name, cleanText(one) ?? '', take);
  };
  if (typeof Headers === 'function' && headers instanceof Headers)
    for (const [name, value] of headers) takeHeader(name, value);
  else eachField(headers, takeHeader);
  takeFields(params, take);
  if (data !== undefined) {
    takeRaw(bodyText(data) ?? '', take);
    takeFields(bodyFields({ data, headers }), take);
  }
  takeLogin(get(request, 'auth'), take);
  takeLogin(get(request, 'proxy', 'auth'), take);
  takeUrl(textOf(get(request, 'proxy')), take);
  takeUrl(textOf(get(request, 'baseURL')), take);
  takeUrl(textOf(get(request, 'url')), take);
}

/** The value, what follows a scheme, named parts but the list of signed headers, cookies, halves of basic auth. */
function takeParts(name: string, value: string, take: Take): void {
  if (value.length < SHORTEST) return;
  take(value);
  if (/cookie/i.test(name)) {
    for (const pair of value.split(/;\s*/)) take(pair.slice(pair.indexOf('=') + 1));
    return;
  }
  const words = value.split(/[\s,]+/);
  const isBasic = /^basic$/i.test(words[0] ?? '');
  for (const [index, word] of words.entries()) {
    if (word.length < SHORTEST) continue;
    const label = /^[\w.$-]{1,40}=(?=[^=])/.exec(word)?.[0] ?? '';
    const isScheme = index === 0 && words.length > 1 && label === '';
    if (isScheme || /^signedheaders=$/i.test(label)) continue;
    const text = unquoted(word.slice(label.length));
    take(text);
    // `Credential=ID/date/region`, `OSS ID:signature`
    if (text.includes('/')) take(text.split('/', 1)[0] ?? '');
    if (text.includes(':')) text.split(':').forEach(take);
    if (isBasic) new TextDecoder().decode(fromBase64(text)).split(/:(.*)/s).forEach(take);
  }
}

function unquoted(text: string): string {
  return text.includes('"') ? text.replace(/^"|"$/g, '') : text;
}

const LONGEST_NAME = 64;
const SEPARATOR = /[?&#\s]/;

/** Values as they stand in a query or a form. */
function takeRaw(text: string, take: Take): void {
  let from = 0;
  for (let fieldsSeen = 0; fieldsSeen < MOST_FIELDS; fieldsSeen += 1) {
    const at = text.indexOf('=', from);
    if (at < 0) return;
    const name =
      text
        .slice(Math.max(from, at - LONGEST_NAME), at)
        .split(SEPARATOR)
        .pop() ?? '';
    const length = text.slice(at).search(SEPARATOR);
    from = length < 0 ? text.length : at + length;
    if (from === at + 1 || !isSecret(decoded(name))) continue;
    const value = text.slice(at + 1, from);
    take(value);
    take(value.replaceAll('+', ' '));
  }
}

/** Text below a name that means a credential, at any depth; a ring ends where the limit is. */
function takeFields(fields: unknown, take: Take): void {
  const holders: [holder: unknown, secret: boolean][] = [[fields, false]];
  let fieldsSeen = 0;
  for (const [holder, inSecret] of holders) {
    if (fieldsSeen >= MOST_FIELDS) return;
    // `{ Key, Value }` is a pair of a list, and its key a name.
    const isPair = ['value', 'Value'].some((name) => get(holder, name) !== undefined);
    eachField(holder, (name, value) => {
      fieldsSeen += 1;
      const secret = inSecret || (isSecret(name) && !(isPair && /^key$/i.test(name)));
      if (isObject(value)) holders.push([value, secret]);
      else if (secret && (typeof value === 'string' || typeof value === 'number')) take(String(value));
    });
  }
}

function takeLogin(auth: unknown, take: Take): void {
  // Of the login of a proxy, an older axios makes text in its config.
  if (typeof auth === 'string') {
    const [username, password] = auth.split(/:(.*)/s);
    takeLogin({ username, password }, take);
  }
  const [username, password] = [get(auth, 'username'), get(auth, 'password')];
  if (typeof username === 'string') take(username);
  if (typeof password !== 'string') return;
  take(password);
  const pair = `${typeof username === 'string' ? username : ''}:${password}`;
  take(btoa(String.fromCharCode(...new TextEncoder().encode(pair))));
}

/** What stands in the query, tokens of the path, user info. */
function takeUrl(url: string, take: Take): void {
  takeRaw(url, take);
  if (url.length >= SHORTEST) takeSegments(bareUrl(url).split('/'), take);
  if (!url.includes('@')) return;
  const userInfo = /^(?:[a-z][a-z\d+.-]*:)?\/\/([^/?#]*)@/i.exec(url)?.[1];
  if (!userInfo) return;
  const [username = '', ...rest] = userInfo.split(':');
  [username, ...rest].forEach(take);
  takeLogin({ username: decoded(username), password: decoded(rest.join(':')) }, take);
}

/** What follows the name of a credential or was drawn by chance; a name of a kind of thing is neither. */
function takeSegments(segments: readonly string[], take: Take): void {
  for (const [index, segment] of segments.entries()) {
    if (segment.length < SHORTEST) continue;
    if (!RANDOM.test(segment) && !isSecret(segments[index - 1] ?? '')) continue;
    if (isName(segment)) continue;
    take(segment);
    segment.split(':').forEach(take);
  }
}

/** Text without its escapes for a URL; as it is where they are none. */
function decoded(text: string): string {
  try {
    return text.includes('%') ? decodeURIComponent(text) : text;
  } catch {
    return text;
  }
}
