import { describe, expect, it } from 'vitest';
import { unwrap } from '../../src/wire/thrown.js';

/** A chain of so many errors, the last one innermost. */
function chainOf(length: number): Error[] {
  const errors = Array.from({ length }, (_, at) => new Error(String(at)));
  errors.forEach((error, at) => {
    if (at + 1 < length) error.cause = errors[at + 1];
  });
  return errors;
}

describe('an error and what it is wrapped around', () => {
  it.each([1, 2, 4])('are %d, the outermost first', (length) => {
    const errors = chainOf(length);
    expect(unwrap(errors[0])).toEqual(errors);
  });

  it('are four at most', () => {
    const errors = chainOf(9);
    expect(unwrap(errors[0])).toEqual(errors.slice(0, 4));
  });

  it('end where one is its own cause', () => {
    const error = new Error('round');
    error.cause = error;
    expect(unwrap(error)).toHaveLength(4);
  });

  it('take the first of several errors before the cause', () => {
    const [first, cause] = [new Error('first'), new Error('cause')];
    const thrown = new AggregateError([first, new Error('second')], 'all failed', { cause });
    expect(unwrap(thrown)).toEqual([thrown, first]);
  });

  it('end at a cause that is no object', () => {
    const thrown = new Error('outer', { cause: 'text' });
    expect(unwrap(thrown)).toEqual([thrown]);
  });

  it.each([['text'], [undefined], [null], [5]])('are none of %j', (thrown) => {
    expect(unwrap(thrown)).toEqual([]);
  });
});
