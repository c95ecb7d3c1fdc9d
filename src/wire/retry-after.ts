import { header } from './header.js';
import { httpDate } from './http-date.js';

interface Hints {
  readonly read: (name: string) => string | undefined;
  /** A moment on the server's clock, as time from now. */
  readonly until: (epochMs: number) => number;
  readonly nowMs: number;
}

type Read = (hints: Hints) => number | undefined;

/** Above these a reset is a moment, not a time to wait: 2001 in seconds, 1973 in milliseconds. */
const EPOCH_SECONDS = 1e9;
const EPOCH_MS = 1e11;

/** The precise ones first. */
const ALWAYS: readonly Read[] = [
  ({ read }) => number(read('retry-after-ms')),
  ({ read }) => number(read('x-ms-retry-after-ms')),
  acsRetryAfter,
  retryAfter,
  timeLeft,
];

/** With the headers that every answer carries: they are a hint only where the limit was hit. */
const SPENT: readonly Read[] = [
  ...ALWAYS,
  rateLimit,
  (hints) => reset(hints, 'ratelimit-reset'),
  (hints) => reset(hints, 'x-ratelimit-reset'),
];

/**
 * The server's hint when to come back, in milliseconds from now: a whole number, 0 for "now" and for dates
 * past. Dates are measured against the response's own `Date`, so a wrong clock on either side does no harm.
 * What cannot be read counts as absent.
 */
export function retryHintMs(headers: unknown, nowMs: number, status?: number): number | undefined {
  const read = (name: string): string | undefined => header(headers, name);
  const until = (epochMs: number): number => epochMs - (httpDate(read('date'), nowMs) ?? nowMs);
  const hints = { read, until, nowMs };
  // GitHub refuses with 403 who has used up a limit.
  const spent = status === 429 || (status === 403 && number(read('x-ratelimit-remaining')) === 0);
  for (const hint of spent ? SPENT : ALWAYS) {
    const ms = hint(hints);
    if (ms !== undefined) return Math.min(Math.max(0, Math.ceil(ms)), Number.MAX_SAFE_INTEGER);
  }
  return undefined;
}

/** A number without sign or exponent; anything else is no number. */
function number(text: string | undefined): number | undefined {
  return text !== undefined && /^(?:\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : undefined;
}

/** Alibaba Cloud: milliseconds, and 0 means that there is no hint. */
function acsRetryAfter({ read }: Hints): number | undefined {
  const ms = number(read('x-acs-retry-after'));
  return ms === 0 ? undefined : ms;
}

function retryAfter({ read, until, nowMs }: Hints): number | undefined {
  const text = read('retry-after');
  const date = httpDate(text, nowMs);
  if (date !== undefined) return until(date);
  const seconds = number(text);
  return seconds && seconds * 1_000;
}

/** `Limit:100,Remaining:0,TimeLeft:2000`, for the API and for the account: both must have passed. */
function timeLeft({ read }: Hints): number | undefined {
  const text = `${read('x-ratelimit-user-api') ?? ''} ${read('x-ratelimit-user') ?? ''}`.trim();
  return longest(text, /TimeLeft\s*[:=]\s*(\d+)/gi, 1);
}

/** `"default";r=0;t=30` (IETF), of the policies that are used up, and its older `limit=9, remaining=0, reset=30`. */
function rateLimit({ read }: Hints): number | undefined {
  const text = read('ratelimit') ?? '';
  if (/\bremaining=0*[1-9]/.test(text)) return undefined;
  const spent = text.split(',').filter((policy) => !/;\s*r=0*[1-9]/.test(policy));
  return longest(spent.join(), /(?:;\s*t|\breset)=(\d+)/g, 1_000);
}

function reset({ read, until }: Hints, name: string): number | undefined {
  // Another limit than this one was hit.
  if (number(read(name.replace('reset', 'remaining')))) return undefined;
  const value = number(read(name));
  if (value === undefined || value < EPOCH_SECONDS) return value && value * 1_000;
  return until(value < EPOCH_MS ? value * 1_000 : value);
}

function longest(text: string, time: RegExp, unit: number): number | undefined {
  if (text === '') return undefined;
  const times = Array.from(text.matchAll(time), ([, digits]) => Number(digits) * unit);
  return times.length > 0 ? Math.max(...times) : undefined;
}
