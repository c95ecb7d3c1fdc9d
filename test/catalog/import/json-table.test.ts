import { describe, expect, it } from 'vitest';
import { jsonTables } from '../../../src/catalog/import/json-table.js';
import { readJson } from '../../../src/catalog/import/json-value.js';
import { rowOutline } from './outline.js';

/** Of each table the name above it, its header and its rows. */
const tables = (json: string): string[][] =>
  jsonTables(readJson(json, () => undefined)).map(({ line, header, rows, section }) => [
    `${section}:`,
    rowOutline({ line, cells: header }),
    ...rows.map(rowOutline),
  ]);

describe('JSON holds', () => {
  it.each<[string, string, string[][]]>([
    ['a list of objects', '[{"a":"x","b":"y"},\n{"b":"z"}]', [[':', '1: a ¦ b', '1: x ¦ y', '2:  ¦ z']]],
    ['a list with values between its objects', '[1,{"a":"x"},null,[]]', [[':', '1: a', '1: x']]],
    ['a list below a name', '{"404":\n[{"a":"x"}]}', [['404:', '2: a', '2: x']]],
    [
      'lists in lists, below the name of the outer one',
      '{"n":[[{"a":"x"}],[{"b":"y"}]]}',
      [
        ['n:', '1: a', '1: x'],
        ['n:', '1: b', '1: y'],
      ],
    ],
    ['values one after the other', '1\n{"a":"x"}\n{"a":"y"}', [[':', '2: a', '2: x', '3: y']]],
    ['an entry alone', '{"code":"A.B","message":"x"}', [[':', '1: code ¦ message', '1: A.B ¦ x']]],
    ['no object alone that has no code', '{"message":"x"}', []],
    ['no object alone that has nothing but a code', '{"code":"A.B"}', []],
    ['no object alone that says nothing of errors', '{"a":"x"}', []],
    ['no empty list', '[]', []],
    ['no list without objects', '[1,[2]]', []],
    ['no empty object', '{}', []],
    ['no text', '"x"', []],
  ])('%s', (_, json, found) => {
    expect(tables(json)).toEqual(found);
  });
});

describe('an object by code', () => {
  it.each(['status', 'message', 'description'])('holds errors that have a %s', (name) => {
    expect(tables(`{"A.B":{"${name}":"x"},\n"C.D":{"${name}":"y"}}`)).toEqual([
      [':', `1: code ¦ ${name}`, '1: A.B ¦ x', '2: C.D ¦ y'],
    ]);
  });

  it('keeps its name for a heading when it is below one', () => {
    expect(tables('{"errors":{"A.B":{"message":"x"}}}')).toEqual([
      ['errors:', '1: code ¦ message', '1: A.B ¦ x'],
    ]);
  });

  it('holds those of its members that are errors', () => {
    expect(tables('{"v":1,"A.B":{"message":"x"},"o":{"a":"y"},"l":["z"]}')).toEqual([
      [':', '1: code ¦ message', '1: A.B ¦ x'],
    ]);
  });

  it.each([
    ['have other members', '{"A.B":{"a":"x"}}'],
    ['have a resolution alone', '{"A.B":{"resolution":"x"}}'],
    ['have objects for texts', '{"A.B":{"message":{"en":"x"}}}'],
    ['have a code of their own', '{"A.B":{"code":"C.D","message":"x"}}'],
    ['are texts', '{"A.B":"x"}'],
    ['are lists', '{"message":["x"]}'],
  ])('holds no errors when its members %s', (_, json) => {
    expect(tables(json)).toEqual([]);
  });
});

describe('a member is', () => {
  it.each([
    ['a text when it is a list of texts', '[{"a":["x","y"]}]', ['1: a', '1: x y']],
    ['none when it is an empty list', '[{"a":[],"b":"x"}]', ['1: b', '1: x']],
    ['none when it is a list of more than texts', '[{"a":["x",[]],"b":"y"}]', ['1: b', '1: y']],
    ['none when it is an object', '[{"a":{},"b":"x"}]', ['1: b', '1: x']],
    ['empty when it is an object here and a text there', '[{"a":"x"},{"a":{}}]', ['1: a', '1: x', '1: ']],
    ['empty when it is null', '[{"a":null,"b":"x"}]', ['1: a ¦ b', '1:  ¦ x']],
  ])('%s', (_, json, found) => {
    expect(tables(json)).toEqual([[':', ...found]]);
  });
});

it('a list has up to 40 members', () => {
  const wide = (members: number): string =>
    JSON.stringify([Object.fromEntries(Array.from({ length: members }, (__, at) => [`m${at}`, 'x']))]);
  expect(tables(wide(40))).toHaveLength(1);
  expect(tables(wide(41))).toEqual([]);
});
