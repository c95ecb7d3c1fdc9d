import { describe, expect, it } from 'vitest';
import { importCatalog, type ImportOptions } from '../../../src/catalog/import.js';

const page = '| Error code | Status | Message |\n|-|-|-|\n| A.B | 400 | No. |\n';
const call = (options: unknown, text: unknown = page) =>
  importCatalog(text as string, options as ImportOptions);

describe('importCatalog takes', () => {
  it('a name, which becomes the name of the catalog', () => {
    expect(call({ name: 'orders' }).catalog.name).toBe('orders');
  });

  it.each(['markdown', undefined])('the format %j', (format) => {
    expect(call({ name: 'orders', format }).catalog.entries).toHaveLength(1);
  });

  it('another format, and then finds nothing of this one', () => {
    for (const format of ['html', 'rst', 'json'])
      expect(call({ name: 'orders', format }).catalog.entries).toEqual([]);
  });

  it.each([undefined, null, 7, {}, [], Symbol('page'), () => page])('what is no text at all: %s', (text) => {
    const { catalog, problems } = importCatalog(text as string, { name: 'orders' });
    expect(catalog.entries).toEqual([]);
    expect(problems).toEqual([{ line: 1, reason: 'no documented error was found' }]);
  });
});

describe('importCatalog refuses', () => {
  it.each([
    ['no options', undefined, 'importCatalog: name takes a non-empty string'],
    ['no name', {}, 'importCatalog: name takes a non-empty string'],
    ['an empty name', { name: ' ' }, 'importCatalog: name takes a non-empty string'],
    ['a name that is no string', { name: 7 }, 'importCatalog: name takes a non-empty string'],
    ['an inherited name', Object.create({ name: 'orders' }), 'importCatalog: name takes a non-empty string'],
    [
      'an unknown format',
      { name: 'a', format: 'pdf' },
      'importCatalog: format takes one of markdown, html, rst, json',
    ],
    [
      'a format of every object',
      { name: 'a', format: 'toString' },
      'importCatalog: format takes one of markdown, html, rst, json',
    ],
    [
      'a format that is no string',
      { name: 'a', format: ['json'] },
      'importCatalog: format takes one of markdown, html, rst, json',
    ],
  ])('%s', (_, options, message) => {
    expect(() => call(options)).toThrow(new TypeError(message));
  });
});

describe('what comes back', () => {
  it('is a frozen catalog, as createCatalog makes it', () => {
    const { catalog } = call({ name: 'orders' });
    expect(Object.isFrozen(catalog) && Object.isFrozen(catalog.entries)).toBe(true);
    expect(catalog.find('a.b')).toEqual({
      httpCode: 400,
      code: 'A.B',
      message: 'No.',
      resolution: '',
      retryable: false,
    });
  });

  it('lists problems by line', () => {
    const text = `${page}| A.C | x | No. |\n\n## More\n\n${page.replace('400', 'y')}`;
    expect(call({ name: 'orders' }, text).problems.map(({ line }) => line)).toEqual([4, 10]);
  });
});
