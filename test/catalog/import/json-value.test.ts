import { describe, expect, it } from 'vitest';
import { readJson, type JsonValue } from '../../../src/catalog/import/json-value.js';

const text = (line: number, word: string): JsonValue => ({ line, text: word });
const list = (line: number, ...items: JsonValue[]): JsonValue => ({ line, items });
const object = (line: number, ...members: [string, JsonValue][]): JsonValue => ({ line, members });

function read(json: string): { values: JsonValue[]; told: string[] } {
  const told: string[] = [];
  const values = readJson(json, (line, reason) => told.push(`${line}: ${reason}`));
  return { values, told };
}

describe('JSON is read with its lines:', () => {
  it.each<[string, JsonValue[]]>([
    ['', []],
    [' \n ', []],
    ['"a\\"b\\\\"', [text(1, 'a"b\\')]],
    [
      '[true, false, null, 0, -1.5e+3]',
      [list(1, ...['true', 'false', '', '0', '-1.5e+3'].map((word) => text(1, word)))],
    ],
    ['{"a": "b",\n"c":\n"d"}', [object(1, ['a', text(1, 'b')], ['c', text(3, 'd')])]],
    ['[\n[],\n{}]', [list(1, list(2), object(3))]],
    ['1\n2,\t3', [text(1, '1'), text(2, '2'), text(2, '3')]],
    [',[,1,,2,],', [list(1, text(1, '1'), text(1, '2'))]],
    ['{,"a":1,,"b":2,}', [object(1, ['a', text(1, '1')], ['b', text(1, '2')])]],
    ['\ufeff[1]', [list(1, text(1, '1'))]],
  ])('%j', (json, values) => {
    expect(read(json)).toEqual({ values, told: [] });
  });

  it.each<[string, string, JsonValue[]]>([
    ['a line break', '["a\nb",\n"c"]', [list(1, text(1, 'a\nb'), text(3, 'c'))]],
    ['several line breaks', '["a\n\nb", "c"]', [list(1, text(1, 'a\n\nb'), text(3, 'c'))]],
    ['an escape that is none', '["\\x", 1]', [list(1, text(1, '\\x'), text(1, '1'))]],
  ])('%s in a string, which JSON forbids', (_, json, values) => {
    expect(read(json)).toEqual({ values, told: [] });
  });

  it('up to 65 lists in one another', () => {
    expect(read('['.repeat(65) + ']'.repeat(65)).told).toEqual([]);
    expect(read('['.repeat(66)).told).toEqual(['1: nested too deeply; what follows is not read']);
    expect(read('{"a":'.repeat(66)).told).toEqual(['1: nested too deeply; what follows is not read']);
  });
});

describe('JSON with a mistake is read up to it, and that is told once:', () => {
  it.each<[string, JsonValue[], string]>([
    ['[1,\n"a', [list(1, text(1, '1'))], '2: a string does not end'],
    ['"a\\"', [], '1: a string does not end'],
    ['"', [], '1: a string does not end'],
    ['1 x 2', [text(1, '1')], '1: "x" is no JSON'],
    ['[1, xtrue, 2]', [list(1, text(1, '1'))], '1: "xtrue" is no JSON'],
    ['[truex]', [list(1)], '1: "truex" is no JSON'],
    ['[1x]', [list(1)], '1: "1x" is no JSON'],
    ['[-]', [list(1)], '1: "-" is no JSON'],
    ['[1,\n}', [list(1, text(1, '1'))], '2: "}" is no JSON'],
    ['[1', [list(1, text(1, '1'))], '1: the JSON breaks off'],
    ['[[1,\n', [list(1, list(1, text(1, '1')))], '2: the JSON breaks off'],
    ['{"a":', [], '1: the JSON breaks off'],
    ['{', [], '1: the JSON breaks off'],
    ['{ ', [], '1: the JSON breaks off'],
    ['{a": 1}', [], '1: a name is missing'],
    ['{a', [], '1: a name is missing'],
    ['{:1}', [], '1: a name is missing'],
    ['{"a" 1}', [], '1: a colon is missing'],
    ['{"a', [], '1: a string does not end'],
  ])('%j', (json, values, reason) => {
    expect(read(json)).toEqual({ values, told: [`${reason}; what follows is not read`] });
  });
});

describe('an object that breaks off', () => {
  it.each<[string, string, JsonValue[]]>([
    ['is left out when it is an entry', '[{"a":1},{"b":2, x', [list(1, object(1, ['a', text(1, '1')]))]],
    [
      'stays when it holds lists',
      '{"a":1,"b":[2], x',
      [object(1, ['a', text(1, '1')], ['b', list(1, text(1, '2'))])],
    ],
    [
      'stays when it holds objects alone',
      '{"a":{"b":1}, x',
      [object(1, ['a', object(1, ['b', text(1, '1')])])],
    ],
  ])('%s', (_, json, values) => {
    expect(read(json).values).toEqual(values);
  });
});
