import { describe, expect, it } from 'vitest';
import { isName, isTellingName, readCode } from '../../../src/catalog/import/code.js';
import { importCatalog } from '../../../src/catalog/import.js';
import { imported } from './imported.js';

describe('a code cell', () => {
  it.each([
    ['InvalidParameter', ['InvalidParameter']],
    ['User. Disabled', ['User. Disabled']],
    ['INVALID_NAME', ['INVALID_NAME']],
    ['SFS.TURBO.0001', ['SFS.TURBO.0001']],
    ['10240002', ['10240002']],
    ['-1', ['-1']],
    ['aws:Throttled', ['aws:Throttled']],
    ['Invalid%s', ['Invalid%s']],
    ['Missing{ParameterName}', ['Missing{ParameterName}']],
    ['Invalid<parameter name>.X', ['Invalid<parameter name>.X']],
    ['"Quoted"', ['Quoted']],
    ['A.One / A.Two', ['A.One', 'A.Two']],
    ['A.One, A.Two or A.Three', ['A.One', 'A.Two', 'A.Three']],
    ['A.One\nA.Two', ['A.One', 'A.Two']],
    ['A.One、A.One', ['A.One']],
  ])('%j names %j', (text, codes) => {
    expect(readCode(text)).toEqual({ codes });
  });

  it.each([
    ['NotFound (deprecated)', ['NotFound'], 'the note after the code is left out'],
    ['Access Denied Exception', ['Access Denied Exception'], 'the code is written in words'],
    ['Access Denied (generic)', ['Access Denied'], 'the code is written in words'],
  ])('%j names %j in doubt', (text, codes, doubt) => {
    expect(readCode(text)).toEqual({ codes, doubt });
  });

  it.each([
    '',
    '-',
    'N/A',
    '参数错误',
    'The parameter is missing, and so is the name.',
    'a = b',
    '<>',
    'x'.repeat(161),
    Array.from({ length: 21 }, (_, at) => `A${at}`).join(', '),
  ])('%j names none', (text) => {
    expect(readCode(text).codes).toEqual([]);
  });

  it('is a name, or one that can hardly be anything else', () => {
    const telling = ['NotFound', 'NOT_FOUND', 'A.B', 'ABCDE', 'OTSQuota'];
    const plain = ['Forbidden', 'Busy', 'not', '404', '10.1'];
    expect([...telling, ...plain].filter((text) => !isName(text))).toEqual([]);
    expect(telling.filter((text) => !isTellingName(text))).toEqual([]);
    expect(plain.filter(isTellingName)).toEqual([]);
  });
});

const page = (...codes: string[]): string =>
  `| Error code | Status | Message |\n|-|-|-|\n${codes.map((code) => `| ${code} | 400 | No. |\n`).join('')}`;

describe('an imported code with a placeholder finds what it is sent as:', () => {
  it.each([
    ['Invalid%s', 'InvalidName'],
    ['Missing{ParameterName}', 'MissingRegionId'],
    ['Invalid<parameter name>.X', 'InvalidRegion.X'],
    ['Invalid\\<name\\>.Y', 'InvalidRegion.Y'],
    ['Invalid\\{name\\}.Z', 'InvalidRegion.Z'],
    ['Absent*Name*', 'AbsentRegion'],
    ['Lost<i>Name</i>', 'LostRegion'],
    ['`Duplicate.<Name>`', 'Duplicate.Region.Id'],
    ['%s.Denied', 'Region.Denied'],
  ])('%j finds %j', (documented, sent) => {
    const { catalog, problems } = importCatalog(page(documented, 'Other.Code'), { name: 'page' });
    expect(catalog.find(sent)).toBe(catalog.entries[0]);
    expect(catalog.find('Other.Code')).toBe(catalog.entries[1]);
    expect(catalog.find('Something.Else')).toBeUndefined();
    expect(problems).toEqual([]);
  });
});

describe('errors that share a code are kept apart', () => {
  it('by status and by message', () => {
    const text =
      '| Error code | Status | Message |\n|-|-|-|\n| A.B | 400 | One. |\n| A.B | 400 | Two. |\n| A.B | 403 | Three. |\n';
    const { catalog, problems } = importCatalog(text, { name: 'page' });
    expect(problems).toEqual([]);
    expect(catalog.find('A.B', { httpCode: 400, message: 'Two.' })?.message).toBe('Two.');
    expect(catalog.find('A.B', { httpCode: 403 })?.message).toBe('Three.');
  });

  it('when a cell names several statuses or several codes', () => {
    const { rows } = imported(page('A.One/A.Two').replace('400', '400/404'));
    expect(rows.map(([httpCode, code]) => `${httpCode} ${code}`)).toEqual([
      '400 A.One',
      '404 A.One',
      '400 A.Two',
      '404 A.Two',
    ]);
  });
});

describe('a row is left out and reported when its code', () => {
  it.each([
    ['is missing', '', 'no error code; left out'],
    ['is no code', '参数 错误', '"参数 错误" is no error code; left out'],
    ['stands for success', 'OK', '"OK" stands for success; left out'],
    ['is 0', '0', '"0" stands for success; left out'],
  ])('%s', (_, code, reason) => {
    expect(imported(page(code, 'A.B'))).toEqual({
      rows: [[400, 'A.B', 'No.', '']],
      problems: [`3: ${reason}`],
    });
  });
});
