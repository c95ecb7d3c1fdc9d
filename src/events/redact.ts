import { header } from '../wire/header.js';
import { parametersOf, type WireRequest } from '../wire/request.js';

const MASK = '[redacted]';

/** Shorter values are left alone: removing them would tear ordinary words apart. */
const MIN_SECRET = 8;

/** Longest text of an API that is kept, in UTF-16 units; a log line is no place for a page. */
const MAX_TEXT = 2_048;

/** Names of headers, parameters and fields whose values are credentials. */
const SECRET_NAME =
  /auth|cookie|credential|csrf|xsrf|key|passw|passphrase|pwd|secret|session|signature|^sig$|token|jwt|otp/i;

/** Control and format characters (bidi marks among them), line separators, lone surrogates. */
const CONTROLS = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

const SHORT_ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Writes control characters visibly, so that no text can forge or reorder a log line. */
export function escapeControls(text: string): string {
  return text.replace(
    CONTROLS,
    (mark) => SHORT_ESCAPES[mark] ?? `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/**
 * Makes a cleaner for texts of the API: it removes every credential value of eight characters and more that
 * the request sent (headers, cookies, basic auth, query, fields of the body, proxy, user info of the URL),
 * cuts at 2,048 characters and escapes control characters. The credentials are read on first use.
 */
export function cleaner(request: () => WireRequest | undefined): (text: string) => string {
  let secrets: readonly string[] | undefined;
  return (text) => {
    secrets ??= secretsOf(request());
    let result = text;
    for (const secret of secrets) if (result.includes(secret)) result = result.replaceAll(secret, MASK);
    return escapeControls(result.length > MAX_TEXT ? `${result.slice(0, MAX_TEXT)}…` : result);
  };
}

/** Every spelling of every credential value the request carries, the longest first. */
function secretsOf(request: WireRequest | undefined): readonly string[] {
  if (!request) return [];
  const found = new Set<string>();
  const add = (value: unknown): void => {
    if (typeof value !== 'string' || value.length < MIN_SECRET) return;
    found.add(value);
    try {
      found.add(encodeURIComponent(value));
    } catch {
      // A lone surrogate has no encoding, so it was not sent encoded either.
    }
  };
  for (const value of credentialsOf(request)) add(value);
  return [...found].sort((a, b) => b.length - a.length);
}

function* credentialsOf(request: WireRequest): Generator<unknown> {
  for (const name of headerNames(request.headers)) {
    const value = SECRET_NAME.test(name) ? header(request.headers, name) : undefined;
    if (value) yield* headerSecrets(value);
  }
  for (const [name, value] of parametersOf(request)) if (SECRET_NAME.test(name)) yield value;
  yield* login(request.auth);
  if (typeof request.proxy === 'object' && request.proxy !== null) {
    yield* login((request.proxy as { readonly auth?: unknown }).auth);
  }
  for (const url of [request.baseURL, request.url]) {
    const userInfo = /^[a-z][a-z\d+.-]*:\/\/([^/?#]*)@/i.exec(url ?? '')?.[1];
    if (userInfo) yield* userInfo.split(':').flatMap((part) => [part, decoded(part)]);
  }
}

/** The whole value, then what follows a scheme, each cookie's value, and the two halves of basic auth. */
function* headerSecrets(value: string): Generator<string> {
  yield value;
  for (const part of value.split(/[;,]\s*/)) {
    const bare = part.replace(/^\s*[\w-]+[\s=]+/, '').replace(/^"|"$/g, '');
    yield bare;
    if (/^basic\s/i.test(part)) {
      try {
        yield* atob(bare).split(/:(.*)/s);
      } catch {
        // Not base64: the bare value is removed all the same.
      }
    }
  }
}

function* login(auth: unknown): Generator<unknown> {
  if (typeof auth !== 'object' || auth === null) return;
  const { username, password } = auth as { readonly username?: unknown; readonly password?: unknown };
  yield username;
  yield password;
  if (typeof password === 'string') {
    try {
      yield btoa(`${String(username ?? '')}:${password}`);
    } catch {
      // Outside Latin-1: axios sends another encoding, which no server echoes by accident.
    }
  }
}

function headerNames(headers: unknown): readonly string[] {
  if (typeof headers !== 'object' || headers === null) return [];
  return headers instanceof Headers ? [...headers.keys()] : Object.keys(headers);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
