import { describe, expect, it } from 'vitest';
import { codeOf } from '../../src/classify/classify.js';
import { answered, judge, rules } from './sample.js';

describe('the code of a failure', () => {
  it.each([
    [{ kind: 'response', text: '' } as const, 'UNKNOWN'],
    [{ kind: 'response', status: 503, text: '' } as const, 'HTTP_503'],
    [{ kind: 'cancelled', status: 503, text: '' } as const, 'UNKNOWN'],
    [{ kind: 'network', systemCode: 'ECONNRESET', text: '' } as const, 'ECONNRESET'],
  ])('of %o is %s', (facts, code) => {
    expect(codeOf(facts)).toBe(code);
  });
});

describe('a call that the caller gave up', () => {
  it.each([undefined, 'Throttling.Odd', 'Odd'])(
    'is terminal, whatever came before: a 503 with the code %s',
    (code) => {
      expect(judge({ ...answered(503, code), kind: 'cancelled' })).toMatchObject({
        classification: 'terminal',
        category: 'cancelled',
        decidedBy: 'default',
      });
    },
  );
});

describe('the category of a status', () => {
  it.each([
    [499, 'client'],
    [599, 'server'],
    [600, 'unknown'],
  ])('%i: %s', (status, category) => {
    expect(judge(answered(status), rules({ [String(status)]: 'stop' }))).toMatchObject({ category });
  });

  it('403 that speaks of throttling is one of rights, where it is not to be repeated', () => {
    const refused = answered(403, undefined, 'Request was denied due to user flow control.');
    expect(judge(refused)).toMatchObject({ classification: 'retryable', category: 'throttling' });
    expect(judge(refused, rules({ '403': 'stop' }))).toMatchObject({ category: 'auth' });
    expect(judge({ ...refused, status: 503 })).toMatchObject({ category: 'transient' });
  });
});
