import { get, hasMethod } from '../wire/property.js';
import type { WireRequest } from '../wire/request.js';
import { unwrap } from '../wire/thrown.js';
import { credentialsOf } from './credentials.js';

const MASK = '[redacted]';

/** Longest text of an API that is kept, in UTF-16 units; a log line is no place for a page. */
const MAX_TEXT = 2_048;

/** Control and format characters (bidi marks among them), line separators, lone surrogates. */
const CONTROLS = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Most texts are, and nothing else has to be looked for in them. */
const PLAIN = /^[ -~]*$/;

const SHORT_ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Writes control characters visibly, so that no text can forge or reorder a log line. */
export function escapeControls(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.replace(CONTROLS, (mark) => {
    const hex = (mark.codePointAt(0) ?? 0).toString(16).padStart(4, '0');
    return SHORT_ESCAPES[mark] ?? (hex.length > 4 ? `\\u{${hex}}` : `\\u${hex}`);
  });
}

/**
 * Makes a cleaner for texts of the API: it removes every credential value of eight characters and more that
 * the request sent (headers, cookies, basic auth, query, fields of the body, proxy, user info and tokens of the
 * URL), cuts at 2,048 characters and escapes control characters. The credentials are read on first use.
 *
 * @param thrown what the attempt threw: it may know of credentials that only the attempt had
 * @param longest 2,048, or what else to cut at
 */
export function cleaner(
  request: () => WireRequest | undefined,
  thrown?: unknown,
  longest = MAX_TEXT,
): (text: string) => string {
  let secrets: readonly Secret[] | undefined;
  return (text) => {
    secrets ??= secretsOf(new Set([request(), ...requestsOf(thrown)]));
    const suspects = secrets.filter(({ core }) => text.includes(core));
    const result = suspects.length > 0 ? masked(text, suspects) : text;
    return escapeControls(result.length > longest ? `${result.slice(0, longest)}…` : result);
  };
}

/** A credential, and a run of letters and digits in it: no way of writing it changes those. */
interface Secret {
  readonly value: string;
  readonly core: string;
}

/** Where clients keep the request on what they throw: axios and gaxios, fetch and ky, got. */
const REQUESTS = ['config', 'request', 'options'] as const;

function* requestsOf(thrown: unknown): Iterable<unknown> {
  for (const error of unwrap(thrown)) {
    for (const name of REQUESTS) yield get(error, name);
    yield sentBy(error);
  }
}

/**
 * What went over the wire: the address, all that a fetch response and pop-core's errors have; the headers, since those
 * of a proxy that the environment names are nowhere else; and the agent's proxy, which a tunnel is asked of.
 */
function sentBy(thrown: unknown): WireRequest {
  const sent = get(thrown, 'request');
  const url = get(thrown, 'url') as WireRequest['url'];
  try {
    const headers: unknown = hasMethod(sent, 'getHeaders') ? sent.getHeaders() : undefined;
    return { url, headers, proxy: get(sent, 'agent', 'proxy') };
  } catch {
    return { url };
  }
}

function secretsOf(requests: ReadonlySet<unknown>): readonly Secret[] {
  return credentialsOf(requests).map((value) => ({ value, core: coreOf(value) }));
}

function masked(text: string, suspects: readonly Secret[]): string {
  // The longest first, so that none leaves a rest of another.
  const spellings = new Set(suspects.flatMap(spellingsOf));
  const longestFirst = [...spellings].sort((a, b) => b.length - a.length);
  return longestFirst.reduce((left, spelling) => left.replaceAll(spelling, MASK), text);
}

/** The first run that is long enough to be in no other text, else the longest. */
function coreOf(value: string): string {
  const first = /[A-Za-z\d]{12,}/.exec(value)?.[0];
  if (first !== undefined) return first;
  let longest = '';
  for (const run of value.split(/[^A-Za-z\d]+/)) if (run.length > longest.length) longest = run;
  return longest;
}

/** As it is, in JSON, and in a query once or twice over. */
function spellingsOf({ value }: Secret): readonly string[] {
  const found = [value, JSON.stringify(value).slice(1, -1)];
  try {
    const escaped = encodeURIComponent(value);
    found.push(
      escaped,
      escaped.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
      encodeURIComponent(escaped),
    );
  } catch {
    // A lone surrogate has no encoding, so it was not sent encoded either.
  }
  return found;
}
