import { describe, expect, it } from 'vitest';
import type { Role } from '../../../src/catalog/import/header.js';
import { place } from '../../../src/catalog/import/placing.js';

const ROLES: readonly (Role | undefined)[] = ['status', 'code', 'message', undefined];
const ABOVE = ['401', 'Denied.Key', 'No such key.', 'A note.'];

/** The cells of a row, and what is reported of it. */
function placed(cells: readonly string[], above?: readonly string[], roles = ROLES) {
  const reasons: string[] = [];
  return { cells: place(cells, roles, above, (reason) => reasons.push(reason)), reasons };
}

describe('a row with a cell for each column', () => {
  it.each([
    ['is left as it is', ['403', 'Denied.All', 'No.', 'So.']],
    ['keeps empty texts empty', ['403', 'Denied.All', '', '']],
    ['is left as it is when it is no better without its empty cells', ['x', 'No, it is not.', '', 'So.']],
    ['is left as it is when nothing else fits either', ['It may be', 'No, it is not.', 'Not at all.', '']],
  ])('%s', (_, cells) => {
    expect(placed(cells, ABOVE)).toEqual({ cells, reasons: [] });
  });

  it('gets an empty status and an empty code from the row above', () => {
    expect(placed(['', '', '', 'So.'], ABOVE)).toEqual({
      cells: ['401', 'Denied.Key', '', 'So.'],
      reasons: ['empty cells; taken from the row above: status "401", code "Denied.Key"'],
    });
  });

  it('and empty cells at its end is shifted where the cells do not suit', () => {
    expect(placed(['The key is off.', 'So.', '', ''], ABOVE)).toEqual({
      cells: ['401', 'Denied.Key', 'The key is off.', 'So.'],
      reasons: ['2 of 4 cells; taken from the row above: status "401", code "Denied.Key"'],
    });
  });

  it('is never shifted without a row above', () => {
    const cells = ['The key is off.', 'So.', '', ''];
    expect(placed(cells)).toEqual({ cells, reasons: [] });
  });
});

describe('a row with too few cells', () => {
  it('gets the others from the row above, whatever they are about', () => {
    expect(placed(['403', 'Denied.All', 'No.'], ABOVE)).toEqual({
      cells: ['403', 'Denied.All', 'No.', 'A note.'],
      reasons: ['3 of 4 cells; taken from the row above: cell "A note."'],
    });
  });

  it('keeps its own empty cells', () => {
    expect(placed(['The key is off.', ''], ABOVE)).toEqual({
      cells: ['401', 'Denied.Key', 'The key is off.', ''],
      reasons: ['2 of 4 cells; taken from the row above: status "401", code "Denied.Key"'],
    });
  });

  it('goes without the others when there is no row above', () => {
    expect(placed(['403', 'Denied.All', 'No.'])).toEqual({
      cells: ['403', 'Denied.All', 'No.', ''],
      reasons: ['3 of 4 cells; the rest is taken for empty'],
    });
  });

  it('is left out when its cells fit no columns', () => {
    expect(placed(['No, it is not.'], ABOVE, ['status', 'code'])).toEqual({
      cells: undefined,
      reasons: ['1 cells where the table has 2 columns, and no way to tell which is which; left out'],
    });
  });
});

describe('a row with too many cells', () => {
  it('loses those at its end that say nothing', () => {
    expect(placed(['403', 'Denied.All', 'No.', 'So.', '', '-'], ABOVE)).toEqual({
      cells: ['403', 'Denied.All', 'No.', 'So.'],
      reasons: [],
    });
  });

  it('has a pipe in its text when one of them says something', () => {
    expect(placed(['403', 'Denied.All', 'No.', 'So.', '', 'then.'], ABOVE)).toEqual({
      cells: ['403', 'Denied.All', 'No.', 'So.||then.'],
      reasons: ['6 cells where the table has 4 columns; pipes taken for text'],
    });
  });

  it('is left out when no text could hold the pipe', () => {
    expect(placed(['No, not.', 'Denied.All', 'No.', 'So.', 'then.'], ABOVE)).toEqual({
      cells: undefined,
      reasons: ['5 cells where the table has 4 columns, and no way to tell which is which; left out'],
    });
  });
});
