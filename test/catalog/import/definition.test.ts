import { describe, expect, it } from 'vitest';
import { draftOf, opened, type Definition } from '../../../src/catalog/import/definition.js';

const defined = (fields: Definition['fields'], labels: number, section = ''): Definition => ({
  line: 7,
  section,
  fields: { code: ['Order'], ...fields },
  labels,
});
const message = ['It is gone.'];

describe('a definition is an error', () => {
  it.each([
    ['with a status and a label', defined({ status: ['404'] }, 1)],
    ['with a status and a description', defined({ status: ['404'], description: message }, 0)],
    ['with a telling name and two labels', defined({ code: ['Order.Gone'], message }, 2)],
    ['with two labels under a status', defined({ message }, 2, '404 Not Found')],
    ['with two labels under a heading about errors', defined({ message }, 2, 'Errors')],
  ])('%s', (_, definition) => {
    const { line, fields, section } = definition;
    expect(draftOf(definition)).toEqual({ line, fields, section, advised: false });
  });

  it('and advised when it says what to do', () => {
    expect(draftOf(defined({ status: ['404'], resolution: ['Wait.'] }, 2))?.advised).toBe(true);
  });
});

describe('a definition is no error', () => {
  it.each([
    ['with a status and nothing said of it', defined({ status: ['404'] }, 0)],
    ['with a status that is none', defined({ status: ['Active'], message }, 2)],
    ['with a plain name and two labels', defined({ message }, 2)],
    ['with a telling name and one label', defined({ code: ['Order.Gone'], message }, 1)],
    ['with one label under a status', defined({ message }, 1, '404 Not Found')],
    ['with one label under a heading about errors', defined({ message }, 1, 'Errors')],
    ['with a description alone', defined({ description: message }, 0)],
  ])('%s', (_, definition) => {
    expect(draftOf(definition)).toBeUndefined();
  });
});

it('a definition opens with what its term says', () => {
  expect(opened(7, 'Order.Gone', 'Errors')).toEqual({
    line: 7,
    section: 'Errors',
    fields: { code: ['Order.Gone'] },
    labels: 0,
  });
  expect(opened(7, 'Order.Gone', 'Errors', { doubt: 'two', status: '404' })).toEqual({
    line: 7,
    section: 'Errors',
    doubt: 'two',
    fields: { code: ['Order.Gone'], status: ['404'] },
    labels: 0,
  });
});
