import { describe, expect, it } from 'vitest';
import { answered, judge, rules } from './sample.js';

const invitations = ['Please try again later.', 'The resource is busy, try it later.'];
const throttled = [
  'Too frequent table operations.',
  'Request was denied due to user flow control.',
  'The rate of requests is too high.',
  'Too many requests.',
  'Your request is throttled.',
];

describe('a message that invites another try, at an undocumented 4xx', () => {
  it.each([400, 404, 408, 409, 423, 425, 429].flatMap((status) => invitations.map((said) => [status, said])))(
    'is believed at %i: %s',
    (status, said) => {
      const found = judge(answered(Number(status), 'StillBusy', String(said)));
      expect(found).toMatchObject({ classification: 'retryable', decidedBy: 'family' });
    },
  );

  it.each([401, 402, 403, 405, 407, 410, 412, 422, 451])('is not believed at %i', (status) => {
    for (const said of invitations) {
      const found = judge(answered(status, 'StillBusy', said));
      expect(found).toMatchObject({ classification: 'terminal', decidedBy: 'status' });
    }
  });

  it('is believed without a code too', () => {
    expect(judge(answered(409, undefined, invitations[0])).classification).toBe('retryable');
  });

  it('is looked for in what the API said, not in the text of the client', () => {
    const facts = { ...answered(409, 'StillBusy'), text: 'try again later' };
    expect(judge(facts)).toMatchObject({ classification: 'terminal', decidedBy: 'status' });
  });

  it('must say when: another try after a change is none', () => {
    const said = 'Create the VPC first, and then try again.';
    expect(judge(answered(409, 'StillBusy', said)).classification).toBe('terminal');
  });

  it('is beaten by a classifier', () => {
    const by = rules({}, { classify: () => 'terminal' });
    expect(judge(answered(409, 'StillBusy', invitations[0]), by).decidedBy).toBe('classifier');
  });

  it('is beaten by an override', () => {
    const by = rules({ '4xx': 'stop' });
    expect(judge(answered(409, 'StillBusy', invitations[0]), by)).toMatchObject({
      classification: 'terminal',
      decidedBy: 'override',
    });
  });
});

describe('a message with throttling words', () => {
  it.each(throttled)('makes an undocumented 403 retryable: %s', (said) => {
    expect(judge(answered(403, 'Refused', said))).toMatchObject({
      classification: 'retryable',
      category: 'throttling',
      decidedBy: 'family',
    });
  });

  it.each([401, 402, 407, 422, 451])('counts for nothing at %i', (status) => {
    for (const said of throttled)
      expect(judge(answered(status, 'Refused', said)).classification).toBe('terminal');
  });

  it.each(['The operation is not separately permitted.', 'You cannot operate on it.', ''])(
    'is no mere part of another word: %j',
    (said) => {
      expect(judge(answered(403, 'Refused', said)).classification).toBe('terminal');
    },
  );

  it('does not move a documented 403', () => {
    const found = judge(answered(403, 'OperationDenied.FileSystemCountsExceeded', 'Too many requests.'));
    expect(found).toMatchObject({ classification: 'terminal', decidedBy: 'catalog', category: 'auth' });
  });
});

describe('one code with two messages (OTSQuotaExhausted at 403)', () => {
  it('is retryable throttling where the operations were too frequent', () => {
    expect(judge(answered(403, 'OTSQuotaExhausted', 'Too frequent table operations.'))).toMatchObject({
      classification: 'retryable',
      category: 'throttling',
    });
  });

  it('is terminal where the number of tables is used up', () => {
    const found = judge(answered(403, 'OTSQuotaExhausted', 'Number of tables exceeded the quota.'));
    expect(found).toMatchObject({ classification: 'terminal', category: 'auth' });
  });
});
