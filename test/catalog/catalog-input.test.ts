import { afterEach, describe, expect, it } from 'vitest';
import { createCatalog, type CatalogOptions } from '../../src/catalog/catalog.js';

const good = { httpCode: 503, code: 'Busy', message: 'Busy.', resolution: 'Try again later.' };

/** Options as a caller without types may pass them. */
const make = (options: unknown) => () => createCatalog(options as CatalogOptions);
const makeEntry = (entry: unknown) => make({ name: 'test', entries: [good, entry] });

describe('createCatalog refuses', () => {
  it.each([
    ['no options', undefined, 'name takes a non-empty string'],
    ['null', null, 'name takes a non-empty string'],
    ['no name', { entries: [] }, 'name takes a non-empty string'],
    ['an empty name', { name: '', entries: [] }, 'name takes a non-empty string'],
    ['a blank name', { name: ' ', entries: [] }, 'name takes a non-empty string'],
    ['a name that is no string', { name: 5, entries: [] }, 'name takes a non-empty string'],
    ['no entries', { name: 'test' }, 'entries takes an array of entries'],
    ['entries in an object', { name: 'test', entries: { 0: good } }, 'entries takes an array of entries'],
    ['aliases in a string', { name: 'test', entries: [], aliases: 'A=B' }, 'aliases takes an object'],
    [
      'an alias of nothing',
      { name: 'test', entries: [good], aliases: { A: 'Bizzy' } },
      "aliases['A'] takes the code",
    ],
    [
      'an alias of no code',
      { name: 'test', entries: [good], aliases: { A: 7 } },
      "aliases['A'] takes the code",
    ],
    [
      'a blank alias',
      { name: 'test', entries: [good], aliases: { ' ': 'Busy' } },
      "aliases[' '] takes the code",
    ],
  ])('%s', (_, options, message) => {
    expect(make(options)).toThrow(TypeError);
    expect(make(options)).toThrow(`createCatalog: ${message}`);
  });

  const status = 'entries[1].httpCode takes an integer from 100 to 599';
  it.each([
    [null, status],
    ['Busy', status],
    [[], status],
    [{}, status],
    [{ ...good, httpCode: '503' }, status],
    [{ ...good, httpCode: 503.5 }, status],
    [{ ...good, httpCode: Number.NaN }, status],
    [{ ...good, httpCode: 99 }, status],
    [{ ...good, httpCode: 600 }, status],
    [{ ...good, code: '' }, 'entries[1].code takes a non-empty string'],
    [{ ...good, code: ' \t' }, 'entries[1].code takes a non-empty string'],
    [{ ...good, code: 503 }, 'entries[1].code takes a non-empty string'],
    [{ ...good, message: undefined }, 'entries[1].message takes a string'],
    [{ ...good, resolution: null }, 'entries[1].resolution takes a string'],
    [{ ...good, retryable: 'yes' }, 'entries[1].retryable takes a boolean'],
    [{ ...good, retryable: null }, 'entries[1].retryable takes a boolean'],
  ])('the entry %j', (entry, message) => {
    expect(makeEntry(entry)).toThrow(TypeError);
    expect(makeEntry(entry)).toThrow(`createCatalog: ${message}`);
  });

  it('the hole in a sparse array', () => {
    const entries: unknown[] = [good];
    entries[2] = good;
    expect(make({ name: 'test', entries })).toThrow(status);
  });
});

describe('createCatalog takes', () => {
  it.each([
    ['the lowest status', { ...good, httpCode: 100 }],
    ['the highest status', { ...good, httpCode: 599 }],
    ['an empty message', { ...good, message: '' }],
    ['an empty resolution', { ...good, resolution: '' }],
    ['an undefined retryable', { ...good, retryable: undefined }],
    ['an entry without prototype', Object.assign(Object.create(null), good) as unknown],
  ])('%s', (_, entry) => {
    expect(makeEntry(entry)).not.toThrow();
  });

  it('undefined for no aliases', () => {
    expect(make({ name: 'test', entries: [good], aliases: undefined })).not.toThrow();
  });
});

describe('createCatalog with a polluted Object.prototype', () => {
  const polluted = ['aliases', 'retryable', 'httpCode', 'message'];

  afterEach(() => {
    for (const key of polluted) Reflect.deleteProperty(Object.prototype, key);
  });

  const pollute = (key: string, value: unknown) => {
    Object.defineProperty(Object.prototype, key, { value, configurable: true, writable: true });
  };

  it('does not take an inherited alias', () => {
    pollute('aliases', { Evil: 'Busy' });
    expect(createCatalog({ name: 'test', entries: [good] }).find('Evil')).toBeUndefined();
  });

  it('does not take an inherited retryable', () => {
    pollute('retryable', true);
    const entries = [{ ...good, httpCode: 403 }];
    expect(createCatalog({ name: 'test', entries }).entries[0]?.retryable).toBe(false);
  });

  it('does not take an inherited hint', () => {
    const { find } = createCatalog({
      name: 'test',
      entries: [good, { ...good, httpCode: 500, message: 'x' }],
    });
    pollute('httpCode', 500);
    pollute('message', 'x');
    expect(find('Busy')?.httpCode).toBe(503);
  });

  it('does not take an inherited status', () => {
    pollute('httpCode', 503);
    expect(makeEntry({ code: 'A', message: '', resolution: '' })).toThrow('entries[1].httpCode');
  });
});
