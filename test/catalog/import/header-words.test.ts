import { describe, expect, it } from 'vitest';
import {
  isAboutErrors,
  isAboutParameters,
  isAboutServer,
  isReference,
  meaningOf,
} from '../../../src/catalog/import/header.js';

describe('a header that may mean codes', () => {
  it.each([
    ['Code', 'code'],
    ['错误', 'code'],
    ['Code 某', 'code'],
    ['代码 abc', 'code'],
    ['Name', 'name'],
    ['名称', 'name'],
    ['Name 某某', 'name'],
    ['名称 abc 7', 'name'],
  ])('is known as such: %s', (header, weak) => {
    expect(meaningOf(header)).toEqual({ role: 'code', weak });
  });

  it.each(['Code of conduct', 'Postal code', 'Surname', 'Name tag'])('is not any: %s', (header) => {
    expect(meaningOf(header)).toBeUndefined();
  });
});

describe('a header of several words', () => {
  it.each([
    ['Fix', 'resolution'],
    ['Action', 'resolution'],
    ['User action', 'resolution'],
    ['Client action', 'resolution'],
    ['Note', 'description'],
    ['Notes', 'description'],
    ['HTTP', 'status'],
    ['HTTPS', 'status'],
    ['HTTP 返回码', 'status'],
    ['http 状态', 'status'],
    ['Status', 'status'],
    ['状态', 'status'],
    ['状态代码', 'status'],
    ['Message', 'message'],
    ['Mesage', 'message'],
    ['Err code', 'code'],
    ['Error - code', 'code'],
  ])('%j is about the %s', (header, role) => {
    expect(meaningOf(header)).toEqual({ role });
  });

  it.each(['Codes', 'Error', 'Errors', 'Exception', 'Exceptions', '编码'])(
    '%j may be about the code',
    (header) => {
      expect(meaningOf(header)).toEqual({ role: 'code', weak: 'code' });
    },
  );

  it.each([
    'Prefix',
    'Actions',
    'Some action',
    'Action taken',
    'Keynotes',
    'Noted',
    'Over HTTP',
    'HTTP method',
    'Order status',
    'Status line',
    '订单状态',
    '状态机',
  ])('%j is about nothing of an error', (header) => {
    expect(meaningOf(header)).toBeUndefined();
  });
});

it('a header is read up to its 80th character', () => {
  expect(meaningOf(`${'x'.repeat(70)}error code`)).toEqual({ role: 'code' });
  expect(meaningOf(`${'x'.repeat(80)}error code`)).toBeUndefined();
});

describe('a header of parameters is', () => {
  it.each([
    'Type',
    'Data type',
    'parameterType',
    'Required?',
    'Mandatory',
    'Optional',
    'Example',
    'Sample value',
    'Default value',
    '默认',
    '默认值',
    '类型',
    '数据类型',
    '必填',
    '否必选',
    '是否必须',
    '示例',
    '示例值',
    '参数',
    '参数名称',
    '字段',
    '字段说明',
    `Type${' '.repeat(40)}of it`,
  ])('%j', (header) => {
    expect(isAboutParameters(header)).toBe(true);
  });

  it.each([
    'Error type',
    'Types',
    'Not required',
    'Requirement',
    'Example of use',
    'An example',
    'Value',
    '非默认值',
    '默认值说明',
    '类型名',
    '不必填',
    '必填项',
    '无示例',
    '示例值一',
    '无参数',
    '无字段',
    '',
  ])('not %j', (header) => {
    expect(isAboutParameters(header)).toBe(false);
  });
});

describe('what is about', () => {
  it.each([
    'Server errors',
    'InternalError',
    'Service unavailable',
    '服务端错误',
    '服务器',
    '系统',
    '5xx',
    'HTTP 5XX',
  ])('the server: %s', (text) => {
    expect(isAboutServer(text)).toBe(true);
  });

  it.each(['', 'Client errors', '4xx', '15xx'])('something else: %j', (text) => {
    expect(isAboutServer(text)).toBe(false);
  });

  it.each(['Errors', 'EXCEPTIONS', 'Faults', '错误', '异常', '报错'])('errors: %s', (text) => {
    expect(isAboutErrors(text)).toBe(true);
  });

  it.each(['Link', 'Reference', 'More info', 'See also', '链接', '参考'])('other pages: %s', (text) => {
    expect(isReference(text)).toBe(true);
    expect(isAboutErrors(text)).toBe(false);
  });
});
