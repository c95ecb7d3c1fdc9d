import { afterEach, describe, expect, it } from 'vitest';
import { answerOf, bareCode } from '../../src/wire/answer.js';

describe('numbers as codes', () => {
  it.each([
    [{ code: 404, message: 'm' }, '404'],
    [{ code: '404', message: 'm' }, '404'],
    [{ code: 404 }, '404'],
    [{ code: 0, message: 'ok' }, '0'],
    [{ errcode: 40001, errmsg: 'm' }, '40001'],
    [{ code: 400, errorCode: 'Named', message: 'm' }, 'Named'],
    [{ code: 400, message: 'm', error: { code: 'Named' } }, 'Named'],
    [{ code: 400, message: 'm', error: 'invalid_grant' }, 'invalid_grant'],
    [{ code: 400, message: 'm', error: { code: 4001 } }, '400'],
    [{ code: 400, message: 'm', status: 'error' }, '400'],
  ])('in %j it is %s', (body, code) => {
    expect(answerOf(body)?.code).toBe(code);
  });
});

describe('what is no code', () => {
  it.each([
    [{ errors: { Code: ['The Code field is required.'] }, title: 'Invalid' }],
    [{ code: 'Not Found', message: 'm' }],
    [{ code: 'x'.repeat(129), message: 'm' }],
    [{ code: { nested: 'X' }, message: 'm' }],
    [{ type: 'object', message: 'm' }],
  ])('%j', (body) => {
    expect(answerOf(body)).toBeDefined();
    expect(answerOf(body)?.code).toBeUndefined();
  });

  it.each([
    ['ns.name#Code', 'Code'],
    ['Code:http://x/y', 'Code'],
    ['a.b#Code:https://x', 'Code'],
    ['Code:', 'Code'],
    ['Family:Code', 'Family:Code'],
    ['Missingparameter. calleruid', 'Missingparameter. calleruid'],
    [undefined, undefined],
  ])('bare %s is %s', (text, code) => {
    expect(bareCode(text)).toBe(code);
  });
});

describe('hostile bodies', () => {
  afterEach(() => {
    delete (Object.prototype as { Code?: unknown }).Code;
  });

  it('read as own keys only', () => {
    (Object.prototype as { Code?: unknown }).Code = 'Polluted';
    expect(answerOf({})).toBeUndefined();
    expect(answerOf({ Message: 'm' })).toEqual({ message: 'm' });
    expect(answerOf(Object.create({ Code: 'Inherited' }))).toBeUndefined();
  });

  it('count in the first spelling that says something', () => {
    expect(answerOf({ message: null, Message: 'm', MESSAGE: 'n' })).toEqual({ message: 'm' });
  });

  it('pollute nothing', () => {
    const body: unknown = JSON.parse(
      '{"__proto__":{"Code":"X"},"constructor":{"prototype":{"Code":"Y"}},"Message":"m"}',
    );
    expect(answerOf(body)).toEqual({ message: 'm' });
    expect(({} as { Code?: unknown }).Code).toBeUndefined();
  });

  it('may be deep, cyclic or full of traps', () => {
    const cyclic: { error?: unknown; message: string } = { message: 'm' };
    cyclic.error = cyclic;
    let deep: unknown[] = [];
    for (let level = 0; level < 100_000; level++) deep = [deep];
    const trap = {
      get Code(): string {
        throw new Error('no');
      },
    };
    const proxy = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('no');
        },
      },
    );

    expect(answerOf(cyclic)).toEqual({ message: 'm' });
    expect(answerOf({ message: deep, code: deep })).toBeUndefined();
    expect(answerOf(deep)).toBeUndefined();
    expect(answerOf(trap)).toBeUndefined();
    expect(answerOf(proxy)).toBeUndefined();
  });
});
