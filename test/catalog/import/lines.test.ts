import { describe, expect, it } from 'vitest';
import { headingAt, headingOf, linesOf, unquoted } from '../../../src/catalog/import/lines.js';

type Lines = readonly string[];

const after = (lines: Lines): string[] => linesOf(lines.join('\n'));
const blanks = (count: number): string[] => Array.from({ length: count }, () => '');
const TICKS = '`'.repeat(20);

describe('the lines of a document', () => {
  it('end in any of three ways, and have no byte order mark at their beginning and no NUL anywhere', () => {
    expect(linesOf('\ufeffone\r\ntwo\rth\u0000ree\nfour\n')).toEqual(['one', 'two', 'three', 'four', '']);
    expect(linesOf('o\ufeffne')).toEqual(['o\ufeffne']);
  });
});

describe('front matter is blanked', () => {
  it.each<readonly [string, Lines, number]>([
    ['up to the rule below it', ['---', 'title: x', '---', 'text'], 3],
    ['up to three dots', ['---', 'title: x', '...', 'text'], 3],
    ['below a rule with spaces after it', ['---  ', 'title: x', '---  ', 'text'], 3],
    ['with a space before the colon', ['---', 'title : x', '---', 'text'], 3],
    ['past a line that ends as a rule', ['---', 'title: x', 'note: a---', 'b: c', '---', 'text'], 5],
    ['past a line that begins as a rule', ['---', 'title: x', '--- b', 'c: d', '---', 'text'], 5],
  ])('%s', (_, lines, count) => {
    expect(after(lines)).toEqual([...blanks(count), 'text']);
  });

  it.each<readonly [string, Lines]>([
    ['does not begin with a rule', ['a: b', 'c: d', '---', 'text']],
    ['begins with an indented rule', [' ---', 'title: x', '---', 'text']],
    ['has a table below the rule', ['---', '| a | b |', '---', 'text']],
    ['has a sentence with a colon below the rule', ['---', '**Note: this**', '---', 'text']],
    ['has no second rule', ['---', 'title: x', 'text']],
    ['has nothing between the rules', ['---', '---', 'text: x']],
  ])('but not where a text %s', (_, lines) => {
    expect(after(lines)).toEqual(lines);
  });
});

describe('what stands between fences is blanked', () => {
  it.each<readonly [string, Lines, Lines]>([
    ['of ticks', ['```', 'long text', '```'], blanks(3)],
    ['of tildes', ['~~~', 'long text', '~~~'], blanks(3)],
    ['with a language', ['a', '', '```js', 'long text', '```', 'b'], ['a', ...blanks(4), 'b']],
    ['that are quoted', ['> ```', '> long text', '> ```', 'b'], [...blanks(3), 'b']],
    ['with spaces after the last', ['```', 'long text', '``` ', 'b'], [...blanks(3), 'b']],
    ['whose first line is short', ['```', 'ab', 'long text', '```', 'b'], [...blanks(4), 'b']],
    ['that are long', [TICKS, 'long text', '', TICKS, 'b'], [...blanks(4), 'b']],
    ['that are long, below text', ['text', '', TICKS, 'long', '', TICKS], ['text', ...blanks(5)]],
    ['up to one as long', ['````', 'some text', '```', 'more text', '````', 'b'], [...blanks(5), 'b']],
    ['up to one without a language', ['```', 'long text', '```js', 'more text', '```'], blanks(5)],
    ['of the same kind', ['~~~', 'long text', '```', 'more text', '~~~', 'b'], [...blanks(5), 'b']],
    [
      'each pair by itself',
      ['```', 'some text', '```', 'b', '', '~~~', 'text', '~~~'],
      [...blanks(3), 'b', ...blanks(4)],
    ],
  ])('%s', (_, lines, expected) => {
    expect(after(lines)).toEqual(expected);
  });

  it.each<readonly [string, Lines]>([
    ['never close', ['```', 'long text']],
    ['are followed by a shorter one', ['````', 'long text', '```', 'b']],
    ['are followed by one of another kind', ['~~~', 'long text', '```', 'b']],
    ['are followed by one with a language only', ['```', 'long text', '```js', 'more text']],
    ['are code in a line', ['```a``` b', 'long text', '```']],
    ['underline a heading', ['Heading', '```````', 'long text', '', '```````']],
    ['underline a heading with spaces after it', ['Heading   ', '```````', 'long text', '', '```````']],
  ])('but not where they %s', (_, lines) => {
    expect(after(lines)).toEqual(lines);
  });
});

describe('comments are cut out', () => {
  it.each<readonly [string, Lines, Lines]>([
    ['of one line', ['<!-- a --> b'], [' b']],
    ['between words', ['a <!-- b --> c'], ['a  c']],
    ['of several, one after the other', ['a<!-- b -->c<!-- d -->e', 'f'], ['ace', 'f']],
    ['over lines', ['a <!-- b', 'c', 'd --> e', 'f'], ['a ', '', ' e', 'f']],
    ['up to the last end', ['<!-- a -->b<!-- c', 'd'], ['b<!-- c', 'd']],
  ])('%s', (_, lines, expected) => {
    expect(after(lines)).toEqual(expected);
  });

  it.each<readonly [string, Lines]>([
    ['nothing ends them', ['a <!-- b', 'c']],
    ['they begin behind the last end', ['a --> b <!-- c', 'd']],
    ['they begin right at the last end', ['--><!-- c', 'd']],
    ['they begin below the last end', ['a --> b', 'c <!-- d', 'e']],
    ['nothing begins them', ['a', '--> b']],
  ])('but not where %s', (_, lines) => {
    expect(after(lines)).toEqual(lines);
  });
});

it.each([
  ['> a', 'a'],
  ['  > > a ', 'a'],
  ['>\ta > b', 'a > b'],
  [' a', 'a'],
  ['>', ''],
])('%j without the marks of quotations is %j', (line, bare) => {
  expect(unquoted(line)).toBe(bare);
});

describe('a heading', () => {
  it.each([
    ['# Errors', 'Errors'],
    ['   ###### Errors', 'Errors'],
    ['#\tErrors  ', 'Errors'],
    ['## Errors ##', 'Errors'],
    ['## Errors of C#', 'Errors of C#'],
    ['<h2 id="x">Errors</h2>', 'Errors</h2>'],
    ['  <H6>Errors', 'Errors'],
    ['## Errors {#errors}', 'Errors'],
    ['## Errors {.wide #errors}', 'Errors'],
    ['## Errors {lang=en #errors}', 'Errors'],
    ['## Errors {#}', 'Errors'],
    ['## {#errors}', ''],
    ['## Errors of {name}', 'Errors of {name}'],
    ['## Errors {#a} and more', 'Errors {#a} and more'],
  ])('%j says %j', (line, words) => {
    expect(headingOf(line)).toBe(words);
    expect(headingAt([line, 'text'], 0)).toBe(words);
  });

  it.each(['#Errors', '    # Errors', '####### Errors', 'a # b', '<h7>Errors</h7>', '<header>', 'Errors'])(
    'is not %j',
    (line) => {
      expect(headingOf(line)).toBeUndefined();
    },
  );

  it.each<readonly [Lines, string | undefined]>([
    [[' Errors ', '======'], 'Errors'],
    [['Errors', '===  '], 'Errors'],
    [['404', '---'], '404'],
    [['错误码', '~~~'], '错误码'],
    [['Errors', '=='], undefined],
    [['Errors', '=-='], undefined],
    [['Errors', 'a ==='], undefined],
    [['Errors', '=== a'], undefined],
    [['---', '---'], undefined],
    [['| Errors |', '---'], undefined],
    [['Errors'], undefined],
  ])('underlined as in %j is %j', (lines, words) => {
    expect(headingAt(lines, 0)).toBe(words);
  });
});
