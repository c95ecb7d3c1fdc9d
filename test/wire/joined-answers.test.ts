import { describe, expect, it } from 'vitest';
import { answerOf } from '../../src/wire/answer.js';

const codeOf = (body: unknown): string | undefined => answerOf(body)?.code;

describe('of nested answers', () => {
  it.each<[string, unknown, string | undefined]>([
    ['a word inside wins over a number', { code: 500, error: { code: 'Named' } }, 'Named'],
    ['it does from two levels below', { code: 500, error: { error: { code: 'Named' } } }, 'Named'],
    ['the outer of two numbers counts', { code: 1, error: { code: 2 } }, '1'],
    ['it does above two levels', { code: 1, error: { error: { code: 2 } } }, '1'],
    ['the inner number counts alone', { error: { error: { code: 2 } } }, '2'],
    [
      'a reason names the number above it',
      { error: { code: 403, errors: [{ reason: 'quotaExceeded', message: 'm' }] } },
      'quotaExceeded',
    ],
    [
      'what a reason has named wins over a number further out',
      { code: 7, error: { code: 403, errors: [{ reason: 'quotaExceeded', message: 'm' }] } },
      'quotaExceeded',
    ],
    [
      'a reason does not name what means success',
      { code: 200, errors: [{ reason: 'required', message: 'm' }] },
      '200',
    ],
    [
      'a reason without a number names nothing',
      { errors: [{ reason: 'required', message: 'm' }] },
      undefined,
    ],
    [
      'a code beside the reason is the better name',
      { code: 403, errors: [{ code: 'QuotaExceeded', reason: 'quota', message: 'm' }] },
      'QuotaExceeded',
    ],
  ])('%s', (_, body, code) => {
    expect(codeOf(body)).toBe(code);
  });

  it.each<[unknown, boolean | undefined]>([
    [{ code: 0, error: { code: 5, success: false } }, true],
    [{ code: 7, error: { code: 5, success: false } }, false],
    [{ success: false, error: { code: 5, success: true } }, false],
    [{ error: { code: 5 } }, undefined],
  ])('success of %j is %j', (body, success) => {
    expect(answerOf(body)?.success).toBe(success);
  });
});
