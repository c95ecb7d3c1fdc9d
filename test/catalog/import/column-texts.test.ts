import { expect, it } from 'vitest';
import { rolesOf } from './roles.js';

it.each([
  [
    'none, where codes and a description make the table',
    'code description',
    'Error code|Description',
    ['A.B|x'],
  ],
  ['none, where codes and a solution make the table', 'code resolution', 'Error code|Solution', ['A.B|x y']],
  ['nothing, where codes stand alone', undefined, 'Error code|Text', ['A.B|It is gone.']],
  ['the first column', 'description code status', 'Text|Error code|Status', ['It is gone.|A.B|404']],
  ['none beside a message', 'code status - message', 'Error code|Status|Text|Message', ['A.B|404|Gone.|x']],
  [
    'none beside a description',
    'code status - description',
    'Error code|Status|Text|Description',
    ['A.B|404|Gone.|x'],
  ],
  ['one beside a solution', 'code description resolution', 'Error code|Text|Solution', ['A.B|It is gone.|x']],
  ['none that is empty', 'code status -', 'Error code|Status|Text', ['A.B|404|-']],
  [
    'none of which half are codes',
    'code status -',
    'Error code|Status|Text',
    ['A.B|404|Order.Gone', 'A.C|404|It is gone.'],
  ],
  [
    'one of which fewer are',
    'code status description',
    'Error code|Status|Text',
    ['A.B|404|Order.Gone', 'A.C|404|It is gone.', 'A.D|404|It is lost.'],
  ],
  ['none of codes', 'code status -', 'Error code|Status|Constant', ['A.B|404|Order.Gone']],
  [
    'none of further codes and statuses beside a message',
    'code status - - message',
    'Error code|Status|Sub code|HTTP code|Message',
    ['A.B|404|7|x|y'],
  ],
])('under a header that says nothing, the text is %s', (_, roles, header, rows) => {
  expect(rolesOf(header, rows)).toBe(roles);
});
