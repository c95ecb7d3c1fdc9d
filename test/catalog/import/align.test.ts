import { describe, expect, it } from 'vitest';
import { gather, spread, suits } from '../../../src/catalog/import/align.js';
import type { Role } from '../../../src/catalog/import/header.js';

type Cells = readonly string[];
type Roles = readonly (Role | undefined)[];
type Placed = readonly (string | undefined)[] | undefined;

describe('a row of too few cells', () => {
  it.each<readonly [string, Cells, Roles, Placed]>([
    ['has its status last', ['404'], ['message', 'status'], [undefined, '404']],
    ['has its code first', ['A.B'], ['code', 'message'], ['A.B', undefined]],
    ['has its code last', ['A.B'], ['message', 'code'], [undefined, 'A.B']],
    [
      'has a text that is no answer',
      ['A.B', 'Some text'],
      ['code', 'retry', 'message'],
      ['A.B', undefined, 'Some text'],
    ],
    ['has an answer', ['A.B', 'Yes'], ['code', 'message', 'retry'], ['A.B', undefined, 'Yes']],
    [
      'has a name that is a code before it is a text',
      ['A.B', 'plain text'],
      ['message', 'description', 'code', 'retry'],
      [undefined, undefined, 'A.B', 'plain text'],
    ],
    [
      'keeps every cell, suited or not',
      ['404', '405'],
      ['status', 'message', 'description'],
      ['404', '405', undefined],
    ],
    [
      'goes without the columns on the right',
      ['Some text'],
      ['message', 'description', undefined],
      ['Some text', undefined, undefined],
    ],
    ['has a sign for nothing', ['-', 'A.B'], ['status', 'code', 'message'], ['-', 'A.B', undefined]],
    ['has no cell', [], ['status', 'code'], [undefined, undefined]],
    ['has text where a code must be', ['Some text', '404'], ['code', 'status', 'status'], undefined],
    [
      'has a status where a code must be',
      ['404', '405', '406'],
      ['status', 'status', 'code', 'code'],
      undefined,
    ],
  ])('%s', (_, cells, roles, placed) => {
    expect(spread(cells, roles)).toStrictEqual(placed);
  });
});

describe('a row of too many cells', () => {
  it.each<readonly [string, Cells, Roles, Placed]>([
    [
      'was cut between code and status',
      ['A.B', 'one', 'two', '404'],
      ['code', 'message', 'status'],
      ['A.B', 'one|two', '404'],
    ],
    [
      'was cut twice',
      ['404', 'A.B', 'one', 'two', 'three'],
      ['status', 'code', 'message'],
      ['404', 'A.B', 'one|two|three'],
    ],
    [
      'was cut in the first text',
      ['one', 'two', 'A.B', 'some text'],
      ['message', 'code', 'description'],
      ['one|two', 'A.B', 'some text'],
    ],
    [
      'was cut in the last text when any will do',
      ['A.B', 'one', 'two', 'three'],
      ['code', 'message', 'description'],
      ['A.B', 'one', 'two|three'],
    ],
    [
      'was cut under a header that says nothing',
      ['A.B', '404', 'one', 'two'],
      ['code', 'status', undefined],
      ['A.B', '404', 'one|two'],
    ],
    ['was not cut in its code', ['text', 'A.B', 'busy'], ['message', 'code'], ['text|A.B', 'busy']],
    ['was not cut in its status', ['text', '400', '404'], ['message', 'status'], ['text|400', '404']],
    ['was not cut in its answer', ['text', 'Yes', 'No'], ['message', 'retry'], ['text|Yes', 'No']],
    ['has no text that was cut', ['A.B', 'C.D', '404'], ['code', 'status'], undefined],
    ['has text for a code', ['a b c', 'text one', 'text two'], ['message', 'code'], undefined],
  ])('%s', (_, cells, roles, joined) => {
    expect(gather(cells, roles)).toStrictEqual(joined);
  });
});

describe('a cell suits a column', () => {
  it.each<readonly [string | undefined, Role | undefined, boolean]>([
    ['404', 'status', true],
    ['-', 'status', true],
    ['', 'code', true],
    [undefined, 'status', true],
    [undefined, 'code', true],
    ['A.B', 'code', true],
    ['Busy', 'code', true],
    ['404', 'message', true],
    ['A.B', 'message', true],
    ['some text', 'retry', true],
    ['some text', undefined, true],
    ['some text', 'status', false],
    ['A.B', 'status', false],
    ['some text', 'code', false],
    ['a = b', 'code', false],
    ['NotFound (old)', 'code', false],
    ['404', 'code', false],
  ])('%j in one of %s: %j', (cell, role, expected) => {
    expect(suits([cell], [role])).toBe(expected);
  });

  it('and a row when all do', () => {
    expect(suits(['404', 'A.B', 'text'], ['status', 'code', 'message'])).toBe(true);
    expect(suits(['404', 'a = b', 'text'], ['status', 'code', 'message'])).toBe(false);
  });
});
