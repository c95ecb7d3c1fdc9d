import { describe, expect, it } from 'vitest';
import { excerpt } from '../../../src/catalog/import/table.js';
import { bracedItalics, htmlText, markdownText, rstText, tidy } from '../../../src/catalog/import/text.js';

describe('a character is decoded', () => {
  it.each([
    ['&#65;', 'A'],
    ['&#x41;', 'A'],
    ['&#x10FFFF;', '\u{10ffff}'],
    ['&#1;', '\u0001'],
    ['&LT;', '<'],
  ])('%s', (entity, text) => {
    expect(htmlText(`a${entity}b`)).toBe(`a${text}b`);
    expect(markdownText(`a${entity}b`)).toBe(`a${text}b`);
  });

  it.each(['&#0;', '&#x0;', '&#x110000;', '&#1114112;', '&copy;', '&#;'])(
    'unless there is none: %s',
    (entity) => {
      expect(htmlText(`a${entity}b`)).toBe(`a${entity}b`);
      expect(markdownText(`a${entity}b`)).toBe(`a${entity}b`);
    },
  );
});

it.each([
  ['a\\ b', 'ab'],
  ['a\\\\b', 'a\\b'],
  ['a\\\\\\ b', 'a\\b'],
  [':ref:`word <page>`', 'word'],
  [':ref:`page`', 'page'],
  ['`word <https://example.com>`__', 'word'],
])('%j in reStructuredText reads %j', (raw, text) => {
  expect(rstText(raw)).toBe(text);
});

it('Markdown that is nothing but markup is empty', () => {
  expect(markdownText('**')).toBe('');
});

it('characters without width are no text', () => {
  expect(tidy('\ufeffa\u200bb ')).toBe('ab');
});

describe('a placeholder in italics gets braces', () => {
  it.each([
    ['Invalid*Name*', 'Invalid{Name}'],
    ['Invalid.*Name*', 'Invalid.{Name}'],
    ['*Name*Invalid', '{Name}Invalid'],
    ['*Name*.Invalid', '{Name}.Invalid'],
    ['*The name*Invalid', '{The name}Invalid'],
    ['*N*Invalid', '{N}Invalid'],
    ['Invalid<i>Name</i>', 'Invalid{Name}'],
    ['<EM>Name</EM>Invalid', '{Name}Invalid'],
  ])('%s', (raw, braced) => {
    expect(bracedItalics(raw)).toBe(braced);
  });

  it.each(['*Name*', '*Name* Invalid', '*Name*-', '*7*Invalid', '*a-b*Invalid', '**Name**Invalid'])(
    'but not %s',
    (raw) => {
      expect(bracedItalics(raw)).toBe(raw);
    },
  );
});

it('an excerpt has 40 characters at most', () => {
  expect(excerpt('')).toBe('""');
  expect(excerpt('x'.repeat(40))).toBe(`"${'x'.repeat(40)}"`);
  expect(excerpt('x'.repeat(41))).toBe(`"${'x'.repeat(39)}…"`);
});
