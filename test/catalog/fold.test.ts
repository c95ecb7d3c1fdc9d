import { describe, expect, it } from 'vitest';
import { foldCode } from '../../src/catalog/fold.js';

describe('foldCode', () => {
  it.each([
    ['InternalError', 'internalerror', 'ignores case'],
    ['User. Disabled', 'user.disabled', 'drops a space inside'],
    ['Missingparameter. calleruid', 'missingparameter.calleruid', 'does both'],
    ['  Throttling.User\t\r\n', 'throttling.user', 'drops white space around'],
    ['User.\u00a0Disabled\ufeff', 'user.disabled', 'knows the white space of copied text'],
    ['OTS_Quota-Exhausted#2', 'ots_quota-exhausted#2', 'keeps everything else'],
    ['Forbbiden.Ram', 'forbbiden.ram', 'corrects no misspelling'],
    ['TITLE.I', 'title.i', 'depends on no locale'],
    ['', '', 'folds nothing to nothing'],
  ])('%j becomes %j: %s', (code, folded) => {
    expect(foldCode(code)).toBe(folded);
  });

  it('leaves a folded code as it is', () => {
    expect(foldCode(foldCode('User. Disabled'))).toBe(foldCode('User. Disabled'));
  });
});
