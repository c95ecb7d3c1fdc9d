import { describe, expect, it } from 'vitest';
import { codesOf, imported } from './imported.js';

const table = '| Error code | Message |\n|---|---|\n| Order.Gone | It is gone. |\n';
const guessed = '400 Order.Gone';

describe('a line in bold gives the status to the table below it', () => {
  it.each([
    '**404 Not Found**',
    '  **404 Not Found**',
    '**404 Not Found**  ',
    '**404 Not Found**:',
    '**404 Not Found**： ',
    '**HTTP status &#52;04**',
  ])('%j', (line) => {
    expect(imported(`${line}\n\n${table}`)).toEqual({
      rows: [[404, 'Order.Gone', 'It is gone.', '']],
      problems: [],
    });
  });

  it.each([
    'See **404 Not Found**',
    'x**404 Not Found**',
    '**404 Not Found** and more',
    '**404 Not Found**, **and more**',
    '*404 Not Found*',
    `**404 ${'not '.repeat(20)}found**`,
  ])('but not %j', (line) => {
    expect(codesOf(`${line}\n\n${table}`)).toEqual([guessed]);
  });
});

describe('of the formats of a page,', () => {
  const definition = '**Order.Gone**\n\n- HTTP status: 404\n- Message: It is gone.\n';
  const html =
    '<table><tr><th>Error code</th><th>Status</th></tr><tr><td>Order.Gone</td><td>404</td></tr></table>';

  it.each(['markdown', 'rst', undefined] as const)('%s has definitions', (format) => {
    expect(codesOf(definition, format)).toEqual(['404 Order.Gone']);
  });

  it('HTML has none', () => {
    expect(codesOf(definition, 'html')).toEqual([]);
  });

  it.each(['markdown', 'html', undefined] as const)('%s has HTML tables', (format) => {
    expect(codesOf(html, format)).toEqual(['404 Order.Gone']);
  });

  it('reStructuredText has none', () => {
    expect(codesOf(html, 'rst')).toEqual([]);
  });
});

it.each(['C++', 'a='])('a table without outer pipes may have a header that ends in %s', (title) => {
  expect(codesOf(`Status | Error code | ${title}\n--|--|--\n404 | Order.Gone | x\n`)).toEqual([
    '404 Order.Gone',
  ]);
});

it('a table ends the definition above it without a trace', () => {
  const text = `**Order.Lost**\n- HTTP status: 410\n- Message: It is lost.\n${table}`;
  expect(imported(text).rows).toEqual([
    [410, 'Order.Lost', 'It is lost.', ''],
    [400, 'Order.Gone', 'It is gone.', ''],
  ]);
});
