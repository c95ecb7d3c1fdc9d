import { describe, expect, it } from 'vitest';
import { readDefinitions } from '../../../src/catalog/import/definitions.js';

/** The drafts of some lines, as `line: field=texts …`, and what is reported of them. */
function defined(...lines: readonly string[]): string[] {
  const problems: string[] = [];
  const drafts = readDefinitions(lines, (line, reason) => problems.push(`${line}: ${reason}`));
  const told = drafts.map(({ line, fields }) =>
    [`${line}:`, ...Object.entries(fields).map(([role, texts]) => `${role}=${texts.join('/')}`)].join(' '),
  );
  return [...told, ...problems];
}

const gone = ['**A.One**', '- HTTP status: 404', '- Message: It is gone.'];
const isGone = '1: code=A.One status=404 message=It is gone.';

describe('a labelled code', () => {
  it.each([
    [
      'begins an error',
      ['- Error code: A.One', '- HTTP status: 404', '- Error code: B.Two', '- HTTP status: 409'],
      ['1: code=A.One status=404', '3: code=B.Two status=409'],
    ],
    [
      'begins another with the same code once fields are told',
      ['- Error code: A.One', '- HTTP status: 404', '- Error code: A.One', '- HTTP status: 409'],
      ['1: code=A.One status=404', '3: code=A.One status=409'],
    ],
    [
      'that repeats the term adds nothing',
      ['', '### OrderGone (404)', '', '- Error code: OrderGone', '- Message: It is gone.'],
      ['2: code=OrderGone status=404 message=It is gone.'],
    ],
    [
      'that is another than the term begins an error',
      ['### OrderGone (404)', '- Error code: A.One', '- HTTP status: 409'],
      ['2: code=A.One status=409'],
    ],
    [
      'that is no name is passed over, and so is what follows it',
      [...gone, '- Error code: see the table, please', 'and read it.'],
      [isGone],
    ],
    ['begins nothing as a name', ['- Name: A.One', '- HTTP status: 404', '- Message: It is gone.'], []],
  ])('%s', (_, lines, drafts) => {
    expect(defined(...lines)).toEqual(drafts);
  });
});

describe('a further field of the same kind', () => {
  it.each([
    [
      'as a message begins an error with the same status',
      [...gone, '- Solution: Wait.', '- Message: It is lost.'],
      [`${isGone} resolution=Wait.`, '5: code=A.One status=404 message=It is lost.'],
    ],
    [
      'as a status begins an error without the old one',
      [...gone, '- HTTP status: 409', '- Solution: Wait.'],
      [isGone, '4: code=A.One status=409 resolution=Wait.'],
    ],
    [
      'as a description is one more',
      [...gone, '- Description: Old.', '- Cause: Too old.'],
      [`${isGone} description=Old./Too old.`],
    ],
  ])('%s', (_, lines, drafts) => {
    expect(defined(...lines)).toEqual(drafts);
  });

  it('does not repeat the doubt about the first', () => {
    const lines = ['**A****A.One**', '- HTTP status: 404', '- Message: Gone.', '- Message: Lost.'];
    expect(defined(...lines)).toEqual([
      '1: code=A.One status=404 message=Gone.',
      '4: code=A.One status=404 message=Lost.',
      '1: 2 codes in one line; "A.One" is taken',
    ]);
  });
});

describe('a line without a label', () => {
  it.each([
    ['goes on with the field above it', [...gone, 'For good.'], [`${isGone} For good.`]],
    ['goes on below a bare mark', [...gone, '*', 'For good.'], [`${isGone} For good.`]],
    ['goes on below a blank line when it is indented', [...gone, '', '  For good.'], [`${isGone} For good.`]],
    ['goes on below a blank line when it is an item', [...gone, '', '- For good.'], [`${isGone} For good.`]],
    [
      'goes on below a blank line when it is numbered',
      [...gone, '', '1. For good.'],
      [`${isGone} 1. For good.`],
    ],
    ['ends the error below a blank line', [...gone, '', 'For good.', '- Solution: Wait.'], [isGone]],
    [
      'ends the error below a blank line and a bare mark',
      [...gone, '', '*', 'For good.', 'Solution: Wait.'],
      [isGone],
    ],
    [
      'describes an error that has no field yet, in any number',
      ['**A.One**', '', 'It is', '', 'gone.', '- HTTP status: 404'],
      ['1: code=A.One description=It is gone. status=404'],
    ],
    [
      'is left out below a label of something else',
      [...gone, '- Owner: us', '  and them.', '  For good.'],
      [isGone],
    ],
    [
      'is an item of the field above it though it may be a label',
      [...gone, '- Solution:', '  - Wait', '  - Then ask', '  - Name'],
      [`${isGone} resolution=Wait Then ask Name`],
    ],
  ])('%s', (_, lines, drafts) => {
    expect(defined(...lines)).toEqual(drafts);
  });
});

describe('a label', () => {
  it.each([
    ['stands in nested items', '-   -  Message: It is gone.', 'It is gone.'],
    [
      'ends at its colon, whatever dashes follow',
      'Message: It is - for good - gone.',
      'It is - for good - gone.',
    ],
    ['ends at its first colon', '- Message: Gone: for good.', 'Gone: for good.'],
  ])('%s', (_, line, message) => {
    expect(defined('**A.One**', '- HTTP status: 404', line)).toEqual([
      `1: code=A.One status=404 message=${message}`,
    ]);
  });
});

it('a heading without a code ends the error above it and begins none', () => {
  expect(defined(...gone, '## Not found, in all', '- HTTP status: 404', '- Message: No.')).toEqual([isGone]);
});

it('errors stand under the last heading that is no code', () => {
  const lines = [
    '## Errors, in all',
    '### One',
    '- Message: a',
    '- Cause: b',
    '### Two',
    '- Message: c',
    '- Cause: d',
  ];
  expect(readDefinitions(lines, () => undefined).map(({ section }) => section)).toEqual([
    'Errors, in all',
    'Errors, in all',
  ]);
});
