import { describe, expect, it } from 'vitest';
import { answered, judge, rules } from './sample.js';

const signing = rules({}, { signsEachAttempt: true });

describe('a timestamp in the wrong format', () => {
  it.each(['InvalidTimeStamp.Format', 'InvalidTimestamp.Format', 'invalidtimestamp.format'])(
    '%s stays wrong, signed again or not',
    (code) => {
      for (const by of [rules(), signing])
        expect(judge(answered(400, code), by)).toMatchObject({
          classification: 'terminal',
          category: 'client',
        });
    },
  );

  it('is told from one that is too old', () => {
    expect(judge(answered(400, 'InvalidTimeStamp.Expired'), signing)).toMatchObject({
      classification: 'retryable',
      category: 'clock',
    });
  });
});
