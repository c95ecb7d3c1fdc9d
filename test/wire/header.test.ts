import { AxiosHeaders } from 'axios';
import { afterEach, describe, expect, it } from 'vitest';
import { header, indexHeaders } from '../../src/wire/header.js';

const holders: readonly (readonly [string, unknown])[] = [
  ['AxiosHeaders in lower case', new AxiosHeaders({ 'retry-after': '5' })],
  ['AxiosHeaders in any case', new AxiosHeaders({ 'Retry-After': '5' })],
  ['fetch Headers', new Headers({ 'Retry-After': '5' })],
  ['a Map', new Map([['Retry-After', '5']])],
  ['a plain object in lower case', { 'retry-after': '5' }],
  ['a plain object in any case', { 'RETRY-after': '5' }],
  ['an object without prototype', Object.assign(Object.create(null) as object, { 'retry-after': '5' })],
  ['a number as value', { 'retry-after': 5 }],
  ['several values', { 'retry-after': ['', '5', '6'] }],
  ['a padded value', { 'retry-after': '  5 ' }],
];

describe('reading a header', () => {
  afterEach(() => {
    delete (Object.prototype as Record<string, unknown>)['retry-after'];
  });

  it.each(holders)('finds it in %s', (_, headers) => {
    expect(header(headers, 'retry-after')).toBe('5');
    expect(header(headers, 'retry-afte')).toBeUndefined();
  });

  it.each(holders)('finds it in the index of %s', (_, headers) => {
    const index = indexHeaders(headers);
    expect(header(index, 'retry-after')).toBe('5');
    expect(header(index, 'retry-afte')).toBeUndefined();
  });

  it('finds the first of two spellings in an index, as without one', () => {
    const headers = { 'Retry-After': '5', 'retry-after': '6' };
    expect([header(headers, 'retry-after'), header(indexHeaders(headers), 'retry-after')]).toEqual([
      '5',
      '5',
    ]);
  });

  it('finds what only a method knows, with and without an index', () => {
    const headers = { size: 1, get: (name: string) => (name === 'retry-after' ? '5' : null) };
    expect([header(headers, 'retry-after'), header(indexHeaders(headers), 'retry-after')]).toEqual([
      '5',
      '5',
    ]);
  });

  it.each([
    ['an empty value', { 'retry-after': ' ' }],
    ['the word undefined', { 'retry-after': 'undefined' }],
    ['null', { 'retry-after': null }],
    ['an object', { 'retry-after': {} }],
    ['an empty list', { 'retry-after': [] }],
    ['another name', { 'retry-after-ms': '5' }],
  ])('is absent where there is %s', (_, headers) => {
    expect(header(headers, 'retry-after')).toBeUndefined();
  });

  it.each([[undefined], [null], ['retry-after: 5'], [5], [[]], [new Set(['retry-after'])]])(
    'is absent in %s, which holds no headers',
    (headers) => {
      expect(header(headers, 'retry-after')).toBeUndefined();
    },
  );

  it('survives holders that throw', () => {
    const hostile = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('no');
        },
      },
    );
    expect(header(hostile, 'retry-after')).toBeUndefined();
    expect(
      header(
        {
          get retry(): string {
            throw new Error('no');
          },
        },
        'retry',
      ),
    ).toBeUndefined();
    expect(
      header(
        new (class {
          get(): never {
            throw new Error('no');
          }
        })(),
        'retry-after',
      ),
    ).toBeUndefined();
  });

  it('never reads what an object inherits', () => {
    const names = ['retry-after', 'retry-after-ms', 'constructor'];
    Object.assign(Object.prototype, { 'retry-after': '5', get: () => '5' });
    const found = names.map((name) => header({}, name));
    // The test runner itself does not live long with such a prototype.
    delete (Object.prototype as Record<string, unknown>).get;
    expect(found).toEqual([undefined, undefined, undefined]);
  });
});
