import { describe, expect, it } from 'vitest';
import { constant } from '../../src/policy/backoff.js';
import type { Overrides } from '../../src/policy/options.js';
import { createPolicy, overridesOf } from '../../src/policy/policy.js';
import { validateRequestOptions } from '../../src/policy/validate.js';

const makers: [string, (overrides: unknown) => void][] = [
  ['a policy', (overrides) => void createPolicy({ overrides: overrides as Overrides })],
  [
    'a request',
    (overrides) => {
      validateRequestOptions({ overrides });
    },
  ],
];

const bad: [string, unknown, string][] = [
  ['a word', 'maybe', "`overrides['X']` takes 'retry', 'stop' or an object, not 'maybe'"],
  ['a number', 5, "`overrides['X']` takes 'retry', 'stop' or an object, not 5"],
  ['null', null, "`overrides['X']` takes 'retry', 'stop' or an object, not null"],
  ['a boolean', true, "`overrides['X']` takes 'retry', 'stop' or an object, not true"],
  ['a function', () => 'retry', "`overrides['X']` takes 'retry', 'stop' or an object, not a function"],
  ['a list', ['retry'], "`overrides['X']` takes 'retry', 'stop' or an object, not an array"],
  ['retry as a word', { retry: 'yes' }, "`overrides['X'].retry` takes true or false, not 'yes'"],
  ['negative retries', { retries: -1 }, "`overrides['X'].retries` takes a whole number from 0"],
  ['half a retry', { retries: 1.5 }, "`overrides['X'].retries` takes a whole number from 0"],
  ['a backoff in milliseconds', { backoff: 500 }, "`overrides['X'].backoff` takes a function, not 500"],
  ['a negative delay', { delay: -5 }, "`overrides['X'].delay` takes milliseconds from 0, not -5"],
  ['a delay of NaN', { delay: NaN }, "`overrides['X'].delay` takes milliseconds from 0, not NaN"],
  ['an empty resolution', { resolution: '' }, "`overrides['X'].resolution` takes a non-empty string"],
  ['a resolution that is none', { resolution: 5 }, "`overrides['X'].resolution` takes a non-empty string"],
  ['unsafe as a number', { unsafe: 1 }, "`overrides['X'].unsafe` takes true or false, not 1"],
  [
    'an unknown word',
    { retires: 5 },
    "unknown option `overrides['X'].retires`; it takes retry, retries, backoff, delay",
  ],
  ['an inherited word', { toString: 5 }, "unknown option `overrides['X'].toString`"],
];

describe.each(makers)('a bad override of %s', (_whose, make) => {
  it.each(bad)('is a TypeError that names it: %s', (_what, override, message) => {
    const made = (): void => {
      make({ Fine: 'retry', X: override });
    };
    expect(made).toThrow(TypeError);
    expect(made).toThrow(message);
  });

  it('is named by its own key', () => {
    expect(() => {
      make({ 'Throttling.*': { retries: 'many' } });
    }).toThrow("`overrides['Throttling.*'].retries` takes");
  });
});

describe('a good override', () => {
  it.each<Overrides[string]>([
    'retry',
    'stop',
    {},
    { retry: true, retries: 0, backoff: constant(5), delay: 0, resolution: 'Ask.', unsafe: false },
    { retries: Infinity },
    { retry: undefined, retries: undefined, delay: undefined },
  ])('is taken: %j', (override) => {
    expect(overridesOf(createPolicy({ overrides: { X: override } })).has('x')).toBe(true);
  });
});
