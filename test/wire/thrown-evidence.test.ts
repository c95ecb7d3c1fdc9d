import { describe, expect, it } from 'vitest';
import type { Facts } from '../../src/wire/facts.js';
import { factsOf } from '../../src/wire/thrown.js';
import { answered, error, expectFacts, OPTIONS } from './support.js';

const cut = (status: number, fields: object = {}): Error =>
  error('aborted', { statusCode: status, code: 'ECONNRESET', ...fields });

describe('what a thrown thing tells', () => {
  it.each<[string, unknown, Partial<Facts>]>([
    [
      'a parser error that has a name only',
      error('m', { name: 'HTTPParserError' }),
      { kind: 'network', systemCode: 'HPE_UNKNOWN' },
    ],
    [
      'another name without a code',
      error('m', { name: 'OtherError' }),
      { kind: 'unknown', systemCode: undefined },
    ],
    [
      'a system call that only the cause names',
      error('m', { code: 'ECONNREFUSED', cause: { syscall: 'connect' } }),
      { kind: 'network', syscall: 'connect' },
    ],
    [
      'a system call that only the first of several errors names',
      error('m', { code: 'ECONNREFUSED', errors: [{ syscall: 'connect' }] }),
      { kind: 'network', syscall: 'connect' },
    ],
    [
      'a system call two causes deep',
      new Error('a', {
        cause: new Error('b', { cause: error('c', { code: 'ECONNREFUSED', syscall: 'connect' }) }),
      }),
      { kind: 'network', systemCode: 'ECONNREFUSED', syscall: 'connect' },
    ],
    [
      'a 400 that was cut off',
      Object.assign(answered(400, {}), { code: 'ECONNRESET' }),
      { kind: 'response', status: 400 },
    ],
    [
      'a success that was cut off',
      cut(200),
      { kind: 'network', status: undefined, systemCode: 'ECONNRESET' },
    ],
    ["an SDK's 400 that was cut off", cut(400), { kind: 'response', status: 400 }],
    ["an SDK's 503 that was cut off", cut(503), { kind: 'response', status: 503 }],
    [
      'a success with a code',
      cut(200, { data: { Code: 'X' } }),
      { kind: 'response', status: 200, code: 'X' },
    ],
    ['a success that was not cut off', error('odd', { statusCode: 200 }), { kind: 'response', status: 200 }],
    [
      'a connection error around an answer',
      error('m', { code: 'ECONNRESET', cause: answered(503, {}) }),
      { kind: 'network', systemCode: 'ECONNRESET', status: undefined },
    ],
    [
      'a timeout around an answer',
      error('m', { name: 'TimeoutError', cause: answered(503, {}) }),
      { kind: 'timeout', systemCode: 'TimeoutError', status: undefined },
    ],
    [
      'a fetch that must fail again',
      new TypeError('fetch failed', { cause: new Error('unknown scheme') }),
      { kind: 'unknown', text: 'fetch failed' },
    ],
    [
      'a fetch whose answer is not the one that was wanted',
      new TypeError('fetch failed', { cause: new Error('integrity mismatch') }),
      { kind: 'unknown', text: 'fetch failed' },
    ],
    ['a fetch that need not', new TypeError('fetch failed', { cause: new Error('m') }), { kind: 'network' }],
    ["ali-oss's -1", error('m', { status: -1 }), { kind: 'network', status: undefined }],
    ["ali-oss's -2", error('m', { status: -2 }), { kind: 'network', status: undefined }],
    ['a 2 in that place', error('m', { status: 2 }), { kind: 'unknown', status: undefined }],
    ['a code without a proof', error('m', { code: 'Busy' }), { code: 'Busy', systemCode: undefined }],
  ])('%s', (_, thrown, expected) => {
    expectFacts(factsOf(thrown, OPTIONS), expected);
  });

  it('leaves the body of a wrapped response to its owner', async () => {
    const response = new Response('{"Code":"X"}', { status: 503 });
    const cause = new Error('m', { cause: response });
    expectFacts(factsOf(cause, OPTIONS), { kind: 'response', status: 503, code: undefined });
    expect(await response.text()).toBe('{"Code":"X"}');
  });

  it("takes the answer's charset from its content type", () => {
    const data = Buffer.from('{"Code":"X","Message":"caf\u00e9"}', 'latin1');
    const headers = { 'content-type': 'application/json; charset=iso-8859-1' };
    expectFacts(factsOf(answered(503, data, headers), OPTIONS), { message: 'caf\u00e9' });
  });
});

describe('a thrown object with a status', () => {
  const body = '{"Code":"Inner"}';

  it.each<[string, object, string | undefined]>([
    ['with a message is no response', { message: 'm', body }, undefined],
    ['with a code is no response', { code: 'Own', body }, 'Own'],
    ['alone is no response', { Code: 'Own' }, 'Own'],
    ['and headers is one', { headers: {}, Code: 'Own' }, undefined],
    ['and data is one', { data: '', Code: 'Own' }, undefined],
    ['and an empty body is one', { body: '', Code: 'Own' }, undefined],
    ['and all of them is one', { headers: {}, data: undefined, body, Code: 'Own' }, 'Inner'],
  ])('%s', (_, fields, code) => {
    expectFacts(factsOf({ status: 503, ...fields }, OPTIONS), { kind: 'response', status: 503, code });
  });

  it('that is missing is no answer', () => {
    expectFacts(factsOf({ headers: {}, data: { Code: 'X' } }, OPTIONS), { kind: 'unknown', code: 'X' });
  });
});

describe('a text that the parser of an SDK could not read', () => {
  const text = '{"Code":"X","Message":"m"}';

  it('is read', () => {
    expectFacts(factsOf(error('m', { name: 'SyntaxError', text }), OPTIONS), { kind: 'response', code: 'X' });
  });

  it('is read as far as allowed', () => {
    const thrown = error('m', { name: 'SyntaxError', text: `${text}    ` });
    const at = (maxBytes: number): unknown => factsOf(thrown, { ...OPTIONS, maxBytes });
    expectFacts(at(text.length), { kind: 'response', code: 'X' });
    expectFacts(at(text.length - 1), { kind: 'unknown', code: undefined });
  });

  it('is nothing to read in any other error', () => {
    expectFacts(factsOf(error('m', { name: 'OtherError', text }), OPTIONS), {
      kind: 'unknown',
      code: undefined,
    });
  });

  it('may say nothing of an error', () => {
    const thrown = error('m', { name: 'SyntaxError', text: '{"Message":"m"}' });
    expectFacts(factsOf(thrown, OPTIONS), { kind: 'unknown', code: undefined });
  });
});
