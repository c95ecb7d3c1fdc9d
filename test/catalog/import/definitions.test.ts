import { describe, expect, it } from 'vitest';
import { imported } from './imported.js';

const gone = [404, 'Order.Gone', 'It is gone.', 'Make a new one.'];
const fields = '- HTTP status: 404\n- Error message: It is gone.\n- Solution: Make a new one.\n';

describe('an error that is defined on lines of its own is read', () => {
  it.each([
    ['under a code in bold', `**Order.Gone**\n\n${fields}`],
    ['under a heading', `### Order.Gone {#gone .section}\n\n${fields}`],
    ['under a code in backticks', `\`Order.Gone\`\n${fields}`],
    ['under a bulleted code', `- **Order.Gone**\n${fields.replace(/^/gm, '    ')}`],
    ['under an underlined heading', `Order.Gone\n~~~~~~~~~~\n\n${fields}`],
    ['with padded bullets', `**Order.Gone**\n\n${fields.replace(/^- /gm, '-   ')}`],
    ['with other bullets', `**Order.Gone**\n\n${fields.replace(/^- /gm, '* ')}`],
    ['without bullets', `**Order.Gone**\n\n${fields.replace(/^- /gm, '').replaceAll('\n', '\n\n')}`],
    ['with labels in bold', `**Order.Gone**\n\n${fields.replace(/^- (.*?):/gm, '- **$1**:')}`],
    ['with the colon in bold', `**Order.Gone**\n\n${fields.replace(/^- (.*?):/gm, '- **$1:**')}`],
    ['as a definition list', `Order.Gone\n----------\n${fields.replace(/^- /gm, ': ')}`],
    [
      'with Chinese labels',
      '**Order.Gone**\n\n- HTTP状态码：404\n- 错误信息：It is gone.\n- 解决方案：Make a new one.\n',
    ],
    ['with the code as a label too', `- Error code: Order.Gone\n${fields}`],
    [
      'with labels of other things between',
      `**Order.Gone**\n\n- Since: 2.0\n${fields.replace('- Sol', '- Owner: us\n  and them\n- Sol')}`,
    ],
    ['with text that goes on in the next line', `**Order.Gone**\n\n${fields.replace('a new', 'a\n  new')}`],
    [
      'with a list in a field',
      `**Order.Gone**\n\n${fields.replace('Make a new one.', '\n  - Make a\n  - new one.')}`,
    ],
    [
      'with labels that their values stand under',
      `**Order.Gone**\n\n${fields.replace(': It', '\n    - It')}`,
    ],
    [
      'under a heading that gives the status',
      `## HTTP status 404\n\n**Order.Gone**\n\n${fields.replace(/.*404\n/, '')}`,
    ],
    [
      'with the status beside the code',
      `### OrderGone (404)\n\n${fields.replace(/.*404\n/, '')}`.replace('OrderGone', 'Order.Gone'),
    ],
  ])('%s', (_, text) => {
    expect(imported(text)).toEqual({ rows: [gone], problems: [] });
  });

  it('with a description that has no label', () => {
    const text = '### Order.Gone\n\nIt is gone.\n\n- HTTP status code: 404\n\nText about something else.\n';
    expect(imported(text)).toEqual({ rows: [[404, 'Order.Gone', 'It is gone.', '']], problems: [] });
  });

  it('one after the other, among tables, in the order of the page', () => {
    const table = '| Error code | HTTP status | Message |\n|-|-|-|\n| Order.Lost | 410 | Lost. |\n';
    const text = `**Order.Gone**\n${fields}\n${table}\n**Order.Busy**\n${fields.replace('404', '409')}`;
    expect(imported(text).rows.map(([httpCode, code]) => `${httpCode} ${code}`)).toEqual([
      '404 Order.Gone',
      '410 Order.Lost',
      '409 Order.Busy',
    ]);
  });

  it('with several messages under one code, each an error of its own', () => {
    const text =
      '# 403 errors\n\n## AccessDenied\n\n- Message: Not yours.\n\n  Cause: No right.\n\n  Solution: Ask for it.\n\n- Message: Too late.\n\n  Solution: Sign again.\n';
    expect(imported(text)).toEqual({
      rows: [
        [403, 'AccessDenied', 'Not yours.', 'Ask for it.'],
        [403, 'AccessDenied', 'Too late.', 'Sign again.'],
      ],
      problems: [],
    });
  });

  it('with several statuses under one code, each an error of its own', () => {
    const text =
      '**AccessDenied**\n\n- HTTP status: 403\n- Message: Not yours.\n- HTTP status: 404\n- Message: Hidden.\n';
    expect(imported(text).rows.map((row) => row.slice(0, 3))).toEqual([
      [403, 'AccessDenied', 'Not yours.'],
      [404, 'AccessDenied', 'Hidden.'],
    ]);
  });

  it('under two codes in one line, and that is reported', () => {
    expect(imported(`**Order****Order.Gone**\n\n${fields}`)).toEqual({
      rows: [gone],
      problems: ['1: 2 codes in one line; "Order.Gone" is taken'],
    });
  });
});

describe('nothing is read from', () => {
  it.each([
    ['parameters', '**RegionId**\n\n- Type: String\n- Description: The region.\n'],
    ['a heading with text', '## GetObject\n\nDescription: Reads an object.\n'],
    ['headings of sections', '## Response\n\n- Code: the error code\n- Message: the error message\n'],
    ['prose in bold', '**Note: this is important**\n\n- Status: 200\n'],
    ['a code without fields', '**Order**\n\n**Order.Gone**\n\nSome text.\n'],
  ])('%s', (_, text) => {
    expect(imported(text).rows).toEqual([]);
  });
});
