import { get } from './property.js';
import { cleanText } from './text.js';

/** What may hold the hint beside the error itself: Telegram's parameters, one of Google's details. */
const HOLDERS = ['parameters', 'details'];

/** No more of a list is looked at. */
const MOST = 20;

const SECONDS = /^(\d+(?:\.\d+)?)s?$/;

/**
 * The hint when to come back that some APIs write into the body, in milliseconds from now: `retry_after` in seconds
 * (Discord, Telegram), or `retryDelay: '34.1s'` (google.rpc.RetryInfo, which no header goes with).
 */
export function bodyHintMs(error: unknown): number | undefined {
  const places = HOLDERS.flatMap((name) => get(error, name) ?? []);
  for (const place of [error, ...places.slice(0, MOST)]) {
    const told = cleanText(get(place, 'retry_after') ?? get(place, 'retryDelay'));
    const seconds = SECONDS.exec(told ?? '')?.[1];
    if (seconds) return Math.min(Math.ceil(Number(seconds) * 1_000), Number.MAX_SAFE_INTEGER);
  }
  return undefined;
}
