import { describe, expect, it } from 'vitest';
import { termOf, type Term } from '../../../src/catalog/import/term.js';

const twoCodes = '2 codes in one line; "B.C" is taken';

describe('a line is a term', () => {
  it.each<readonly [string, Term]>([
    ['**A.B**', { words: 'A.B', code: 'A.B' }],
    [' **A.B** ', { words: 'A.B', code: 'A.B' }],
    ['- **A.B**', { words: 'A.B', code: 'A.B' }],
    ['-   **A.B**', { words: 'A.B', code: 'A.B' }],
    ['* __A.B__', { words: 'A.B', code: 'A.B' }],
    ['• `A.B`', { words: 'A.B', code: 'A.B' }],
    ['__A.B__', { words: 'A.B', code: 'A.B' }],
    ['`A.B` ', { words: 'A.B', code: 'A.B' }],
    ['**A****B.C**', { words: 'A B.C', code: 'B.C', doubt: twoCodes }],
    ['**A** **B.C**', { words: 'A B.C', code: 'B.C', doubt: twoCodes }],
    ['**Order** **is gone, it seems**', { words: 'Order is gone, it seems' }],
    ['**is gone, it seems** **Order**', { words: 'is gone, it seems Order' }],
    ['**QueueFull (503)**', { words: 'QueueFull (503)', code: 'QueueFull', status: '503' }],
    ['`Order - _gone`', { words: 'Order - _gone' }],
  ])('%j', (line, term) => {
    expect(termOf(line, undefined)).toEqual(term);
  });

  it.each([
    'A.B',
    '- A.B',
    'text **A.B**',
    '**A.B** text',
    'text __A.B__',
    'x__A.B__',
    '__A.B__ text',
    '____',
    '_____ x__',
    'text `A.B`',
    '`A.B` text',
    '-**A.B**',
    '-- **A.B**',
  ])('but not %j', (line) => {
    expect(termOf(line, undefined)).toBeUndefined();
  });
});

describe('a heading is a term', () => {
  it.each<readonly [string, Term]>([
    ['A.B', { words: 'A.B', code: 'A.B' }],
    ['Not found, sorry', { words: 'Not found, sorry' }],
    ['', { words: '' }],
    ['QueueFull (503)', { words: 'QueueFull (503)', code: 'QueueFull', status: '503' }],
    ['QueueFull(503)', { words: 'QueueFull(503)', code: 'QueueFull', status: '503' }],
    ['QueueFull（503）', { words: 'QueueFull（503）', code: 'QueueFull', status: '503' }],
    ['QueueFull  (503)', { words: 'QueueFull (503)', code: 'QueueFull', status: '503' }],
    ['Error QueueFull (503)', { words: 'Error QueueFull (503)' }],
    ['QueueFull (503) again', { words: 'QueueFull (503) again' }],
    ['QueueFull (see below)', { words: 'QueueFull (see below)' }],
    ['Full (503)', { words: 'Full (503)' }],
  ])('%j', (heading, term) => {
    expect(termOf(`## ${heading}`, heading)).toEqual(term);
  });
});
