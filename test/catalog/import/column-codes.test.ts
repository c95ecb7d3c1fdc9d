import { describe, expect, it } from 'vitest';
import { rolesOf, times, type Case } from './roles.js';

const SENTENCE = 'It is gone, for now.';

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
