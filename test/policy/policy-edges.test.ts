import { describe, expect, it } from 'vitest';
import { nasCatalog } from '../../src/catalog/nas.js';
import { constant } from '../../src/policy/backoff.js';
import { isIdempotent, looksLikeAction, mayRepeat } from '../../src/policy/effect.js';
import { createPolicy } from '../../src/policy/policy.js';
import { validateRequestOptions } from '../../src/policy/validate.js';
import { MAX_TIMER } from '../../src/wire/limits.js';
import { attempts, failure } from '../classify/sample.js';

describe('the longest timer', () => {
  it('is that of Node and browsers', () => {
    expect(MAX_TIMER).toBe(2_147_483_647);
    expect(() => constant(2_147_483_648)).toThrow('takes milliseconds from 0 to 2147483647');
  });
});

describe('a name', () => {
  it.each([
    ['CreateFileSystem', true],
    ['Create2', true],
    ['Createfilesystem', false],
    ['CreateFile-System', false],
    ['CreateFileSystem/', false],
    ['-CreateFileSystem', false],
  ])('%s is one of an action: %s', (name, expected) => {
    expect(looksLikeAction(name)).toBe(expected);
  });
});

describe('a file system made with a token', () => {
  it.each([
    ['extreme', true],
    ['CPFS', true],
    ['cpfsse', true],
    ['standard', false],
    ['notextreme', false],
    [undefined, false],
  ])('of the type %s is made once: %s', (FileSystemType, expected) => {
    const params = { Action: 'CreateFileSystem', ClientToken: 't', FileSystemType };
    expect(isIdempotent({ method: 'post', url: '/', params })).toBe(expected);
  });
});

describe('a refused nonce', () => {
  it.each([
    [0, true],
    [1, true],
    [2, false],
  ])('after %i attempts was seen by nobody: %s', (count, expected) => {
    const refused = failure({
      kind: 'response',
      category: 'clock',
      httpCode: 400,
      documented: false,
      attempts: attempts(count),
    });
    const effect = { failure: refused, idempotent: () => false };
    expect(mayRepeat({ ...effect, retryUnsafe: 'not-executed' })).toBe(expected);
  });
});

describe('the catalogs of a policy', () => {
  it('may be any that find', () => {
    const own = { name: 'own', entries: [], find: () => undefined };
    expect(createPolicy({ catalogs: [nasCatalog, own] }).catalogs).toEqual([nasCatalog, own]);
  });
});

describe('a bad option', () => {
  it.each([
    [{ catalogs: [undefined] }, '`catalogs` takes an array of catalogs'],
    [{ catalogs: [Object.assign(() => 1, { find: () => 1 })] }, '`catalogs` takes an array of catalogs'],
    [{ retries: {} }, '`retries` takes a whole number from 0, or Infinity, not an object'],
    [{ retries: [] }, '`retries` takes a whole number from 0, or Infinity, not an array'],
    [{ retries: () => 1 }, '`retries` takes a whole number from 0, or Infinity, not a function'],
  ])('%o is told with what was given', (options, message) => {
    expect(() => createPolicy(options as never)).toThrow(`retriage policy: ${message}`);
  });

  it('of a request is told as one', () => {
    expect(() => {
      validateRequestOptions({ retries: 'many' });
    }).toThrow("retriage request options: `retries` takes a whole number from 0, or Infinity, not 'many'");
  });
});
