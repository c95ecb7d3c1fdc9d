import { describe, expect, it } from 'vitest';
import { hasIdempotencyKey, looksLikeAction, readsOnly } from '../../src/policy/effect.js';

describe('the name of a function', () => {
  it.each([
    'CreateFileSystem',
    'createFileSystem',
    'describeFileSystems',
    'ListTagResources',
    'getV2Thing',
    'Get2',
  ])('may be that of an action: %s', (name) => {
    expect(looksLikeAction(name)).toBe(true);
  });

  it.each([
    '',
    'fn',
    'anonymous',
    'create',
    'X',
    'bound createFileSystem',
    'create_file',
    'a-b',
    '2Get',
    '$scope',
    'GET',
  ])('may be none: %j', (name) => {
    expect(looksLikeAction(name)).toBe(false);
  });
});

describe('an action only reads', () => {
  it.each([
    'DescribeFileSystems',
    'describeFileSystems',
    'ListX',
    'listX',
    'GetX',
    'getX',
    'QueryX',
    'queryX',
    'Get',
  ])('by the name %s', (action) => {
    expect(readsOnly(action)).toBe(true);
  });

  it.each(['CreateFileSystem', 'Listen', 'getaway', 'ReDescribeX', 'Fetch', 'DESCRIBE', ''])(
    'not by %j',
    (action) => {
      expect(readsOnly(action)).toBe(false);
    },
  );
});

describe('an idempotency key', () => {
  it('is a header or a parameter that is not empty', () => {
    expect(hasIdempotencyKey({ headers: { 'Idempotency-Key': 'k' } })).toBe(true);
    expect(hasIdempotencyKey({ params: { clientToken: 't' } })).toBe(true);
    expect(hasIdempotencyKey({ params: { ClientToken: '' } })).toBe(false);
    expect(hasIdempotencyKey({})).toBe(false);
  });
});
