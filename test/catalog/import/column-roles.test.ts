import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../../src/catalog/import/columns.js';

/** The roles found for a table, `-` where there is none, `?` behind them when they are guessed. */
function rolesOf(header: string, rows: readonly string[], section = ''): string | undefined {
  const cells = rows.map((row) => row.split('|'));
  const columns = columnsOf(header.split('|'), cells, section);
  return columns && columns.roles.map((role) => role ?? '-').join(' ') + (columns.guessed ? ' ?' : '');
}

/** So many rows of each kind; `#` stands for a number of its own. */
const times = (...counts: readonly (readonly [count: number, row: string])[]): string[] =>
  counts.flatMap(([count, row]) => Array.from({ length: count }, (_, at) => row.replaceAll('#', `${at}`)));

const SENTENCE = 'It is gone, for now.';

type Case = readonly [what: string, header: string, rows: readonly string[], roles: string | undefined];

describe('the column of statuses is', () => {
  it.each<Case>([
    ['the one headed so, without rows', 'Error code|HTTP status|Message', [], 'code status message'],
    [
      'the one headed so when 30% state one, whatever the rest is',
      'Error code|Status|Message',
      times([3, 'A.B#|404|x'], [7, 'A.C#|Not.Known|x']),
      'code status message',
    ],
    [
      'the leftmost of two headed so',
      'Status|Error code|HTTP code|Message',
      ['404|A.B|404|x'],
      'status code - message',
    ],
    [
      'the one headed so rather than a fuller one',
      'Error code|Answer|HTTP status|Message',
      times([2, 'A.B#|200|404|x'], [3, 'A.C#|200|it varies|x']),
      'code - status message',
    ],
    [
      'the leftmost headed so when none states any',
      'Error code|Status|HTTP status|Message',
      ['A.B|it varies|it varies|x'],
      'code status - message',
    ],
    ['the one headed so when it is empty', 'Error code|Status|Message', ['A.B|-|x'], 'code status message'],
    [
      'the one headed so when less than 60% look like codes',
      'Error code|Status|Message',
      times([5, 'A.B#|Not.Known|x'], [5, 'A.C#|it varies|x']),
      'code status message',
    ],
    [
      'not the one headed so when 60% look like codes',
      'Error code|Status|Message',
      times([3, 'A.B#|Not.Known|x'], [2, 'A.C#|it varies|x']),
      'code - message',
    ],
    [
      'one headed so on the left only when its cells are like it',
      'HTTP status|Error code|Description',
      ['ORDER_GONE|404|x', 'ORDER_BUSY|409|x'],
      'code status description ?',
    ],
    [
      'one without a header when 60% state one',
      'Error code|Answer|Message',
      times([3, 'A.B#|404|x'], [2, 'A.C#|it varies|x']),
      'code status message ?',
    ],
    [
      'not one without a header when 40% do',
      'Error code|Answer|Message',
      times([2, 'A.B#|404|x'], [3, 'A.C#|it varies|x']),
      'code - message',
    ],
    [
      'one headed Code when 60% state one',
      'Error code|Code|Message',
      times([3, 'A.B#|404|x'], [2, 'A.C#|it varies|x']),
      'code status message ?',
    ],
    [
      'one headed otherwise when 90% state one',
      'Error code|Solution|Message',
      times([9, 'A.B#|404|x'], [1, 'A.C#|it varies|x']),
      'code status message ?',
    ],
    [
      'not one headed otherwise when 80% do',
      'Error code|Solution|Message',
      times([4, 'A.B#|404|x'], [1, 'A.C#|it varies|x']),
      'code resolution message',
    ],
    ['none when nothing states any', 'Error code|Message', ['A.B|x'], 'code message'],
  ])('%s', (_, header, rows, roles) => {
    expect(rolesOf(header, rows)).toBe(roles);
  });
});

describe('the column of codes is', () => {
  it.each<Case>([
    ['the one headed so when it is empty', 'Error code|Status|Message', ['|404|x'], 'code status message'],
    [
      'the one headed so when 30% are readable as codes',
      'Error code|Message',
      times([3, 'A.B#|x'], [7, '错误|x']),
      'code message',
    ],
    [
      'not the one headed so when fewer are',
      'Error code|Message',
      times([1, 'A.B|x'], [3, '错误|x']),
      undefined,
    ],
    [
      'of two headed so the one spelt more like codes, on the right',
      'Error code|Return code|Message',
      ['Order is gone|A.B|x'],
      '- code message',
    ],
    [
      'of two headed so the one spelt more like codes, on the left',
      'Error code|Return code|Message',
      ['A.B|Order is gone|x'],
      'code - message',
    ],
    ['of two equals the left one', 'Error code|Return code|Message', ['A.B|A.C|x'], 'code - message'],
    [
      'one headed Code, beside a message, when half are names',
      'Code|Message',
      ['Forbidden|x', `${SENTENCE}|x`],
      'code message',
    ],
    ['not when fewer are', 'Code|Message', times([2, 'Forbidden|x'], [3, `${SENTENCE}|x`]), undefined],
    ['one headed Code beside a solution', 'Code|Solution', ['Forbidden|x'], 'code resolution'],
    ['not one headed Code beside a description alone', 'Code|Description', ['Order.Gone|x'], undefined],
    ['not one headed Name beside a message alone', 'Name|Message', ['Order.Gone|x'], undefined],
    [
      'one headed Name, beside statuses, when half are names',
      'Name|Status|Description',
      ['Forbidden|404|x', `${SENTENCE}|404|x`],
      'code status description',
    ],
    [
      'one headed Name rather than one without a header',
      'Constant|Name|Status|Description',
      ['A.B|A.C|404|x', 'A.D|A.E|404|x'],
      '- code status description',
    ],
    [
      'not one headed Name without names, but one without a header',
      'Constant|Name|Status|Description',
      times([5, `A.B#|${SENTENCE}|404|x`]),
      'code - status description ?',
    ],
    [
      'not one headed Name when less than 30% of the statuses are any',
      'Name|Status|Description',
      times([1, 'A.B|404|x'], [3, 'A.C#|it varies|x']),
      undefined,
    ],
    [
      'one headed Name when 30% of the statuses are any',
      'Name|Status|Description',
      times([3, 'A.B#|404|x'], [7, 'A.C#|it varies|x']),
      'code status description',
    ],
    [
      'one headed Name when all statuses that are there are any',
      'Name|Status|Description',
      times([1, 'A.B|404|x'], [9, 'A.C#|-|x']),
      'code status description',
    ],
    [
      'one without a header, beside statuses, when 80% can only be codes',
      'HTTP status|Constant|Description',
      times([4, '404|A.B#|x'], [1, `404|${SENTENCE}|x`]),
      'status code description ?',
    ],
    [
      'not when fewer are',
      'HTTP status|Constant|Description',
      times([3, '404|A.B#|x'], [2, `404|${SENTENCE}|x`]),
      undefined,
    ],
    [
      'not when they are plain words',
      'HTTP status|Title|Description',
      ['403|Denied|x', '404|Gone|x'],
      undefined,
    ],
    ['not when it is but one', 'HTTP status|Constant|Description', ['404|A.B|x'], undefined],
    [
      'not when most are the same',
      'HTTP status|Constant|Description',
      times([4, '404|A.B|x'], [1, '404|A.C|x']),
      undefined,
    ],
    [
      'one without a header when half are the same',
      'HTTP status|Constant|Description',
      times([2, '404|A.B|x'], [2, '404|A.C|x']),
      'status code description ?',
    ],
    ['not one without a header and no status', 'Constant|Message', ['A.B|x', 'A.C|x'], undefined],
    ['not one of messages', 'HTTP status|Message', ['404|A.B', '409|A.C'], undefined],
    ['not one of solutions', 'HTTP status|Solution', ['404|A.B', '409|A.C'], undefined],
    [
      'one headed Name beside parameters when a header says status',
      'Name|Required|Status',
      ['Order.Gone|Yes|404'],
      'code description status',
    ],
    [
      'not one headed Name beside parameters when none does',
      'Name|Required|Value',
      ['Order.Gone|Yes|404'],
      undefined,
    ],
  ])('%s', (_, header, rows, roles) => {
    expect(rolesOf(header, rows)).toBe(roles);
  });

  it('one headed Code under a heading about errors', () => {
    expect(rolesOf('Code|Description', ['Order.Gone|x'], 'Errors')).toBe('code description');
  });

  it('judged by the first 200 rows', () => {
    const rows = times([200, 'A.B#|404|x'], [800, 'A.C#|it varies|x']);
    expect(rolesOf('Name|Status|Description', rows)).toBe('code status description');
  });
});
