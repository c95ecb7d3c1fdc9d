import { describe, expect, it } from 'vitest';
import { validateRequestOptions } from '../../src/policy/validate.js';

const validate = (options: unknown) => (): void => {
  validateRequestOptions(options);
};

describe('the options of a request', () => {
  it.each<[string, string, unknown[]]>([
    ['retries', 'a whole number from 0', [-1, 0.5, NaN, '3', null]],
    ['attemptTimeout', 'milliseconds above 0', [0, -1, NaN, '5000', null]],
    ['totalTimeout', 'milliseconds above 0', [0, -1, NaN, '5000', null]],
    ['idempotent', 'true or false', ['yes', 1, null, () => true]],
    ['overrides', "an object of 'retry', 'stop' or rules", ['retry', null, [], 5]],
    ['operation', 'a non-empty string', ['', 5, null, {}]],
    ['body', 'a function', ['text', null, {}, 5]],
  ])('refuse a bad %s with a TypeError that says it takes %s', (name, takes, values) => {
    for (const value of values) {
      expect(validate({ [name]: value })).toThrow(TypeError);
      expect(validate({ [name]: value })).toThrow(`\`${name}\` takes ${takes}`);
    }
  });

  it.each(['backoff', 'catalogs', 'onEvent', 'toString', 'Retries'])(
    'refuse %s, which they do not know',
    (name) => {
      expect(validate({ [name]: undefined })).toThrow(TypeError);
      expect(validate({ [name]: undefined })).toThrow(`unknown option \`${name}\`; it takes retries`);
    },
  );

  it.each([null, undefined, 'x', 5, [], true])('must be an object, not %s', (options) => {
    expect(validate(options)).toThrow(TypeError);
    expect(validate(options)).toThrow('options takes an object');
  });

  it.each([
    {},
    { retries: 0 },
    { body: () => 'again' },
    { retries: Infinity, attemptTimeout: 1, totalTimeout: Infinity },
    { idempotent: false, operation: 'CreateFileSystem', overrides: { '429': 'stop' } },
    { retries: undefined, attemptTimeout: undefined, idempotent: undefined, overrides: undefined },
  ])('take %j', (options) => {
    expect(validate(options)).not.toThrow();
  });
});
