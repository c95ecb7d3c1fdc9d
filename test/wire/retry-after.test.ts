import { AxiosHeaders } from 'axios';
import { describe, expect, it } from 'vitest';
import { retryHintMs } from '../../src/wire/retry-after.js';

const NOW = Date.UTC(2025, 5, 1, 12, 0, 0);
const HUGE = '9'.repeat(400);

const at = (ms: number): string => new Date(ms).toUTCString();

describe('the hint when to come back', () => {
  it.each([
    ['seconds', { 'retry-after': '120' }, 120_000],
    ['a number', { 'Retry-After': 2 }, 2_000],
    ['a fraction', { 'retry-after': '1.5' }, 1_500],
    ['a fraction of a millisecond', { 'retry-after-ms': '1500.2' }, 1_501],
    ['0, which means now', { 'retry-after': '0' }, 0],
    ['an IMF date', { 'retry-after': at(NOW + 30_000) }, 30_000],
    ['an RFC 850 date', { 'retry-after': 'Sunday, 01-Jun-25 12:00:10 GMT' }, 10_000],
    ['an asctime date', { 'retry-after': 'Sun Jun  1 12:00:10 2025' }, 10_000],
    ['a date past, which means now', { 'retry-after': at(NOW - 60_000) }, 0],
    ['milliseconds', { 'retry-after-ms': '250' }, 250],
    ["Azure's milliseconds", { 'x-ms-retry-after-ms': '250' }, 250],
    ["Alibaba Cloud's milliseconds", { 'x-acs-retry-after': '2000' }, 2_000],
    ['the time left of a user', { 'x-ratelimit-user': 'Limit:100,Remaining:0,TimeLeft:2000,Reset:1' }, 2_000],
    ['the time left of an API', { 'x-ratelimit-user-api': 'TimeLeft: 700' }, 700],
    [
      'the longer time left',
      { 'x-ratelimit-user-api': 'TimeLeft:700', 'x-ratelimit-user': 'TimeLeft:900' },
      900,
    ],
    ['a huge number', { 'retry-after': '1000000000000' }, 1e15],
    ['a number beyond all numbers', { 'retry-after': HUGE }, Number.MAX_SAFE_INTEGER],
    ['milliseconds beyond all numbers', { 'x-acs-retry-after': HUGE }, Number.MAX_SAFE_INTEGER],
    ['a time left beyond all numbers', { 'x-ratelimit-user': `TimeLeft:${HUGE}` }, Number.MAX_SAFE_INTEGER],
    [
      'the last date there is',
      { 'retry-after': 'Fri, 31 Dec 9999 23:59:59 GMT' },
      Date.UTC(9999, 11, 31, 23, 59, 59) - NOW,
    ],
  ])('is read from %s', (_, headers, ms) => {
    expect(retryHintMs(headers, NOW)).toBe(ms);
    expect(retryHintMs(new AxiosHeaders(headers), NOW, 503)).toBe(ms);
    expect(retryHintMs(new Headers(new AxiosHeaders(headers).toJSON() as Record<string, string>), NOW)).toBe(
      ms,
    );
  });

  it.each(
    ['-5', 'NaN', 'soon', '', '+5', '1e3', '0x10', '5s', '1,5', '.', 'Infinity', '5 6', '-0'].flatMap(
      (value) =>
        ['retry-after', 'retry-after-ms', 'x-ms-retry-after-ms', 'x-acs-retry-after'].map(
          (name) => [name, value] as const,
        ),
    ),
  )('%s: %s is absent', (name, value) => {
    expect(retryHintMs({ [name]: value }, NOW)).toBeUndefined();
  });

  it('takes 0 of x-acs-retry-after as absent, and goes on to the next header', () => {
    expect(retryHintMs({ 'x-acs-retry-after': '0' }, NOW)).toBeUndefined();
    expect(retryHintMs({ 'x-acs-retry-after': '0.0', 'retry-after': '3' }, NOW)).toBe(3_000);
    expect(retryHintMs({ 'retry-after-ms': 'x', 'retry-after': '3' }, NOW)).toBe(3_000);
  });

  it('prefers the precise one', () => {
    const all = {
      'retry-after': '3',
      'x-acs-retry-after': '20',
      'x-ms-retry-after-ms': '10',
      'retry-after-ms': '5',
    };
    expect(retryHintMs(all, NOW)).toBe(5);
    expect(retryHintMs({ ...all, 'retry-after-ms': undefined }, NOW)).toBe(10);
    expect(retryHintMs({ 'x-ratelimit-user': 'TimeLeft:9', 'retry-after': '3' }, NOW)).toBe(3_000);
    expect(retryHintMs({ 'x-ratelimit-reset': '9', 'x-ratelimit-user': 'TimeLeft:9' }, NOW, 429)).toBe(9);
  });

  it.each([
    ['behind', -3_600_000],
    ['ahead of', 3_600_000],
  ])("measures a date against the response's own Date, when the server's clock is %s ours", (_, drift) => {
    const headers = { date: at(NOW + drift), 'retry-after': at(NOW + drift + 30_000) };
    expect(retryHintMs(headers, NOW)).toBe(30_000);
  });

  it('measures it against our clock where Date is missing or wrong', () => {
    expect(retryHintMs({ date: 'yesterday', 'retry-after': at(NOW + 5_000) }, NOW)).toBe(5_000);
  });
});

describe('rate limit headers', () => {
  it.each([
    ["the IETF's field", { ratelimit: '"default";r=0;t=30' }, 30_000],
    [
      'its used up policies',
      { ratelimit: '"burst";r=0;t=5, "daily";r=0;t=60, "hourly";r=10;t=3600' },
      60_000,
    ],
    ['its older form', { ratelimit: 'limit=100, remaining=0, reset=30' }, 30_000],
    ['a reset in seconds', { 'ratelimit-reset': '7' }, 7_000],
    ['a reset that is now', { 'ratelimit-reset': '0' }, 0],
    ['the unofficial reset', { 'X-RateLimit-Reset': '7.5' }, 7_500],
    ['a reset as a moment in seconds', { 'x-ratelimit-reset': String(NOW / 1_000 + 20) }, 20_000],
    ['a reset as a moment in milliseconds', { 'x-ratelimit-reset': String(NOW + 20_000) }, 20_000],
    ['a moment past', { 'x-ratelimit-reset': String(NOW / 1_000 - 20) }, 0],
    [
      "a moment on the server's clock",
      { date: at(NOW + 60_000), 'x-ratelimit-reset': String(NOW / 1_000 + 80) },
      20_000,
    ],
    ['a time beyond all numbers', { ratelimit: `"d";r=0;t=${HUGE}` }, Number.MAX_SAFE_INTEGER],
  ])('count at 429: %s', (_, headers, ms) => {
    expect(retryHintMs(headers, NOW, 429)).toBe(ms);
    for (const status of [undefined, 200, 400, 403, 503])
      expect(retryHintMs(headers, NOW, status)).toBeUndefined();
  });

  it('count at 403, too, where the limit is used up', () => {
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '30' };
    expect(retryHintMs(headers, NOW, 403)).toBe(30_000);
    expect(retryHintMs(headers, NOW, 503)).toBeUndefined();
  });

  it.each([
    [{ ratelimit: '"default";r=9;t=30' }],
    [{ ratelimit: 'garbage' }],
    [{ 'ratelimit-reset': '-7' }],
    [{ 'x-ratelimit-reset': 'soon' }],
    [{ 'x-ratelimit-reset': '30', 'x-ratelimit-remaining': '4990' }],
    [{ 'ratelimit-reset': '30', 'ratelimit-remaining': '1' }],
    [{ ratelimit: 'limit=5000, remaining=4990, reset=30' }],
    [{ 'x-ratelimit-reset': '-1' }],
    [{}],
    [undefined],
    ['retry-after: 5'],
  ])('say nothing where they hold %j', (headers) => {
    expect(retryHintMs(headers, NOW, 429)).toBeUndefined();
  });
});
