import { describe, expect, it } from 'vitest';
import { meaningOf } from '../../../src/catalog/import/header.js';
import { imported } from './imported.js';

describe('a header', () => {
  it.each([
    [
      'status',
      [
        'HttpCode',
        'HTTP status code',
        'HTTP Status',
        'Http Code',
        'httpStatusCode',
        'http_status',
        'Status',
        'Status Code',

        'HTTP Code Returned',
        'HTTP 状态码',
        'HTTP状态',
        '状态码',
        '状态代码',
        '状态码 Status',
      ],
    ],
    [
      'code',
      [
        'Error code',
        'ErrorCode',
        'error_code',
        'Error Code ID',
        '错误码',
        '错误代码',
        '错误名称',
        '错误码 Error Code',
        'Return code',
        'sub_code',
        '返回码',
      ],
    ],
    [
      'message',
      [
        'Message',
        'Error message',
        'User message',
        'errorMsg',
        '错误信息',
        '错误消息',
        '错误消息 / Error message',
        '提示信息',
      ],
    ],
    [
      'description',
      [
        'Description',
        'Meaning',
        'Error code description',
        'Possible cause',
        'Reason',
        '描述',
        '说明',
        '语义',
        '错误码描述',
        '含义',
        '问题原因',
        '描述(Message)',
      ],
    ],
    [
      'resolution',
      [
        'Resolution',
        'Solution',
        'Advice',
        'Processing logic',
        'Recommended action',
        'Action',
        'Handling measure',
        'Troubleshooting suggestions',
        'How to fix',
        '解决方案',
        '处理建议',
        '处理措施',
        '解决办法',
        '排查方法',
      ],
    ],
    [
      'retry',
      [
        'Retry',
        'Retryable',
        'Retry?',
        'Can be retried',
        'Should I retry',
        '重试',
        '是否可重试',
        '是否重试 Retry',
      ],
    ],
    ['kind', ['Error type', 'Category', '错误类型']],
  ])('says %s', (role, headers) => {
    for (const header of headers) expect([header, meaningOf(header)?.role]).toEqual([header, role]);
  });

  it.each(['Parameter', 'Type', 'Required', 'Value', 'Example', '参数', '类型', ''])(
    'says nothing with %j',
    (header) => {
      expect(meaningOf(header)?.weak ?? meaningOf(header)?.role).not.toBe('code');
      expect(meaningOf(header)?.weak !== undefined || meaningOf(header) === undefined).toBe(true);
    },
  );
});

const table = (header: string, ...rows: string[]): string =>
  [header, header.replace(/[^|]+/g, '-'), ...rows].join('\n');

describe('columns that their headers do not tell apart are told apart by what is in them:', () => {
  it.each([
    [
      'codes under Name',
      table('|Name|Status|Description|', '|OrderGone|404|It is gone.|', '|OrderBusy|409|It is busy.|'),
    ],
    [
      'codes under 错误名称, statuses under 错误码',
      table('|错误码|错误名称|描述|', '|404|OrderGone|It is gone.|', '|409|OrderBusy|It is busy.|'),
    ],
    [
      'statuses under Code, codes under a header that says nothing',
      table('|Code|Constant|Description|', '|404|OrderGone|It is gone.|', '|409|OrderBusy|It is busy.|'),
    ],
    [
      'statuses under a header of advice',
      table(
        '|Error code|Description|Solution|',
        '|OrderGone|It is gone.|[HTTP status code 404](a.md)|',
        '|OrderBusy|It is busy.|[HTTP 409 status code](b.md)|',
      ),
    ],
    [
      'headers that are swapped',
      table(
        '|Error code|HTTP status|Description|',
        '|404|ORDER_GONE|It is gone.|',
        '|409|ORDER_BUSY|It is busy.|',
      ),
    ],
  ])('%s', (_, text) => {
    const { rows } = imported(text);
    expect(rows.map(([httpCode, , message]) => [httpCode, message])).toEqual([
      [404, 'It is gone.'],
      [409, 'It is busy.'],
    ]);
    expect(rows.map(([, code]) => code.replace(/_/g, '').toLowerCase())).toEqual(['ordergone', 'orderbusy']);
  });

  it('and where a column stands for another than its header says, that is reported', () => {
    const text = table(
      '|Error code|HTTP status|Description|',
      '|404|ORDER_GONE|It is gone.|',
      '|409|ORDER_BUSY|It is busy.|',
    );
    expect(imported(text).problems).toEqual([
      '1: the columns of codes and statuses are found by what is in them, not by their headers',
    ]);
  });
});

describe('of several texts', () => {
  it('message and solution are what they are called, whatever stands between', () => {
    const text = table(
      '|Solution|Code|Description|Error message|HTTP status|',
      '|Wait.|Order.Busy|Long.|Busy.|409|',
    );
    expect(imported(text).rows).toEqual([[409, 'Order.Busy', 'Busy.', 'Wait.']]);
  });

  it('a description explains a message, and stands in for a missing one', () => {
    const both = table(
      '|Error code|Error message|HTTP status|Description|',
      '|A.B|Busy.|409|Someone edits it.|',
    );
    expect(imported(both).rows).toEqual([[409, 'A.B', 'Busy.', 'Someone edits it.']]);
    const alone = table('|Error code|HTTP status|Description|', '|A.B|409|Someone edits it.|');
    expect(imported(alone).rows).toEqual([[409, 'A.B', 'Someone edits it.', '']]);
  });

  it('links to other pages are no text', () => {
    const text = table('|Error code|HTTP status|More information|', '|A.B|409|[Busy orders](busy.md)|');
    expect(imported(text).rows).toEqual([[409, 'A.B', '', '']]);
  });

  it('one under a header that says nothing is better than none', () => {
    const text = table('|Error code|HTTP status|Text|', '|A.B|409|Someone edits it.|');
    expect(imported(text).rows).toEqual([[409, 'A.B', 'Someone edits it.', '']]);
  });
});
