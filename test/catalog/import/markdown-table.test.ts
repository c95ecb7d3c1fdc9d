import { describe, expect, it } from 'vitest';
import { imported } from './imported.js';

const head = '| HTTP status | Error code | Message | Solution |\n| --- | --- | --- | --- |\n';
const gone = [404, 'Order.Gone', 'It is gone.', 'Make a new one.'];
const row = '| 404 | Order.Gone | It is gone. | Make a new one. |\n';

describe('a Markdown table is read', () => {
  it.each([
    ['with outer pipes', head + row],
    ['without outer pipes', `${head}${row}`.replace(/^\| | \|$/gm, '')],
    ['without space in its cells', `${head}${row}`.replace(/ ?\| ?/g, '|')],
    ['with aligned columns', head.replaceAll('---', ':-:') + row],
    ['with Windows line breaks', (head + row).replaceAll('\n', '\r\n')],
    ['with a byte order mark before it', `\ufeff${head}${row}`],
    ['without a line break at the end', (head + row).trimEnd()],
    ['indented in a list', `- Errors\n\n${(head + row).replace(/^/gm, '    ')}`],
    ['quoted', (head + row).replace(/^/gm, '> ')],
    ['below front matter', `---\ntitle: Errors\n---\n${head}${row}`],
    ['with an empty header above its header', `| | | | |\n|-|-|-|-|\n${head.split('\n')[0]}\n${row}`],
    ['with a rule between its rows', `${head}${row}| --- | --- | --- | --- |\n`],
    [
      'with its columns in another order',
      '|Solution|Message|Error code|HTTP status|\n|-|-|-|-|\n|Make a new one.|It is gone.|Order.Gone|404|',
    ],
  ])('%s', (_, text) => {
    expect(imported(text)).toEqual({ rows: [gone], problems: [] });
  });

  it('with a rule between its rows', () => {
    const rule = '| --- | --- | --- | --- |\n';
    expect(imported(head + row + rule + row + rule)).toEqual({ rows: [gone, gone], problems: [] });
  });

  it('without a header, its first row standing there', () => {
    const [, rule] = head.split('\n');
    expect(imported(`${row}${rule}\n${row}`)).toEqual({
      rows: [gone.with(-1, ''), gone.with(-1, '')],
      problems: ['1: the columns of codes and statuses are found by what is in them, not by their headers'],
    });
  });

  it('with blank lines between its rows', () => {
    expect(imported(`${head}${row}\n\n${row}`)).toEqual({ rows: [gone, gone], problems: [] });
  });

  it.each([
    ['a paragraph in its last cell', 'Make a new one.\n\nThen try it. |', 'Make a new one. Then try it.'],
    ['a closing pipe on a line of its own', 'Make a new one.\n\n |', 'Make a new one.'],
    ['a list in its last cell', '-   Make one.\n-   Or two. |', '- Make one. - Or two.'],
    ['line breaks', 'Make one.<br/>Or two.<br>Or three.  |', 'Make one. Or two. Or three.'],
    ['an escaped pipe', 'a \\| b |', 'a | b'],
    ['a pipe in a code span', 'Use `a | b` here. |', 'Use a | b here.'],
    ['an escaped pipe in a code span', 'Use `a \\| b` here. |', 'Use a | b here.'],
    ['escaped characters', 'A\\_b \\(s\\) \\# \\`x\\` \\\\ 3 \\* 4 |', 'A_b (s) # `x` \\ 3 * 4'],
    ['emphasis', '**Make** a *new* ~~old~~ __one__ _now_. |', 'Make a new old one now.'],
    ['names with underscores', 'Set max_retry_count to 2. |', 'Set max_retry_count to 2.'],
    ['a link', 'See [the guide](https://a.example/x\\(1\\)?q=1) or [this][1]. |', 'See the guide or this.'],
    ['an image', 'Press ![the key](key.png). |', 'Press the key.'],
    ['entities', 'a &lt; b &amp;&nbsp;c&#33;&#x21; |', 'a < b & c!!'],
    ['tags', '<font color="red">Make</font> <b>a new</b> one. |', 'Make a new one.'],
    ['a placeholder that looks like a tag', 'Set <parameter name>. |', 'Set <parameter name>.'],
    ['a backslash before a letter', 'C:\\temp |', 'C:\\temp'],
  ])('with %s', (_, cell, resolution) => {
    const text = `${head}| 404 | Order.Gone | It is gone. | ${cell}\n${row}`;
    expect(imported(text)).toEqual({ rows: [[...gone.slice(0, 3), resolution], gone], problems: [] });
  });
});

describe('a Markdown row in doubt is reported', () => {
  it.each([
    [
      'one that is never closed',
      '| 404 | A.B | It is',
      ['3: the row has no closing pipe', '3: 3 of 4 cells; the rest is taken for empty'],
      [404, 'A.B', 'It is', ''],
    ],
    [
      'one with a pipe too many',
      '| 404 | A.B | x | y | z |',
      ['3: 5 cells where the table has 4 columns; pipes taken for text'],
      [404, 'A.B', 'x', 'y|z'],
    ],
  ])('%s', (_, line, problems, first) => {
    expect(imported(`${head}${line}\n${row}`)).toEqual({ rows: [first, gone], problems });
  });

  it('one that stands in no table', () => {
    const text = `${head}${row}\n## More\n\n| 409 | Order.Busy | It is busy. | Wait. |\n`;
    expect(imported(text)).toEqual({
      rows: [gone],
      problems: ['7: looks like a row of an error table, but stands in none'],
    });
  });

  it('rows without outer pipes below a blank line, which ends their table', () => {
    const open = (line: string) => line.replace(/^\| | \|$/gm, '');
    const text = `${open(`${head}${row}`)}\n\n503 | Busy.B | It is busy. | Wait.\n503 or more | of this\n503 | a | b\n`;
    expect(imported(text)).toEqual({
      rows: [gone],
      problems: [
        `${String(text.split('\n').indexOf('503 | Busy.B | It is busy. | Wait.') + 1)}: looks like a row of an error table, but stands in none`,
      ],
    });
  });

  it('nothing below a sample that ends with a brace', () => {
    const sample = '\n```json\n{\n}\n```\n\n';
    const plain = '\n```\nGET /\n```\n\n';
    const again = row.replace('A.B', 'C.D');
    const text = `${sample}${head}${row}\n${plain}${head}${again}\n`;
    expect(imported(text).rows).toHaveLength(2);
  });

  it('a table whose rule has another number of columns', () => {
    const text = `${head.replace('| --- |\n', '|\n')}${row}`;
    expect(imported(text)).toEqual({ rows: [gone], problems: ['2: 4 headers, but 3 columns'] });
  });
});
