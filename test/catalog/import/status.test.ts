import { describe, expect, it } from 'vitest';
import { isNone, readStatus, statusInHeading } from '../../../src/catalog/import/status.js';
import { imported } from './imported.js';

describe('a status cell', () => {
  it.each([
    ['404', [404]],
    ['403 Forbidden', [403]],
    ['Bad Request (400)', [400]],
    ['BadRequest（400）', [400]],
    ['416 Requested Range Not Satisfiable', [416]],
    ['404: Not Found', [404]],
    ['404 - Not Found', [404]],
    ['404（未找到）', [404]],
    ['404未找到', [404]],
    ['HTTP 404', [404]],
    ['HTTP/1.1 404 Not Found', [404]],
    ['HTTP status code 404', [404]],
    ['HTTP 404 status code', [404]],
    ['Status: 404', [404]],
    ['状态码：404', [404]],
    ['400/404', [400, 404]],
    ['400, 404', [400, 404]],
    ['400 or 404', [400, 404]],
    ['400、404', [400, 404]],
    ['400 404', [400, 404]],
    ['400\n404', [400, 404]],
    ['400 Bad Request / 404 Not Found', [400, 404]],
    ['404/404', [404]],
    ['HTTP 400/404', [400, 404]],
    ['400/HTTP 404', [400, 404]],
    ['400, 403 404', [400, 403, 404]],
    ['404,', [404]],
  ])('%j gives %j', (text, statuses) => {
    expect(readStatus(text)).toEqual({ is: 'given', statuses });
  });

  it.each([
    ['4xx', [400]],
    ['5XX Server errors', [500]],
    ['4xx/5xx', [400, 500]],
  ])('%j gives a class, %j', (text, statuses) => {
    expect(readStatus(text)).toEqual({ is: 'class', statuses });
  });

  it.each(['', '-', '--', '—', '/', 'N/A', 'n/a', 'NA', 'None', 'null', '无', '不适用', 'unknown'])(
    '%j gives none',
    (text) => {
      expect(readStatus(text)).toEqual({ is: 'none', statuses: [] });
    },
  );

  it.each([
    '600',
    '099',
    '4040',
    'Not found',
    'at most 400',
    '400 errors occurred in 12 calls',
    'InvalidParameter',
    '0',
    '40003',
    'See 404.',
    '400-499',
    'x'.repeat(200),
  ])('%j is none', (text) => {
    expect(readStatus(text)).toEqual({ is: 'other', statuses: [] });
  });

  it('is empty when it says so in a sign', () => {
    expect(['', ' ', '-', 'N/A', '无', '—'].every(isNone)).toBe(true);
    expect(['no', '0', 'none of them', 'NAS'].some(isNone)).toBe(false);
  });
});

describe('a heading gives the status of what stands below it', () => {
  it.each([
    ['404 Not Found', 404],
    ['HTTP status 404', 404],
    ['HTTP 404', 404],
    ['404错误', 404],
    ['Errors with status code 503', 503],
  ])('%j', (heading, status) => {
    expect(statusInHeading(heading)).toBe(status);
  });

  it.each(['5xx errors', 'Status codes 400 to 499', 'Errors 400-499', '错误码 400 至 499', 'Errors', ''])(
    'but not %j',
    (heading) => {
      expect(statusInHeading(heading)).toBeUndefined();
    },
  );
});

const page = (status: string, more = ''): string =>
  `| Error code | Status | Message |${more && ' Category |'}\n|-|-|-|${more && '-|'}\n| A.B | ${status} | No. |${more && ` ${more} |`}\n| A.C | 400 | No. |${more && ` ${more} |`}\n`;

describe('an error without a status gets one, and that is reported:', () => {
  it.each([
    ['400', page('N/A'), 400, '3: A.B: no HTTP status is given; 400 is assumed'],
    [
      '500 where the server is at fault',
      page('', 'ServerError'),
      500,
      '3: A.B: no HTTP status is given; 500 is assumed',
    ],
    [
      '500 where it invites another try',
      page('N/A').replace('No.', 'Try again later.'),
      500,
      '3: A.B: no HTTP status is given; 500 is assumed',
    ],
    ['400 for text', page('see below'), 400, '3: A.B: "see below" is no HTTP status; 400 is assumed'],
    [
      'the plainest of a class',
      page('5xx'),
      500,
      '3: A.B: only a class of HTTP statuses is given; 500 is assumed',
    ],
  ])('%s', (_, text, status, problem) => {
    expect(imported(text).rows[0]?.[0]).toBe(status);
    expect(imported(text).problems).toEqual([problem]);
  });

  it('unless the heading above it gives it', () => {
    const text = '## 409 Conflict\n\n| Error code | Message |\n|-|-|\n| A.B | No. |\n';
    expect(imported(text)).toEqual({ rows: [[409, 'A.B', 'No.', '']], problems: [] });
  });
});
