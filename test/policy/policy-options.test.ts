import { describe, expect, it } from 'vitest';
import type { PolicyOptions } from '../../src/policy/options.js';
import { createPolicy } from '../../src/policy/policy.js';

const make = (options: unknown) => (): unknown => createPolicy(options as PolicyOptions);

const noFunction = ['x', 5, null, {}, true];
const noTimeout = [0, -1, NaN, '5000', null, {}];
const noDuration = [-1, NaN, '5000', null, {}];

const bad: [keyof PolicyOptions, string, unknown[]][] = [
  ['catalogs', 'an array of catalogs', ['nas', null, {}, [null], [{}], [{ find: 5 }], ['nas']]],
  ['classify', 'a function', ['retryable', ...noFunction]],
  ['overrides', "an object of 'retry', 'stop' or rules", ['retry', 5, null, [], ['retry'], () => 1]],
  ['retries', 'a whole number from 0', [-1, 1.5, NaN, '3', null, {}, true, -Infinity]],
  ['backoff', 'a function', noFunction],
  ['throttleBackoff', 'a function', noFunction],
  ['attemptTimeout', 'milliseconds above 0', noTimeout],
  ['totalTimeout', 'milliseconds above 0', noTimeout],
  ['maxRetryAfter', 'milliseconds from 0', noDuration],
  ['retryUnsafe', "'not-executed', 'documented', 'always', 'never'", ['sometimes', true, false, null, 5, '']],
  ['idempotent', 'a function', [...noFunction, false]],
  [
    'budget',
    'a budget',
    ['x', 5, null, true, {}, { take: () => true }, { success: () => undefined }, () => true],
  ],
  [
    'breaker',
    'an object with execute, or a function from a host to one',
    ['x', 5, null, {}, { execute: 5 }, false],
  ],
  ['overload', 'adaptiveConcurrency()', ['x', 5, null, {}, { enter: 5 }, true, () => 1]],
  ['beforeAttempt', 'a function', noFunction],
  [
    'idempotencyKey',
    "'ClientToken', 'Idempotency-Key' or a function",
    ['clienttoken', '', true, null, 5, {}],
  ],
  ['inspectSuccess', 'true or false', ['yes', 0, 1, null, {}]],
  ['maxErrorBodyBytes', 'bytes from 0', [-1, NaN, Infinity, '64kB', null]],
  ['boundErrorBodies', 'true or false', ['yes', 0, 1, null, {}, 65_536]],
  ['enrichMessage', 'true or false', ['yes', 0, 1, null, {}]],
  ['hideDetails', 'true or false', ['no', 0, 1, null, {}]],
  ['onEvent', 'a function', noFunction],
  ['random', 'a function', [0.5, ...noFunction]],
  [
    'clock',
    'an object with now, setTimeout and clearTimeout',
    ['x', null, {}, { now: () => 0 }, Date, () => 1],
  ],
];

const good: [keyof PolicyOptions, unknown[]][] = [
  ['catalogs', [[]]],
  ['retries', [0, 1, Infinity]],
  ['attemptTimeout', [0.5, 1, Infinity]],
  ['totalTimeout', [1, Infinity]],
  ['maxRetryAfter', [0, 1, Infinity]],
  ['retryUnsafe', ['not-executed', 'documented', 'always', 'never']],
  ['budget', [false, { take: () => true, success: () => undefined }]],
  ['breaker', [{ execute: () => 1 }, () => ({ execute: () => 1 })]],
  ['overload', [{ enter: () => 1 }]],
  ['idempotencyKey', ['ClientToken', 'Idempotency-Key', () => undefined]],
  ['inspectSuccess', [true, false]],
  ['maxErrorBodyBytes', [0, 1, Number.MAX_SAFE_INTEGER]],
  ['boundErrorBodies', [true, false]],
  ['enrichMessage', [true, false]],
  ['clock', [{ now: () => 0, setTimeout: () => 0, clearTimeout: () => 0 }]],
];

describe('a bad option of a policy', () => {
  const cases = bad.flatMap(([name, takes, values]) => values.map((value) => ({ name, takes, value })));

  it.each(cases)('is a TypeError: $name of $value', ({ name, takes, value }) => {
    expect(make({ [name]: value })).toThrow(TypeError);
    expect(make({ [name]: value })).toThrow(`\`${name}\` takes ${takes}`);
  });

  it('is found among good ones', () => {
    expect(make({ retries: 1, totalTimeout: 0, enrichMessage: true })).toThrow('`totalTimeout` takes');
  });

  it.each(['retry', 'Retries', 'timeout', 'toString', 'constructor', 'hasOwnProperty', '0', ''])(
    'is one that there is not: %j',
    (name) => {
      expect(make({ [name]: 1 })).toThrow(TypeError);
      expect(make({ [name]: 1 })).toThrow(
        `unknown option \`${name}\`; it takes catalogs, classify, overrides, retries`,
      );
    },
  );

  it('is `__proto__` where it is an own property', () => {
    expect(make(JSON.parse('{"__proto__": {"retries": 9}}'))).toThrow('unknown option `__proto__`');
  });

  it('is one that there is not even where it is undefined', () => {
    expect(make({ retires: undefined })).toThrow('unknown option `retires`');
  });

  it.each([null, 'x', 5, [], true, () => 1])('is the options not being an object: %s', (options) => {
    expect(make(options)).toThrow(TypeError);
    expect(make(options)).toThrow('options takes an object');
  });
});

describe('a good option of a policy', () => {
  const cases = good.flatMap(([name, values]) => values.map((value) => ({ name, value })));

  it.each(cases)('is kept: $name of $value', ({ name, value }) => {
    expect(createPolicy({ [name]: value })[name]).toBe(value);
  });

  it('may have its methods on a prototype, as a clock of a class has', () => {
    class Fixed {
      now(): number {
        return 5;
      }
      setTimeout(): number {
        return 0;
      }
      clearTimeout(): undefined {
        return undefined;
      }
    }
    expect(createPolicy({ clock: new Fixed() }).clock.now()).toBe(5);
  });
});
