import { describe, expect, it } from 'vitest';
import { parseErrorTable } from '../../scripts/error-table.mjs';

const head = '|HttpCode|Code|Message|Resolution|\n|--------|----|-------|----------|\n';
const row = '|500|Internal|It failed.|Try again later.|';
const read = [500, 'Internal', 'It failed.', 'Try again later.'];

describe('parseErrorTable reads', () => {
  it.each([
    ['a plain row', `${head}${row}\n`, [read]],
    ['a last line without a line break', head + row, [read]],
    ['Windows line breaks', `${head}${row}\n`.replaceAll('\n', '\r\n'), [read]],
    ['a byte order mark', `\uFEFF${head}${row}`, [read]],
    [
      'padded cells',
      '| HttpCode | Code | Message | Resolution |\n| --: | :-- | --- | :-: |\n| 400 | A | B | C |',
      [[400, 'A', 'B', 'C']],
    ],
    ['a last cell of several lines', `${head}|403|A|B| C\n\n |\n${row}`, [[403, 'A', 'B', 'C'], read]],
    ['a closing pipe alone on its line', `${head}|403|A|B| C\n\n|\n${row}`, [[403, 'A', 'B', 'C'], read]],
    [
      'text after the line break',
      `${head}|403|A|B|C,\nwhich goes on. |\n`,
      [[403, 'A', 'B', 'C, which goes on.']],
    ],
    [
      'escapes',
      `${head}|403|A\\_b|\\\`x\\\` \\(s\\)|\\# \\\\ \\| \\$|`,
      [[403, 'A_b', '`x` (s)', '# \\ | $']],
    ],
    ['a backslash before a letter', `${head}|403|A|C:\\temp|B|`, [[403, 'A', 'C:\\temp', 'B']]],
    ['a space inside a code', `${head}|403|User. Disabled|A|B|`, [[403, 'User. Disabled', 'A', 'B']]],
    ['text after the table', `${head}${row}\n\n## More {#id .section}\n\nText | with | pipes.\n`, [read]],
  ])('%s', (_, markdown, rows) => {
    expect(parseErrorTable(markdown)).toEqual(rows);
  });

  it('the table with the right header, not the glossary before it', () => {
    const glossary = '|Component|Definition|\n|---|---|\n|HttpCode|status|\n|Code|code|\n\n';
    expect(parseErrorTable(glossary + head + row)).toEqual([read]);
  });

  it('the first such table that has rows', () => {
    expect(parseErrorTable(`${head}\n\n${head}${row}\n`)).toEqual([read]);
  });

  it('no table in a fence', () => {
    const fence = '-   Example\n\n    ```\n    |400|Not|a|row|\n    ```\n\n';
    expect(parseErrorTable(`${fence}${head}${row}\n\n${fence}`)).toEqual([read]);
    expect(() => parseErrorTable(`\`\`\`\n${head}${row}\n\`\`\``)).toThrow('no table');
  });
});

describe('parseErrorTable refuses', () => {
  it.each([
    ['an empty document', '', 'no table headed HttpCode | Code | Message | Resolution'],
    ['a document without the table', '# Title\n\n|A|B|\n|---|---|\n|1|2|\n', 'no table headed'],
    ['a header without rule', `|HttpCode|Code|Message|Resolution|\n${row}\n`, 'no table headed'],
    [
      'a header in another order',
      `|Code|HttpCode|Message|Resolution|\n|--|--|--|--|\n${row}`,
      'no table headed',
    ],
    ['a table without rows', head, 'with rows under it'],
    [
      'a row that the next row interrupts',
      `${head}|403|A|B|C\n${row}`,
      'line 3: the row has no closing pipe',
    ],
    ['a row with a cell too few', `${head}${row}\n|403|A|B|\n${row}`, 'line 4: the row has no closing pipe'],
    [
      'a row that a heading interrupts',
      `${head}|403|A|B|C\n\n## More\n`,
      'line 3: the row has no closing pipe',
    ],
    ['a row that the document ends in', `${head}|403|A|B|C\n\n`, 'line 3: the row has no closing pipe'],
    ['a row with a cell too many', `${head}|403|A|B|C|D|\n`, 'line 3: the row has more than 4 cells'],
    ['text after the closing pipe', `${head}|403|A|B|C| D\n`, 'line 3: the row has more than 4 cells'],
    ['a status in words', `${head}|Forbidden|A|B|C|\n`, 'line 3: "Forbidden" is no HTTP status'],
    ['a status out of range', `${head}|600|A|B|C|\n`, 'line 3: "600" is no HTTP status'],
    ['shifted columns', `${head}|A|403|B|C|\n`, 'line 3: "A" is no HTTP status'],
    ['an empty code', `${head}|403||B|C|\n`, 'line 3: the row has an empty cell'],
    ['an empty resolution', `${head}|403|A|B| |\n`, 'line 3: the row has an empty cell'],
    [
      'rows cut off by a blank line',
      `${head}${row}\n\n${row}\n`,
      '2 lines look like rows, but the table has 1',
    ],
  ])('%s', (_, markdown, message) => {
    expect(() => parseErrorTable(markdown)).toThrow(message);
  });
});
