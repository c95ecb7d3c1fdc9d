import { describe, expect, it } from 'vitest';
import { codesOf, imported } from './imported.js';

const errors = '| Error code | HTTP status | Message |\n|---|---|---|\n| Order.Gone | 404 | It is gone. |\n';

describe('of the tables of a page, only those of errors are read:', () => {
  it.each([
    [
      'parameters',
      '| Name | Type | Required | Description |\n|-|-|-|-|\n| RegionId | String | Yes | The region. |\n| PageSize | Long | No | 1 to 100. |',
    ],
    [
      'parts of an answer',
      '| Name | Type | Example | Description |\n|-|-|-|-|\n| HttpStatusCode | Integer | 200 | The status. |',
    ],
    [
      'Chinese parameters',
      '|名称|类型|示例值|描述|\n|-|-|-|-|\n|HttpCode|Integer|200|状态码|\n|RegionId|String|cn-north|地域|',
    ],
    [
      'states',
      '| Name | Status | Description |\n|-|-|-|\n| FileSystem | Active | It works. |\n| MountTarget | Deleting | It goes. |',
    ],
    [
      'parts of the answer',
      '| Element | Description |\n|-|-|\n| Code | The error code. |\n| Message | The error message. |',
    ],
    [
      'what columns mean',
      '| Component | Definition |\n|-|-|\n| HttpCode | The status. |\n| Code | The code. |',
    ],
    [
      'plain HTTP statuses',
      '| Code | Meaning |\n|-|-|\n| 400 | Bad Request |\n| 404 | Not Found |\n| 500 | Internal Server Error |',
    ],
    [
      'categories',
      '| Category | Description |\n|-|-|\n| UserError | The task is wrong. |\n| ServerError | We are wrong. |',
    ],
    [
      'versions',
      '| Version | Date | Notes |\n|-|-|-|\n| 1.0.0 | 2020-01-01 | First. |\n| 1.0.1 | 2020-02-01 | Second. |',
    ],
    [
      'regions',
      '| Name | Code | City |\n|-|-|-|\n| North | cn-north | Beijing |\n| East | cn-east | Shanghai |',
    ],
    ['one column', '| Error code |\n|---|\n| Order.Lost |'],
  ])('not %s', (_, table) => {
    expect(codesOf(`# Page\n\n${table}\n\n## Error codes\n\n${errors}\n\n${table}\n`)).toEqual([
      '404 Order.Gone',
    ]);
  });

  it('all of several, in the order of the page', () => {
    const more =
      '## Server errors\n\n| Code | HTTP | Description |\n|-|-|-|\n| Order.Broken | 500 | Broken. |\n';
    expect(codesOf(`${errors}\n${more}\n${errors.replace('Gone', 'Lost')}`)).toEqual([
      '404 Order.Gone',
      '500 Order.Broken',
      '404 Order.Lost',
    ]);
  });

  it('nothing in a fence, in a comment or in an HTML comment that spans lines', () => {
    const hidden = [`\`\`\`\n${errors}\`\`\``, `    ~~~ text\n${errors}    ~~~`, `<!--\n${errors}-->`];
    for (const text of hidden) expect(codesOf(`${text}\n\n${errors}`)).toEqual(['404 Order.Gone']);
  });

  it('nothing in front matter', () => {
    const matter = '---\nerror_code: Old.Code\nhttp_status: 404\nmessage: old\n---\n';
    expect(codesOf(`${matter}${errors}`)).toEqual(['404 Order.Gone']);
  });

  it('also what follows a fence or a comment that is never closed', () => {
    expect(codesOf(`\`\`\`\n\n${errors}`)).toEqual(['404 Order.Gone']);
    expect(codesOf(`<!-- draft\n\n${errors}`)).toEqual(['404 Order.Gone']);
  });

  it('a table of codes that holds none is reported', () => {
    const text =
      '| Error code | Message |\n|-|-|\n| 错误 | x |\n| Some longer text, and no code at all. | y |\n';
    expect(imported(text).problems).toEqual([
      '1: the header names an error code, but no column holds any; table left out',
      '1: no documented error was found',
    ]);
  });

  it.each(['', ' ', '# Errors\n\nThere are none.\n', 'a | b', '|', '[]', '{}', '"text"'])(
    'nothing in %j, and that is reported',
    (text) => {
      expect(imported(text)).toEqual({ rows: [], problems: ['1: no documented error was found'] });
    },
  );
});
