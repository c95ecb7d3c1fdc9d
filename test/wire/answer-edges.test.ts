import { describe, expect, it } from 'vitest';
import { answerOf, bareCode, isNumeric } from '../../src/wire/answer.js';
import { errorType } from '../../src/wire/problem.js';

describe('the fields of an answer', () => {
  it.each<[string, object, object]>([
    [
      'the outer code counts, where it has a name',
      { code: 'Outer', error: { code: 'Inner' } },
      { code: 'Outer' },
    ],
    ['the first of two spellings counts', { code: 'First', Code: 'Second' }, { code: 'First' }],
    [
      'a spelling that says nothing does not',
      { code: 'null', Code: 'X', message: ' ', Message: 'm' },
      { code: 'X', message: 'm' },
    ],
    ['a status is no code, where there is no number', { status: 'ACTIVE', message: 'm' }, { message: 'm' }],
    ['a status in words is the name of a number', { code: 5, status: 'NOT_FOUND' }, { code: 'NOT_FOUND' }],
    ['a status that only ends in capitals is none', { code: 5, status: 'not_FOUND' }, { code: '5' }],
    ['a status that goes on is none', { code: 5, status: 'NOT_FOUND yet' }, { code: '5' }],
    [
      'a reason is the name of a number',
      { code: 5, reason: 'NotFound', message: 'm' },
      { code: 'NotFound', message: 'm' },
    ],
    [
      'a reason in several words is none',
      { code: 5, reason: 'Not. Found' },
      { code: '5', message: 'Not. Found' },
    ],
    [
      'a reason within names the number outside',
      { error: { code: 403, message: 'm', errors: [{ reason: 'rateLimitExceeded' }] } },
      { code: 'rateLimitExceeded', message: 'm' },
    ],
    [
      'a number of success has no other name',
      { code: 200, status: 'COMPLETED', message: 'm' },
      { code: '200', message: 'm' },
    ],
    [
      'an error in one word is the code and no message',
      { error: 'invalid_grant' },
      { code: 'invalid_grant' },
    ],
    ['an error in several words is the message', { error: 'Not. Allowed' }, { message: 'Not. Allowed' }],
    [
      'a link to a diagnosis may stand inside',
      { code: 5, error: { code: 'X', recommend: 'https://h/1' } },
      { code: 'X', recommend: 'https://h/1' },
    ],
    [
      'a link to a diagnosis may stand outside',
      { code: 5, recommend: 'https://h/1', error: { code: 'X' } },
      { code: 'X', recommend: 'https://h/1' },
    ],
    ['success may be told in text', { Code: 'X', Success: 'False' }, { code: 'X', success: false }],
  ])('%s', (_, body, answer) => {
    expect(answerOf(body)).toEqual(answer);
  });
});

describe('a bare code', () => {
  it.each([
    ['ns.v1#Code', 'Code'],
    ['-x#Code', '-x#Code'],
    ['C'.repeat(128), 'C'.repeat(128)],
    ['C'.repeat(129), undefined],
  ])('of %s: %s', (text, code) => {
    expect(bareCode(text)).toBe(code);
  });

  it.each([
    ['-5', true],
    ['404', true],
    ['E404', false],
    ['404E', false],
  ])('%s is a number: %s', (code, numeric) => {
    expect(isNumeric(code)).toBe(numeric);
  });
});

describe('the code in a type', () => {
  it.each([
    ['http://h/probs/out-of-credit', 'out-of-credit'],
    ['https://h/probs/out-of-credit', 'out-of-credit'],
    ['about:https://h/out-of-credit', undefined],
    ['http://bare.example', undefined],
    ['urn:acme', undefined],
    ['urn:acme:busy', 'busy'],
    ['/probs/urn:busy', 'busy'],
    ['/probs/my-rfc9457', 'my-rfc9457'],
    ['/probs/rfc9457', undefined],
  ])('%s: %s', (type, code) => {
    expect(errorType(type)).toBe(code);
  });
});
