import { describe, expect, it } from 'vitest';
import { errorType } from '../../src/wire/problem.js';

describe('the code in a member named type', () => {
  it.each([
    ['https://example.com/probs/out-of-credit', 'out-of-credit'],
    ['https://example.com/probs/out-of-credit/', 'out-of-credit'],
    ['https://example.com/probs/out-of-credit?v=1#top', 'out-of-credit'],
    ['/problems/QuotaExceeded', 'QuotaExceeded'],
    ['urn:problem-type:belgif:resourceNotFound', 'resourceNotFound'],
    ['https://example.com/docs/http-problem-types#quota-exceeded', 'quota-exceeded'],
    ['https://example.com/docs/errors/?v=1#card-declined', 'card-declined'],
    ['https://example.com/errors/out-of-credit#more', 'out-of-credit'],
    ['https://example.com/probs/out-of-credit?lang=en\nand=more', 'out-of-credit'],
    ['https://example.com/error#card-declined', 'card-declined'],
    ['https://example.com/problem#card-declined', 'card-declined'],
    ['/type#card-declined', 'card-declined'],
    ['https://example.com/errors-of-credit#top', 'errors-of-credit'],
    ['overloaded_error', 'overloaded_error'],
    ['ThrottlingException', 'ThrottlingException'],
  ])('of %s is %s', (type, code) => {
    expect(errorType(type)).toBe(code);
  });

  it.each([
    [undefined],
    [''],
    ['about:blank'],
    ['https://example.com'],
    ['https://example.com/'],
    ['https://httpstatuses.com/404'],
    ['https://tools.ietf.org/html/rfc9110#section-15.5.5'],
    ['https://example.com/docs/errors/'],
    ['https://example.com/docs/problems#'],
    ['https://example.com/probs/no'],
    ['https://example.com/a%20b'],
    ['error'],
    ['Sender'],
    ['object'],
    ['urn:'],
    [`https://example.com/${'x'.repeat(200)}`],
  ])('of %s there is none', (type) => {
    expect(errorType(type)).toBeUndefined();
  });
});
