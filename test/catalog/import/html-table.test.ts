import { describe, expect, it } from 'vitest';
import { imported } from './imported.js';

const table = (...rows: string[]): string =>
  `<table>\n<tr><th>Error code</th><th>HTTP status</th><th>Description</th></tr>\n${rows.join('\n')}\n</table>\n`;
const gone = '<tr><td>Order.Gone</td><td>404</td><td>It is gone.</td></tr>';
const read = [404, 'Order.Gone', 'It is gone.', ''];

describe('an HTML table is read', () => {
  it.each([
    ['as it should be written', table(gone)],
    ['on one line', table(gone).replaceAll('\n', '')],
    ['in capitals', table(gone).replace(/<[^>]+>/g, (tag) => tag.toUpperCase())],
    ['with attributes', table(gone).replace(/<(t\w+)/g, '<$1 class="a" width=10%')],
    ['with sections', table(gone).replace('<tr>', '<thead><tr>').replace('</tr>', '</tr></thead><tbody>')],
    ['with tags broken over lines', table(gone).replace('<td>404', '<td\n  class="b"\n>404')],
    ['without the tags that may be left out', table(gone).replace(/<\/(?:td|th|tr)>/g, '')],
    ['without a tag that begins a row', table(gone).replace('<tr><td>', '<td>')],
    ['without an end', table(gone).replace('</table>', '')],
    [
      'with paragraphs, anchors and line breaks in its cells',
      table(gone).replace(/<td>(.*?)<\/td>/g, '<td><p id="p1"><a name="p1"></a>\n $1</p>\n</td>'),
    ],
    ['with a caption', table(gone).replace('<table>', '<table><caption>Table 1</caption>')],
    ['with a header of plain cells', table(gone).replaceAll('th>', 'td>')],
    ['indented, below text', `Some text:\n\n${table(gone).replace(/^/gm, '      ')}`],
  ])('%s', (_, text) => {
    expect(imported(text)).toEqual({ rows: [read], problems: [] });
    expect(imported(text, 'html')).toEqual({ rows: [read], problems: [] });
  });

  it('with entities and markup that are text', () => {
    const row =
      '<tr><td>Invalid&lt;name&gt;</td><td>400</td><td>**a** &amp; <b>b</b><br>c<ul><li>d</li></ul></td></tr>';
    expect(imported(table(row)).rows).toEqual([[400, 'Invalid<name>', '**a** & b c d', '']]);
  });

  it('with cells that span rows, without a doubt', () => {
    const rows = [
      '<tr><td>A.One</td><td rowspan="2">404</td><td>One.</td></tr>',
      '<tr><td rowspan=2>A.Two</td><td>Two.</td></tr>',
      '<tr><td>409</td><td>Three.</td></tr>',
    ];
    expect(imported(table(...rows))).toEqual({
      rows: [
        [404, 'A.One', 'One.', ''],
        [404, 'A.Two', 'Two.', ''],
        [409, 'A.Two', 'Three.', ''],
      ],
      problems: [],
    });
  });

  it('with a cell that spans the table as the heading of what follows', () => {
    const text = table('<tr><td colspan="3">Server errors</td></tr>', gone);
    expect(imported(text)).toEqual({ rows: [read], problems: [] });
  });

  it('with a header of two rows', () => {
    const text = `<table><tr><th rowspan="2">Code</th><th colspan="2">Answer</th></tr><tr><th>HTTP status</th><th>Message</th></tr>${gone}</table>`;
    expect(imported(text)).toEqual({ rows: [read], problems: [] });
  });

  it('after another on the same line, and with a table in a cell', () => {
    const inner = gone.replace('It is gone.', 'It is <table><tr><td>gone.</td></tr></table>');
    expect(imported(`${table(gone).replaceAll('\n', '')}${table(inner)}`).rows).toEqual([read, read]);
  });

  it('from a page of HTML, under headings that give the status', () => {
    const rows =
      '<table><tr><th>Code</th><th>Message</th></tr><tr><td>Order.Gone</td><td>It is gone.</td></tr></table>';
    const text = `<!DOCTYPE html>\n<html><body>\n<h1>Errors</h1>\n<h2 id="x">404 Not Found</h2>\n${rows}\n</body></html>`;
    expect(imported(text, 'html')).toEqual({ rows: [read], problems: [] });
  });
});
