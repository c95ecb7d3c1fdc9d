import { describe, expect, it } from 'vitest';
import { codesOf, imported } from './imported.js';

const head =
  '|HTTP status|Error code|Message|Description|\n|---|---|---|---|\n|401|Denied.Key|No such key.|Get a key.|\n';
const first = [401, 'Denied.Key', 'No such key.', 'Get a key.'];

describe('a row that lost the cells it shared with the row above gets them back, and is reported:', () => {
  it.each([
    [
      'status and code',
      '|The key is off.|Turn it on.|',
      '2 of 4 cells; taken from the row above: status "401", code "Denied.Key"',
      [401, 'Denied.Key', 'The key is off.', 'Turn it on.'],
    ],
    [
      'the code, cells missing',
      '|401|The key is off.|Turn it on.|',
      '3 of 4 cells; taken from the row above: code "Denied.Key"',
      [401, 'Denied.Key', 'The key is off.', 'Turn it on.'],
    ],
    [
      'the status, cells missing',
      '|Denied.Name|The key is off.|Turn it on.|',
      '3 of 4 cells; taken from the row above: status "401"',
      [401, 'Denied.Name', 'The key is off.', 'Turn it on.'],
    ],
    [
      'status and code, cells empty',
      '| | |The key is off.|Turn it on.|',
      'empty cells; taken from the row above: status "401", code "Denied.Key"',
      [401, 'Denied.Key', 'The key is off.', 'Turn it on.'],
    ],
    [
      'status and code, filled up with empty cells',
      '|The key is off.|Turn it on.| | |',
      '2 of 4 cells; taken from the row above: status "401", code "Denied.Key"',
      [401, 'Denied.Key', 'The key is off.', 'Turn it on.'],
    ],
  ])('%s', (_, line, reason, second) => {
    expect(imported(`${head}${line}\n`)).toEqual({ rows: [first, second], problems: [`4: ${reason}`] });
  });

  it('over any number of rows, each reported', () => {
    const { rows, problems } = imported(
      `${head}|A key.|A.|\n|B key.|B.|\n|403|Denied.All|C key.|C.|\n|D key.|D.|\n`,
    );
    expect(rows.map(([httpCode, code, message]) => [httpCode, code, message])).toEqual([
      [401, 'Denied.Key', 'No such key.'],
      [401, 'Denied.Key', 'A key.'],
      [401, 'Denied.Key', 'B key.'],
      [403, 'Denied.All', 'C key.'],
      [403, 'Denied.All', 'D key.'],
    ]);
    expect(problems.map((problem) => problem.split(':')[0])).toEqual(['4', '5', '7']);
  });

  it('the last cell, where a column of statuses stands last', () => {
    const text =
      '|Error code|Description|HTTP status|\n|--|--|--|\n|A.One|One.|400|\n|A.Two|Two.|\n|A.Three|Three.|403|\n';
    expect(imported(text)).toEqual({
      rows: [
        [400, 'A.One', 'One.', ''],
        [400, 'A.Two', 'Two.', ''],
        [403, 'A.Three', 'Three.', ''],
      ],
      problems: ['4: 2 of 3 cells; taken from the row above: status "400"'],
    });
  });
});

it('a full row is left as it is when its code cell names two codes and its last cell is empty', () => {
  expect(codesOf(`${head}|403|Denied.A<br>Denied.B|No.| |\n`).slice(1)).toEqual([
    '403 Denied.A',
    '403 Denied.B',
  ]);
});

describe('a row that cannot be understood', () => {
  it('gives no entry, and is reported', () => {
    const { rows, problems } = imported(`${head}|only|these|\n|a text|of|four|cells|\n`);
    expect(rows[0]).toEqual(first);
    expect(problems.map((problem) => problem.split(':')[0])).toEqual(expect.arrayContaining(['4', '5']));
  });

  it('never lends its cells to the row below', () => {
    const { rows } = imported(`${head}|404|two words here, and more|x|y|\n|409|Order.Busy|Busy.|Wait.|\n`);
    expect(rows).toEqual([first, [409, 'Order.Busy', 'Busy.', 'Wait.']]);
  });
});

describe('a row with one filled cell', () => {
  it('is a heading, which ends what is carried down', () => {
    const text = `${head}|Server errors| | | |\n|500|Order.Broken|Broken.|Wait.|\n`;
    expect(imported(text)).toEqual({
      rows: [first, [500, 'Order.Broken', 'Broken.', 'Wait.']],
      problems: ['4: only one cell is filled, "Server errors"; taken for a heading'],
    });
  });
});
