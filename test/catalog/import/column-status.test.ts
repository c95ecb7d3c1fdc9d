import { describe, expect, it } from 'vitest';
import { rolesOf, times, type Case } from './roles.js';

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
