import { describe, expect, it } from 'vitest';
import { imported } from './imported.js';

const grid = `+--------+------------+-------------+-----------+
| Status | Error Code | Message     | Solution  |
+========+============+=============+===========+
| 404    | Order.Gone | It is gone. | Make one. |
+--------+------------+-------------+-----------+
`;
const simple = `======  ==========  ===========  =========
Status  Error Code  Message      Solution
======  ==========  ===========  =========
404     Order.Gone  It is gone.  Make one.
======  ==========  ===========  =========
`;
const read = { rows: [[404, 'Order.Gone', 'It is gone.', 'Make one.']], problems: [] };

describe.each([
  ['a grid table', grid],
  ['a simple table', simple],
])('%s is read', (_, table) => {
  it.each([
    ['as it stands', table],
    ['below a heading and options', `Errors\n======\n\n:original_name: a.html\n\n.. _a:\n\n${table}`],
    ['in a directive', `.. table:: **Table 1** Errors\n\n${table.replace(/^/gm, '   ')}`],
    ['with text after it', `${table}\nAnd more.\n\nA heading\n---------\n`],
  ])('%s', (_title, text) => {
    expect(imported(text)).toEqual(read);
    expect(imported(text, 'rst')).toEqual(read);
  });

  it('with markup in its cells', () => {
    const text = table.replace('It is gone.', '**It** *is*').replace('Make one.', ':ref:`a` ');
    expect(imported(text).rows).toEqual([[404, 'Order.Gone', 'It is', 'a']]);
  });

  it('not as Markdown alone', () => {
    expect(imported(table, 'markdown').rows).toEqual([]);
  });
});

describe('a grid table is read', () => {
  it('with cells of several lines', () => {
    const text = grid.replace(
      '| 404    | Order.Gone | It is gone. | Make one. |\n',
      '| 404    | Order.Gone | It is       | -  Make   |\n|        |            | gone.       |    one.   |\n',
    );
    expect(imported(text).rows).toEqual([[404, 'Order.Gone', 'It is gone.', '- Make one.']]);
  });

  it('with cells that span rows and columns, without a doubt', () => {
    const text = `+--------+------------+-------------+-----------+
| Status | Error Code | Message     | Solution  |
+========+============+=============+===========+
| 404    | Order.Gone | It is gone. | Make one. |
|        +------------+-------------+-----------+
|        | Order.Lost | It is lost and not found|
+--------+------------+-------------+-----------+
`;
    expect(imported(text)).toEqual({
      rows: [
        [404, 'Order.Gone', 'It is gone.', 'Make one.'],
        [404, 'Order.Lost', 'It is lost and not found', 'It is lost and not found'],
      ],
      problems: [],
    });
  });

  it('with characters that take two columns', () => {
    const text = `+--------+------------+------------+\n| 状态码 | 错误码     | 描述       |\n+========+============+============+\n| 404    | Order.Gone | 订单不存在 |\n+--------+------------+------------+\n`;
    expect(imported(text)).toEqual({ rows: [[404, 'Order.Gone', '订单不存在', '']], problems: [] });
  });

  it('with two statuses in a cell, as two errors', () => {
    const text = grid.replace('404    ', '400/404');
    expect(imported(text).rows.map(([httpCode]) => httpCode)).toEqual([400, 404]);
  });
});

describe('a simple table is read', () => {
  it('with rows that go on in the next line, and blank lines between', () => {
    const text = simple.replace(
      '404     Order.Gone  It is gone.  Make one.\n',
      '404     Order.Gone  It is        Make\n                    gone.        one.\n\n409     Order.Busy  It is busy.  Wait for it to end, however long.\n',
    );
    expect(imported(text)).toEqual({
      rows: [...read.rows, [409, 'Order.Busy', 'It is busy.', 'Wait for it to end, however long.']],
      problems: [],
    });
  });

  it('with characters that take two columns', () => {
    const text =
      '======  ==========  ==========\n状态码  错误码      描述\n======  ==========  ==========\n404     Order.Gone  订单不存在\n======  ==========  ==========\n';
    expect(imported(text)).toEqual({ rows: [[404, 'Order.Gone', '订单不存在', '']], problems: [] });
  });

  it('not without its last rule', () => {
    expect(imported(simple.split('\n').slice(0, -2).join('\n')).rows).toEqual([]);
  });
});
