import { describe, expect, it } from 'vitest';
import { checkOption, checkOptions, isRecord, numeric, oneOf } from '../../src/catalog/option.js';

const rules = {
  count: numeric('a number from 1 to 3', 1, 3),
  mode: oneOf('soft', 'hard'),
  hook: { takes: 'a function', fits: (value: unknown) => typeof value === 'function' },
};
const check = (options: unknown, path?: string) => () => checkOptions('createThing', options, rules, path);

const asNothing = Object.assign(Object.create(null) as object, { count: 2 });

describe('a record', () => {
  it.each([[{}], [asNothing], [new Map()]])('is %o', (value) => {
    expect(isRecord(value)).toBe(true);
  });

  it.each([[[]], [null], [undefined], ['text'], [7], [() => undefined]])('is not %o', (value) => {
    expect(isRecord(value)).toBe(false);
  });
});

describe('a number within bounds', () => {
  const { takes, fits } = numeric('a number from 1 to 3', 1, 3);

  it.each([1, 2.5, 3])('may be %o', (value) => {
    expect(fits(value)).toBe(true);
  });

  it.each([0.999, 3.001, Number.NaN, Infinity, '2', [2], null, undefined, 2n])('may not be %o', (value) => {
    expect(fits(value)).toBe(false);
  });

  it('says what it takes in the words given', () => {
    expect(takes).toBe('a number from 1 to 3');
  });
});

describe('one of several words', () => {
  const { takes, fits } = oneOf('soft', 'hard');

  it('is each of them, and no other', () => {
    expect(['soft', 'hard', 'Soft', '', undefined, ['soft']].map(fits)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  it('lists them in quotes', () => {
    expect(takes).toBe("'soft', 'hard'");
  });
});

describe('options', () => {
  it.each([
    [{}],
    [asNothing],
    [{ count: 1, mode: 'hard', hook: () => undefined }],
    [{ count: undefined, mode: undefined }],
    [Object.create({ count: 'inherited', other: 1 })],
  ])('%o pass', (options) => {
    expect(check(options)).not.toThrow();
  });

  it.each([
    [undefined, 'options takes an object, not undefined'],
    [null, 'options takes an object, not null'],
    [[], 'options takes an object, not an array'],
    ['soft', "options takes an object, not 'soft'"],
    [7, 'options takes an object, not 7'],
    [() => undefined, 'options takes an object, not a function'],
    [{ cuont: 1 }, 'unknown option `cuont`; it takes count, mode, hook'],
    [{ cuont: undefined }, 'unknown option `cuont`; it takes count, mode, hook'],
    [{ constructor: 1 }, 'unknown option `constructor`; it takes count, mode, hook'],
    [{ mode: 'soft', count: 4 }, '`count` takes a number from 1 to 3, not 4'],
    [{ count: null }, '`count` takes a number from 1 to 3, not null'],
    [{ mode: 'loud' }, "`mode` takes 'soft', 'hard', not 'loud'"],
    [{ mode: ['soft'] }, "`mode` takes 'soft', 'hard', not an array"],
    [{ hook: {} }, '`hook` takes a function, not an object'],
    [{ count: () => 1 }, '`count` takes a number from 1 to 3, not a function'],
    [{ count: true }, '`count` takes a number from 1 to 3, not true'],
    [{ count: Symbol('one') }, '`count` takes a number from 1 to 3, not Symbol(one)'],
  ])('%o are refused', (options, message) => {
    expect(check(options)).toThrow(new TypeError(`createThing: ${message}`));
  });

  it.each([
    [null, '`backoff` takes an object, not null'],
    [{ cuont: 1 }, 'unknown option `backoff.cuont`; it takes count, mode, hook'],
    [{ count: 0 }, '`backoff.count` takes a number from 1 to 3, not 0'],
  ])('%o of an option are refused by their path', (options, message) => {
    expect(check(options, 'backoff')).toThrow(new TypeError(`createThing: ${message}`));
  });

  it('are checked one by one, too', () => {
    expect(() => checkOption('createThing', 'count', 2, rules.count)).not.toThrow();
    expect(() => checkOption('createThing', 'count', undefined, rules.count)).toThrow(
      new TypeError('createThing: `count` takes a number from 1 to 3, not undefined'),
    );
  });
});
