import { describe, expect, it } from 'vitest';
import { readStatus, statusInHeading } from '../../../src/catalog/import/status.js';

describe('words around a status are left out:', () => {
  it.each([
    'HTTP/2 404',
    'https 404',
    'HTTP:  404',
    'HTTP - 404',
    'HTTP response 404',
    'response  404',
    'response status 404',
    'responsestatus 404',
    'status  code 404',
    'statuscode 404',
    'status=404',
    'status == 404',
    'error 404',
    'error code: 404',
    'error  code 404',
    'errorcode 404',
    'code 404',
    'Code: 404',
    '状态码404',
    '状态码 ：404',
    '404 status',
    '404  http  status  code',
    '404 httpstatuscode',
    '404 状态码',
    '404  状态码',
    '404 - Not Found (gone)',
    '404. Not Found',
    '404  Not Found',
    '404 Not Found  (gone).',
    '404 -  Not Found',
    "404 'Not Found'",
    'Not Found ( 404 )',
    'Not Found [404]',
  ])('%j', (text) => {
    expect(readStatus(text)).toEqual({ is: 'given', statuses: [404] });
  });

  it.each(['see HTTP 404', 'HTTP/3.7 404', 'status of 404', 'Not Found (404) twice', '1 Not Found (404)'])(
    'but not those of %j',
    (text) => {
      expect(readStatus(text).is).toBe('other');
    },
  );

  it.each(['or', 'and', '或', '或者', '和', ';', '；', '|', '&', '，'])('%j stands between two', (sign) => {
    expect(readStatus(`404 ${sign} 409`)).toEqual({ is: 'given', statuses: [404, 409] });
  });

  it('spaces do, too', () => {
    expect(readStatus('404   409')).toEqual({ is: 'given', statuses: [404, 409] });
  });
});

describe('a cell of a word for nothing', () => {
  it.each(['none', 'nil', 'undefined', '未知'])('is one: %j', (text) => {
    expect(readStatus(text).is).toBe('none');
  });

  it.each(['none of these', 'see none', '未知错误'])('is none: %j', (text) => {
    expect(readStatus(text).is).toBe('other');
  });
});

describe('a heading that names a status', () => {
  it.each([
    '状态 404 的错误',
    '状态码为 404 的错误',
    'Errors with HTTP 404 by name',
    'When the error is 404',
  ])('%j', (heading) => {
    expect(statusInHeading(heading)).toBe(404);
  });

  it.each(['HTTP 4041', 'Errors with status 404 or 409 or so', 'Errors with status 404~499'])(
    'is not %j',
    (heading) => {
      expect(statusInHeading(heading)).toBeUndefined();
    },
  );
});
