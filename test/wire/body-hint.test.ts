import { afterEach, describe, expect, it } from 'vitest';
import { bodyHintMs } from '../../src/wire/body-hint.js';

describe('a hint in a body', () => {
  it.each([
    [{ retry_after: 35 }, 35_000],
    [{ retry_after: 0 }, 0],
    [{ retry_after: 0.0001 }, 1],
    [{ retry_after: '7' }, 7_000],
    [{ retry_after: ' 7.25 ' }, 7_250],
    [{ retryDelay: '34s' }, 34_000],
    [{ retryDelay: '0.250s' }, 250],
    [{ retryDelay: 3 }, 3_000],
    [{ retry_after: 1, retryDelay: '2s' }, 1_000],
    [{ retry_after: 1, parameters: { retry_after: 2 } }, 1_000],
    [{ parameters: { retry_after: 2 } }, 2_000],
    [{ details: { retryDelay: '2s' } }, 2_000],
    [{ details: [null, 'text', [], { retryDelay: '3s' }, { retryDelay: '4s' }] }, 3_000],
    [{ details: [...Array<object>(19).fill({}), { retryDelay: '3s' }] }, 3_000],
    [{ retry_after: '9'.repeat(400) }, Number.MAX_SAFE_INTEGER],
    [Object.assign(Object.create(null) as object, { retry_after: 2 }), 2_000],
  ])('%j is read', (body, ms) => {
    expect(bodyHintMs(body)).toBe(ms);
  });

  it.each([
    [undefined],
    [null],
    ['retry_after: 5'],
    [5],
    [[]],
    [{}],
    [{ retry_after: null }],
    [{ retry_after: -1 }],
    [{ retry_after: Number.NaN }],
    [{ retry_after: Infinity }],
    [{ retry_after: '1e3' }],
    [{ retry_after: 'x5' }],
    [{ retry_after: '5m' }],
    [{ retry_after: '5s later' }],
    [{ retry_after: true }],
    [{ retry_after: [5] }],
    [{ retryDelay: { seconds: 5 } }],
    // Of an SDK's error, where the unit is anybody's guess.
    [{ retryAfter: 5 }],
    [{ details: [[{ retryDelay: '3s' }]] }],
    [{ details: [...Array<object>(20).fill({}), { retryDelay: '3s' }] }],
    [{ parameters: 'retry_after', details: 5 }],
  ])('%j has none', (body) => {
    expect(bodyHintMs(body)).toBeUndefined();
  });

  it('that throws when it is read is none', () => {
    const body = {
      get retry_after() {
        throw new Error('gone');
      },
      get details() {
        throw new Error('gone');
      },
    };
    expect(bodyHintMs(body)).toBeUndefined();
  });
});

describe('a polluted prototype', () => {
  const names = ['retry_after', 'retryDelay', 'parameters', 'details'];

  afterEach(() => {
    for (const name of names) Reflect.deleteProperty(Object.prototype, name);
  });

  it.each(names)('gives no hint by %s', (name) => {
    const value = name === 'retry_after' || name === 'retryDelay' ? '5s' : [{ retry_after: 5 }];
    Object.defineProperty(Object.prototype, name, { value, configurable: true, writable: true });
    expect(bodyHintMs({ message: 'm' })).toBeUndefined();
    expect(bodyHintMs({ details: [{}] })).toBeUndefined();
  });
});
