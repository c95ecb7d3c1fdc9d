import { describe, expect, it } from 'vitest';
import { importCatalog } from '../../../src/catalog/import.js';
import { imported } from './imported.js';

const gone = { code: 'Order.Gone', httpCode: 404, message: 'It is gone.', resolution: 'Make a new one.' };
const row = [404, 'Order.Gone', 'It is gone.', 'Make a new one.'];

describe('JSON is read', () => {
  it.each([
    ['an array of entries', [gone]],
    ['an array in an object', { name: 'orders', entries: [gone] }],
    ['an array deep inside', { api: { v1: { errors: [gone] } } }],
    ['a catalog as it prints itself', importCatalog(JSON.stringify([gone]), { name: 'orders' }).catalog],
    [
      'capital names',
      [{ Code: 'Order.Gone', HttpCode: '404', Message: 'It is gone.', Resolution: 'Make a new one.' }],
    ],
    [
      'snake case',
      [
        {
          error_code: 'Order.Gone',
          http_status: 404,
          error_message: 'It is gone.',
          solution: 'Make a new one.',
        },
      ],
    ],
    [
      'other names',
      [{ errorCode: 'Order.Gone', statusCode: 404, errorMsg: 'It is gone.', advice: 'Make a new one.' }],
    ],
    [
      'Chinese names',
      [{ 错误码: 'Order.Gone', 状态码: 404, 错误信息: 'It is gone.', 解决方案: 'Make a new one.' }],
    ],
    [
      'codes as the names of members',
      { 'Order.Gone': { status: 404, message: 'It is gone.', resolution: 'Make a new one.' } },
    ],
    [
      'statuses as the names of lists',
      { 404: [{ code: 'Order.Gone', message: 'It is gone.', fix: 'Make a new one.' }] },
    ],
    ['an entry alone', gone],
    ['a status for people', [{ ...gone, httpCode: '404 Not Found' }]],
    ['texts in lists', [{ ...gone, resolution: ['Make a', 'new one.'] }]],
    [
      'members that say nothing of errors',
      [{ id: 7, tags: ['a'], owner: { name: 'us' }, ...gone, since: null }],
    ],
  ])('%s', (_, value) => {
    expect(imported(JSON.stringify(value))).toEqual({ rows: [row], problems: [] });
    expect(imported(JSON.stringify(value, null, 2), 'json')).toEqual({ rows: [row], problems: [] });
  });

  it('several values one after the other', () => {
    expect(imported(`${JSON.stringify(gone)}\n${JSON.stringify(gone)}\n`)).toEqual({
      rows: [row, row],
      problems: [],
    });
  });

  it('commas too many', () => {
    expect(imported(`[${JSON.stringify(gone).replace('}', ',}')},]`)).toEqual({ rows: [row], problems: [] });
  });

  it('an empty status in one entry without taking that of the entry before', () => {
    expect(imported(JSON.stringify([gone, { ...gone, httpCode: '' }], null, 1))).toEqual({
      rows: [row, row.with(0, 400)],
      problems: ['8: Order.Gone: no HTTP status is given; 400 is assumed'],
    });
  });

  it('a word on retrying', () => {
    const text = JSON.stringify([
      { ...gone, retryable: true },
      { ...gone, httpCode: 503, retryable: false },
    ]);
    const { catalog } = importCatalog(text, { name: 'orders' });
    expect(catalog.entries.map(({ retryable }) => retryable)).toEqual([true, false]);
  });
});

describe('JSON that is not whole', () => {
  const text = JSON.stringify([gone, { ...gone, code: 'Order.Lost' }], null, 1);

  it.each([
    ['breaks off between entries', text.slice(0, text.indexOf('},') + 2), ['8: the JSON breaks off']],
    ['breaks off in an entry', text.slice(0, text.lastIndexOf('"message"')), ['11: the JSON breaks off']],
    ['breaks off in a string', text.slice(0, text.lastIndexOf('gone.')), ['11: a string does not end']],
    [
      'has a word that is none of JSON',
      text.replace('"Order.Lost"', 'undefined'),
      ['9: "undefined" is no JSON'],
    ],
    ['lacks a colon', text.replace('"Order.Lost"', '"a" "b"'), ['10: a colon is missing']],
  ])('is read as far as it goes: it %s', (_, broken) => {
    const { rows, problems } = imported(broken);
    expect(rows).toEqual([row]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/; what follows is not read$/);
  });
});

describe('text that only looks like JSON', () => {
  it.each(['[link](a.md)', '{#anchor}', '[ ] a task', '[[_TOC_]]', '[1] a note', '{{ template }}'])(
    '%j is read as a document',
    (begin) => {
      const page = `${begin}\n\n| Error code | Status | Message |\n|-|-|-|\n| Order.Gone | 404 | It is gone. |\n`;
      expect(imported(page).rows).toEqual([row.with(-1, '')]);
    },
  );
});
