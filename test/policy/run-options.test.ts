import { describe, expect, it } from 'vitest';
import { validateRunOptions, validateWrapOptions } from '../../src/policy/validate.js';

const { signal } = new AbortController();

describe('the options of a run', () => {
  it.each<[string, string, unknown[]]>([
    [
      'signal',
      'an AbortSignal',
      ['now', 5, null, {}, new AbortController(), { aborted: true }, () => signal],
    ],
    ['operation', 'a non-empty string', ['', 5, null, {}]],
    ['idempotent', 'true or false', ['yes', 1, null, () => true]],
  ])('refuse a bad %s with a TypeError that says it takes %s', (name, takes, values) => {
    for (const value of values) {
      expect(() => validateRunOptions({ [name]: value })).toThrow(TypeError);
      expect(() => validateRunOptions({ [name]: value })).toThrow(`run options: \`${name}\` takes ${takes}`);
    }
  });

  it.each(['retries', 'Signal', 'toString', 'abort'])('refuse %s, which they do not know', (name) => {
    expect(() => validateRunOptions({ [name]: undefined })).toThrow(
      `run options: unknown option \`${name}\`; it takes signal, operation, idempotent`,
    );
  });

  it.each([null, 'x', 5, [], true])('must be an object, not %s', (options) => {
    expect(() => validateRunOptions(options)).toThrow('run options: options takes an object');
  });

  it('take what is right, and nothing', () => {
    validateRunOptions({});
    validateRunOptions({ signal, operation: 'CreateFileSystem', idempotent: true });
    validateRunOptions({ signal: AbortSignal.abort(), operation: undefined, idempotent: undefined });
  });
});

describe('the options of wrap', () => {
  it('are those, but for the signal, which is of one run', () => {
    validateWrapOptions({ operation: 'CreateFileSystem', idempotent: false });
    expect(() => validateWrapOptions({ signal })).toThrow(
      'wrap options: unknown option `signal`; it takes operation, idempotent',
    );
    expect(() => validateWrapOptions({ operation: 5 })).toThrow('wrap options: `operation` takes');
  });
});
