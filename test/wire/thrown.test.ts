import { afterEach, describe, expect, it } from 'vitest';
import { factsOf } from '../../src/wire/thrown.js';
import { answered, error, OPTIONS } from './support.js';

describe('everything else', () => {
  afterEach(() => {
    delete (Object.prototype as { response?: unknown }).response;
  });

  it.each<[unknown, string]>([
    ['boom', 'boom'],
    ['', ''],
    [42, '42'],
    [undefined, ''],
    [null, ''],
    [true, ''],
    [Symbol('x'), ''],
    [() => 1, ''],
    [{}, ''],
    [[], ''],
    [new Error('m'), 'm'],
    [new Error(''), ''],
    [new SyntaxError('Unexpected token < in JSON at position 0'), 'Unexpected token < in JSON at position 0'],
    [new TypeError('x is not a function'), 'x is not a function'],
    [error('m', { message: { nested: 1 } }), ''],
    [{ message: 5 }, ''],
  ])('%s is unknown', (thrown, text) => {
    expect(factsOf(thrown, OPTIONS)).toMatchObject({ kind: 'unknown', text });
  });

  it('of several errors the first counts', () => {
    const errors = [
      error('a', { code: 'ECONNREFUSED', syscall: 'connect' }),
      error('b', { code: 'ENETUNREACH' }),
    ];
    expect(factsOf(new AggregateError(errors), OPTIONS)).toEqual({
      kind: 'network',
      systemCode: 'ECONNREFUSED',
      syscall: 'connect',
      text: 'a',
    });
    expect(factsOf(new AggregateError([]), OPTIONS)).toMatchObject({ kind: 'unknown' });
  });

  it('of a list of mere words the cause counts', () => {
    const thrown = Object.assign(new Error('m', { cause: answered(503, { Code: 'X' }) }), {
      errors: ['bad name'],
    });
    expect(factsOf(thrown, OPTIONS)).toMatchObject({ kind: 'response', code: 'X', text: 'm' });
  });

  it('a wrapped error is what it wraps, a few times over', () => {
    const wrap = (cause: unknown, times: number): unknown =>
      times > 0 ? wrap(new Error('outer', { cause }), times - 1) : cause;
    const inner = answered(503, { Code: 'X' });
    expect(factsOf(wrap(inner, 3), OPTIONS)).toMatchObject({ kind: 'response', code: 'X', text: 'outer' });
    expect(factsOf(wrap(inner, 4), OPTIONS)).toMatchObject({ kind: 'unknown' });
    const cyclic = new Error('m');
    cyclic.cause = cyclic;
    expect(factsOf(cyclic, OPTIONS)).toMatchObject({ kind: 'unknown', text: 'm' });
  });

  it('the stream of a wrapped error is left to whoever wrapped it', async () => {
    const stream = new Blob(['{"Code":"X"}']).stream();
    const facts = await factsOf(new Error('outer', { cause: answered(503, stream) }), OPTIONS);
    expect(facts).toMatchObject({ kind: 'response', status: 503, code: undefined });
    expect(await new Response(stream).text()).toBe('{"Code":"X"}');
    const response = new Response('{"Code":"X"}', { status: 503 });
    expect(await factsOf(new Error('outer', { cause: response }), OPTIONS)).toMatchObject({ status: 503 });
    expect(response.bodyUsed).toBe(false);
  });

  it('hostile objects are unknown, never a throw', () => {
    const revoked = Proxy.revocable({}, {});
    revoked.revoke();
    const no = (): never => {
      throw new Error('no');
    };
    const traps: unknown[] = [
      revoked.proxy,
      new Proxy({}, { get: no, has: no, ownKeys: no, getPrototypeOf: no, getOwnPropertyDescriptor: no }),
      new Proxy(new Error('m'), { get: no }),
      Object.defineProperties(
        {},
        Object.fromEntries(
          ['message', 'code', 'response', 'status'].map((name) => [name, { get: no, enumerable: true }]),
        ),
      ),
      {
        response: {
          status: 503,
          headers: new Proxy({}, { ownKeys: no, get: no }),
          data: new Proxy({}, { ownKeys: no }),
        },
      },
      { status: 503, headers: {}, clone: no },
    ];
    for (const thrown of traps) expect(factsOf(thrown, OPTIONS)).toMatchObject({ text: '' });
  });

  it('reads nothing that Object.prototype was given', () => {
    Object.assign(Object.prototype, { response: { status: 503, data: { Code: 'Polluted' } } });
    const facts = factsOf(new Error('m'), OPTIONS);
    delete (Object.prototype as { response?: unknown }).response;
    expect(facts).toMatchObject({ kind: 'unknown', text: 'm' });
    expect(facts).not.toMatchObject({ code: 'Polluted' });
  });

  it('leaves the stack unread, as its first line still has to follow the message', () => {
    let read = false;
    const thrown = Object.defineProperty(answered(503, ''), 'stack', { get: () => (read = true) });
    expect(factsOf(thrown, OPTIONS)).toMatchObject({ status: 503 });
    expect(read).toBe(false);
  });
});

describe('the text of what was thrown', () => {
  it.each([
    ['m, URL: http://nas.aliyuncs.com/?AccessKeyId=LTAI&Signature=a%3D', 'm, URL: http://nas.aliyuncs.com/'],
    ['GET https://x.com/a/b?Signature=a, failed', 'GET https://x.com/a/b failed'],
    ['ReadTimeout: 300. GET /?AccessKeyId=LTAI failed.', 'ReadTimeout: 300. GET / failed.'],
    ['Is it this/that?', 'Is it this/that?'],
  ])('%s holds no query', (message, text) => {
    expect(factsOf(new Error(message), OPTIONS)).toMatchObject({ text });
  });

  it('is cleaned in linear time', () => {
    const started = performance.now();
    for (const part of ['/', '/?', '/?a', '/?a=', '?a=/', '/a?'])
      void factsOf(new Error(part.repeat(50_000)), OPTIONS);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
