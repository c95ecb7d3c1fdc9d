import { describe, expect, it } from 'vitest';
import { statusOf } from '../../src/wire/response-facts.js';

describe('an HTTP status', () => {
  it.each([
    [100, 100],
    [503, 503],
    [404, 404],
    [999, 999],
    ['404', 404],
    [' 404 ', 404],
    [' 503 ', 503],
  ])('may be %j', (value, status) => {
    expect(statusOf(value)).toBe(status);
  });

  it.each([
    99,
    1_000,
    404.5,
    Number.NaN,
    Infinity,
    -404,
    '99',
    1503,
    5030,
    '503x',
    undefined,
    '1404',
    '4040',
    '099',
    '404.5',
    '',
    true,
    null,
    {},
  ])('may not be %j', (value) => {
    expect(statusOf(value)).toBeUndefined();
  });
});
