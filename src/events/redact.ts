import type { WireRequest } from '../wire/request.js';
import { credentialsOf } from './credentials.js';

const MASK = '[redacted]';

/** Shorter values are left alone: removing them would tear ordinary words apart. */
const MIN_SECRET = 8;

/** Longest text of an API that is kept, in UTF-16 units; a log line is no place for a page. */
const MAX_TEXT = 2_048;

/** Control and format characters (bidi marks among them), line separators, lone surrogates. */
const CONTROLS = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

const SHORT_ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Writes control characters visibly, so that no text can forge or reorder a log line. */
export function escapeControls(text: string): string {
  return text.replace(CONTROLS, (mark) => {
    const hex = (mark.codePointAt(0) ?? 0).toString(16).padStart(4, '0');
    return SHORT_ESCAPES[mark] ?? (hex.length > 4 ? `\\u{${hex}}` : `\\u${hex}`);
  });
}

/**
 * Makes a cleaner for texts of the API: it removes every credential value of eight characters and more that
 * the request sent (headers, cookies, basic auth, query, fields of the body, proxy, user info of the URL),
 * cuts at 2,048 characters and escapes control characters. The credentials are read on first use.
 */
export function cleaner(request: () => WireRequest | undefined): (text: string) => string {
  let secrets: readonly string[] | undefined;
  return (text) => {
    secrets ??= spellings(request());
    let result = text;
    for (const secret of secrets) if (result.includes(secret)) result = result.replaceAll(secret, MASK);
    return escapeControls(result.length > MAX_TEXT ? `${result.slice(0, MAX_TEXT)}…` : result);
  };
}

/** Every spelling of every credential, the longest first, so that none leaves a rest of another. */
function spellings(request: WireRequest | undefined): readonly string[] {
  const found = new Set<string>();
  for (const value of request ? credentialsOf(request) : []) {
    if (value.length < MIN_SECRET) continue;
    found.add(value).add(JSON.stringify(value).slice(1, -1));
    try {
      const escaped = encodeURIComponent(value);
      found.add(escaped).add(escaped.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()));
    } catch {
      // A lone surrogate has no encoding, so it was not sent encoded either.
    }
  }
  return [...found].sort((a, b) => b.length - a.length);
}
