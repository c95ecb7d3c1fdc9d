import { describe, expect, it } from 'vitest';
import { cellsOf, isClosed, isRule, splitPipes } from '../../../src/catalog/import/pipes.js';

describe('a line is split at its pipes,', () => {
  it.each([
    ['', ['']],
    ['a', ['a']],
    ['|a| b ', ['', 'a', ' b ']],
    ['a\\|b|c', ['a\\|b', 'c']],
    ['a\\\\|b', ['a\\\\', 'b']],
    ['a|\\', ['a', '\\']],
    ['`a|b`|c', ['`a', 'b`', 'c']],
  ])('%j as %j', (text, cells) => {
    expect(splitPipes(text)).toEqual(cells);
  });

  it.each([
    ['`a|b`|c', ['`a|b`', 'c']],
    ['a|`b|c', ['a', '`b|c']],
    ['`a`|`b`|c', ['`a`', '`b`', 'c']],
  ])('%j as %j when code spans are spared', (text, cells) => {
    expect(splitPipes(text, true)).toEqual(cells);
  });
});

describe('the cells of a row are those between its outer pipes:', () => {
  it.each([
    ['| a | b |', ['a', 'b']],
    [' |a|b| ', ['a', 'b']],
    ['a|b', ['a', 'b']],
    ['||a||', ['', 'a', '']],
    ['|', ['']],
    ['||', ['']],
    ['', ['']],
    ['|`a|b`|', ['`a', 'b`']],
  ])('of %j %j', (row, cells) => {
    expect(cellsOf(row)).toEqual(cells);
  });
});

describe('a row is closed', () => {
  it.each(['|', '|a|', 'a|', '|a| ', 'a\\\\|', '\\\\|', 'a\\b|'])('by the pipe of %j', (row) => {
    expect(isClosed(row)).toBe(true);
  });

  it.each(['', 'a', '|a', ' |a', 'a\\|', 'a\\\\\\|', '\\|'])('not in %j', (row) => {
    expect(isClosed(row)).toBe(false);
  });
});

describe('a rule is', () => {
  it.each(['|-|-|', '|-|', '|-', '-|-', '| :- | :-: | -: |', '-+-|-', '|-+:-:|', '+-|-+', ' | --- | '])(
    '%j',
    (line) => {
      expect(isRule(line)).toBe(true);
    },
  );

  it.each([
    ['', 'an empty line'],
    ['---', 'one without pipes'],
    [':-:', 'one without pipes'],
    ['+-+-+', 'the border of a grid'],
    ['|', 'one without dashes'],
    ['|+|', 'one without dashes'],
    ['|:|', 'one without dashes'],
    ['|-|:|', 'one with a cell without dashes'],
    ['|-| |', 'one with an empty cell'],
    ['|-+|', 'one with an empty cell'],
    ['|-|x|', 'one with words'],
    ['x|-|', 'one with words before it'],
    ['|-|--x', 'one with words after it'],
    ['|x-|', 'one with words in it'],
    ['|-x|', 'one with words in it'],
    ['|- -|', 'one with gaps'],
    ['|::-|', 'one with colons too many'],
    ['|-::|', 'one with colons too many'],
  ])('not %j, %s', (line) => {
    expect(isRule(line)).toBe(false);
  });
});
