import { describe, expect, it } from 'vitest';
import { httpDate } from '../../src/wire/http-date.js';

const NOW = Date.UTC(2025, 5, 1);

describe('HTTP dates', () => {
  it.each([
    ['Sun, 06 Nov 1994 08:49:37 GMT', '1994-11-06T08:49:37.000Z'],
    ['Sunday, 06-Nov-94 08:49:37 GMT', '1994-11-06T08:49:37.000Z'],
    ['Sun Nov  6 08:49:37 1994', '1994-11-06T08:49:37.000Z'],
    ['Wed Nov 16 08:49:37 1994', '1994-11-16T08:49:37.000Z'],
    ['Thu, 01 Jan 1970 00:00:00 GMT', '1970-01-01T00:00:00.000Z'],
    ['Thu, 29 Feb 2024 23:59:59 GMT', '2024-02-29T23:59:59.000Z'],
    ['Sat, 31 Dec 2016 23:59:60 GMT', '2016-12-31T23:59:59.000Z'],
    ['Fri, 31 Dec 9999 23:59:59 GMT', '9999-12-31T23:59:59.000Z'],
    ['Monday, 01-Jan-75 00:00:00 GMT', '2075-01-01T00:00:00.000Z'],
    ['Thursday, 01-Jan-76 00:00:00 GMT', '1976-01-01T00:00:00.000Z'],
    ['Sunday, 01-Jun-25 00:00:30 GMT', '2025-06-01T00:00:30.000Z'],
  ])('%s', (text, iso) => {
    expect(new Date(httpDate(text, NOW) ?? NaN).toISOString()).toBe(iso);
  });

  it.each([
    [''],
    ['120'],
    ['2025-06-01T00:00:00Z'],
    ['Sun, 06 Nov 1994 08:49:37'],
    ['Sun, 06 Nov 1994 08:49:37 UTC'],
    ['Sun, 06 Nov 1994 08:49:37 +0100'],
    ['Sun, 06 Nov 94 08:49:37 GMT'],
    ['Sunday, 06-Nov-1994 08:49:37 GMT'],
    ['Sun, 6 Nov 1994 08:49:37 GMT'],
    ['Sun, 06 Foo 1994 08:49:37 GMT'],
    ['Sun, 31 Feb 2025 08:49:37 GMT'],
    ['Sun, 00 Nov 1994 08:49:37 GMT'],
    ['Sun, 06 Nov 1994 24:00:00 GMT'],
    ['Sun, 06 Nov 1994 08:61:37 GMT'],
    ['06 Nov 1994 08:49:37 GMT'],
    ['tomorrow'],
    ['Sun, 06 Nov 1994 08:49:37 GMT and more'],
  ])('%s is none', (text) => {
    expect(httpDate(text, NOW)).toBeUndefined();
  });
});
