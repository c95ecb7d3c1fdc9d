import { afterEach, describe, expect, it } from 'vitest';
import { get, hasMethod, isObject, toldOnly } from '../../src/wire/property.js';

class Base {
  get status(): number {
    return Number('503');
  }
  clone(): string {
    return 'copy';
  }
}
class Derived extends Base {}

const revoked = Proxy.revocable({}, {});
revoked.revoke();

describe('reading a property of a foreign object', () => {
  afterEach(() => {
    delete (Object.prototype as { status?: unknown }).status;
  });

  it.each([
    ['an own one', { status: 1 }, 1],
    ['one of a class', new Derived(), 503],
    ['one of an object without prototype', Object.assign(Object.create(null) as object, { status: 2 }), 2],
    ['one that is undefined', { status: undefined }, undefined],
    ['one that is missing', {}, undefined],
    ['one of a string', 'status', undefined],
    ['one of nothing', null, undefined],
    ['one of a function', Object.assign(() => 1, { status: 3 }), undefined],
    ['one of a revoked proxy', revoked.proxy, undefined],
  ])('finds %s', (_, value, expected) => {
    expect(get(value, 'status')).toBe(expected);
  });

  it('reads a getter that throws as absent', () => {
    const trap = {
      get status(): number {
        throw new Error('no');
      },
    };
    expect(get(trap, 'status')).toBeUndefined();
  });

  it('follows a path, through arrays too', () => {
    expect(get({ errors: [{ cause: { code: 'X' } }] }, 'errors', '0', 'cause', 'code')).toBe('X');
    expect(get({ errors: [] }, 'errors', '0', 'cause', 'code')).toBeUndefined();
  });

  it('does not see what somebody put on Object.prototype', () => {
    (Object.prototype as { status?: unknown }).status = 500;
    expect(({} as { status?: unknown }).status).toBe(500);
    expect(get({}, 'status')).toBeUndefined();
    expect(get(new Derived(), 'status')).toBe(503);
    expect(get({}, 'constructor')).toBeUndefined();
  });

  it('tells methods from values', () => {
    expect(hasMethod(new Derived(), 'clone')).toBe(true);
    expect(hasMethod(new Derived(), 'status')).toBe(false);
    expect(hasMethod({}, 'toString')).toBe(false);
    expect(isObject(Object.create(null))).toBe(true);
    expect(isObject(null)).toBe(false);
    expect(isObject('x')).toBe(false);
  });
});

describe('what is told of a record', () => {
  it('is all that is not undefined, in its order', () => {
    const told = toldOnly({ b: 0, gone: undefined, a: '', none: null });
    expect(Object.entries(told)).toEqual([
      ['b', 0],
      ['a', ''],
      ['none', null],
    ]);
  });
});
