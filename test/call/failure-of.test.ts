import { afterEach, describe, expect, it } from 'vitest';
import { failureOf } from '../../src/call/surface.js';
import { failureRecord } from './failure-record.js';

afterEach(() => {
  Reflect.deleteProperty(Object.prototype, 'failure');
});

describe('failureOf', () => {
  it.each([[undefined], [null], [false], [0], [NaN], [1n], [''], ['ECONNRESET'], [Symbol('x')]])(
    'has nothing for a primitive: %s',
    (value) => {
      expect(failureOf(value)).toBeUndefined();
    },
  );

  it.each<[string, unknown]>([
    ['an error', new Error('x')],
    ['an object', {}],
    ['a failure itself', failureRecord()],
    ['a function', () => undefined],
    ['a date', new Date(0)],
    ['something else by that name: text', { failure: 'disk' }],
    ['something else by that name: null', { failure: null }],
    ['something else by that name: a function', { failure: () => undefined }],
    ['something else by that name: an object', { failure: { reason: 'disk', kind: 'io' } }],
    ['an inherited one', Object.create({ failure: failureRecord() })],
    [
      'one whose getter throws',
      Object.defineProperty({}, 'failure', {
        get: () => {
          throw new Error('no');
        },
      }),
    ],
    ['a revoked proxy', revoked()],
  ])('has nothing for what was not surfaced: %s', (_, value) => {
    expect(failureOf(value)).toBeUndefined();
  });

  it('reads what another copy of the package surfaced', () => {
    const failure = failureRecord();
    expect(failureOf(Object.assign(new Error('x'), { failure }))).toBe(failure);
  });

  it('is not fooled by a polluted prototype', () => {
    Object.defineProperty(Object.prototype, 'failure', { value: failureRecord(), configurable: true });
    expect(failureOf(new Error('x'))).toBeUndefined();
    const hollow = Object.create({ kind: 'response', classification: 'terminal' }) as object;
    expect(failureOf({ failure: hollow })).toBeUndefined();
  });
});

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}
