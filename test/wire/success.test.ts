import { describe, expect, it } from 'vitest';
import { answerOf } from '../../src/wire/answer.js';
import { hidesError } from '../../src/wire/success.js';

describe('a 2xx body that hides an error', () => {
  it.each([
    [{ Code: 'InternalError', Message: 'm' }],
    [{ Success: false, Code: 'X', Message: 'm' }],
    [{ success: 'false', message: 'm' }],
    [{ Response: { Error: { Code: 'AuthFailure', Message: 'm' }, RequestId: 'r' } }],
    [{ code: 500, message: 'Internal error' }],
    [{ errcode: 40001, errmsg: 'invalid credential' }],
  ])('%j', (body) => {
    expect(hidesError(answerOf(body))).toBe(true);
  });

  it.each<[unknown]>([
    ...['OK', 'ok', 'Success', 'success', '200', 200, '0', 0, 'DryRunOperation', 'RequestAccepted'].map(
      (Code): [unknown] => [{ Code, Message: 'm' }],
    ),
    [{ Success: true, Code: 'Whatever', Message: 'm' }],
    [{ Success: 'true', Code: 'Whatever', Message: 'm' }],
    [{ success: true, error: { code: 'X', message: 'm' } }],
    [{ Code: 'cn-hangzhou', Name: 'Hangzhou' }],
    [{ Message: 'Welcome' }],
    [{ FileSystems: [] }],
    [{ errors: [] }],
    [[]],
    [{}],
  ])('not %j', (body) => {
    expect(hidesError(answerOf(body))).toBe(false);
  });
});
