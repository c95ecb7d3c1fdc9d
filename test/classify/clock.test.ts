import { describe, expect, it } from 'vitest';
import { answered, judge, rules } from './sample.js';

const codes = [
  'SignatureNonceUsed',
  'InvalidTimeStamp.Expired',
  'IllegalTimestamp',
  'RequestTimeTooSkewed',
  'RequestExpired',
];
const signing = rules({}, { signsEachAttempt: true });

describe('a refused nonce or timestamp', () => {
  it.each(codes)('%s is terminal: the same signature is refused again', (code) => {
    expect(judge(answered(400, code))).toMatchObject({ classification: 'terminal', category: 'clock' });
  });

  it.each(codes)('%s is terminal for one who says that nothing is signed anew', (code) => {
    expect(judge(answered(403, code), rules({}, { signsEachAttempt: false })).classification).toBe(
      'terminal',
    );
  });

  it.each(codes)('%s is retryable where each attempt is signed anew', (code) => {
    for (const status of [400, 403]) {
      expect(judge(answered(status, code), signing)).toMatchObject({
        classification: 'retryable',
        category: 'clock',
        decidedBy: 'family',
      });
    }
  });

  it('stays documented, with its resolution', () => {
    const found = judge(answered(400, 'SignatureNonceUsed'), signing);
    expect(found).toMatchObject({ documented: true, catalog: 'gateway' });
    expect(found.resolution).toContain('nonce');
  });

  it('still obeys an override', () => {
    const by = rules({ SignatureNonceUsed: 'stop' }, { signsEachAttempt: true });
    expect(judge(answered(400, 'SignatureNonceUsed'), by)).toMatchObject({
      classification: 'terminal',
      decidedBy: 'override',
    });
  });

  it('still obeys a classifier', () => {
    const by = rules({}, { signsEachAttempt: true, classify: () => 'terminal' });
    expect(judge(answered(400, 'SignatureNonceUsed'), by).decidedBy).toBe('classifier');
  });
});

describe('signing each attempt', () => {
  it.each([
    'SignatureDoesNotMatch',
    'InvalidAccessKeyId.NotFound',
    'IdempotentParameterMismatch',
    'Forbidden.RAM',
  ])('does not help against %s', (code) => {
    expect(judge(answered(400, code), signing).classification).toBe('terminal');
  });
});
