import { describe, expect, it } from 'vitest';
import { failureOf, surface } from '../../src/call/surface.js';
import { axiosError } from './axios-error.js';
import { failureRecord } from './failure-record.js';

const ALL = { enrichMessage: true, hideDetails: true };
const failure = failureRecord({
  resolution: 'The specified file system does not exist or has been deleted.',
});

describe('a surfaced error', () => {
  it.each<[string, () => object]>([
    ['an error', () => new Error('x')],
    ['an axios error', () => axiosError()],
    ['a plain object', () => ({ code: 'X' })],
    ['an object without a prototype', () => Object.create(null) as object],
    ['an array', () => ['x']],
    ['a function', () => () => undefined],
    ['a DOMException', () => new DOMException('x', 'AbortError')],
    ['a fetch Response', () => new Response('', { status: 503 })],
  ])('carries its failure: %s', (_, make) => {
    const thrown = make();
    surface(thrown, failure, ALL);
    expect(failureOf(thrown)).toBe(failure);
    expect((thrown as { failure?: unknown }).failure).toBe(failure);
  });

  it.each<[string, () => object]>([
    ['a frozen object', () => Object.freeze({ code: 'X' })],
    ['a frozen error', () => Object.freeze(new Error('x'))],
    ['a frozen axios error', () => Object.freeze(axiosError())],
    ['a sealed error', () => Object.seal(new Error('x'))],
    ['an object that takes nothing new', () => Object.preventExtensions({})],
    [
      'an object with a failure of its own for ever',
      () => Object.defineProperty({}, 'failure', { value: 'mine' }),
    ],
    [
      'a proxy that refuses',
      () =>
        new Proxy(
          {},
          {
            defineProperty: () => {
              throw new Error('no');
            },
          },
        ),
    ],
  ])('is told by failureOf even where it cannot carry one: %s', (_, make) => {
    const thrown = make();
    expect(() => {
      surface(thrown, failure, ALL);
    }).not.toThrow();
    expect(failureOf(thrown)).toBe(failure);
  });

  it.each([[undefined], [null], [0], [NaN], [''], ['text'], [true], [7n], [Symbol('x')]])(
    'may be a primitive, which carries none: %s',
    (thrown) => {
      expect(() => {
        surface(thrown, failure, ALL);
      }).not.toThrow();
      expect(failureOf(thrown)).toBeUndefined();
    },
  );

  it.each(['isAxiosError', 'config', 'message', 'cause', 'response'])(
    'may have a getter that throws: %s',
    (name) => {
      const thrown = axiosError();
      Object.defineProperty(thrown, name, {
        enumerable: true,
        get() {
          throw new Error('hands off');
        },
      });
      expect(() => {
        surface(thrown, failure, ALL);
      }).not.toThrow();
      expect(failureOf(thrown)).toBe(failure);
    },
  );

  it('keeps its failure among what is printed and spread', () => {
    const thrown = new Error('x');
    surface(thrown, failure, ALL);
    expect(Object.keys(thrown)).toContain('failure');
    expect(JSON.parse(JSON.stringify({ ...thrown }))).toEqual({ failure });
  });
});

describe('an error of anything else', () => {
  it('keeps its message and its properties', () => {
    const error = Object.assign(new Error('The specified file system does not exist.'), {
      code: 'X',
      data: { a: 1 },
    });
    surface(error, failure, ALL);
    expect(error.message).toBe('The specified file system does not exist.');
    expect(Object.keys(error)).toEqual(['code', 'data', 'failure']);
  });

  it('hides what a bad address says of itself', () => {
    const url = 'ht!tp://user:pa55word@host';
    let error: unknown;
    try {
      new URL(url);
    } catch (thrown) {
      error = thrown;
    }
    surface(error, failure, ALL);
    expect((error as { input?: unknown }).input).toBe(url);
    expect(Object.keys(error as object)).not.toContain('input');
    expect(JSON.stringify(error)).not.toContain('pa55word');
  });

  it('gets no message where it had none: a response that was thrown', () => {
    const response = axiosError().response as object;
    surface(response, failure, ALL);
    expect(response).not.toHaveProperty('message');
    expect(failureOf(response)).toBe(failure);
  });
});
