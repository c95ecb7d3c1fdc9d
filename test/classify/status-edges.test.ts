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

describe("a SOAP fault's own code", () => {
  it.each(['Client', 'Sender', 'VersionMismatch', 'MustUnderstand'])('%s at 500 is terminal', (code) => {
    expect(judge(answered(500, code))).toMatchObject({
      code,
      classification: 'terminal',
      category: 'server',
      decidedBy: 'family',
    });
  });

  it.each([
    ['Server', 500, 'retryable'],
    ['Receiver', 500, 'retryable'],
    ['ClientTimeout', 500, 'retryable'],
    ['NoClient', 500, 'retryable'],
    ['Client', 503, 'retryable'],
    ['Client', 429, 'retryable'],
    ['Client', 400, 'terminal'],
  ] as const)('%s at %d leaves it to the status', (code, status, classification) => {
    expect(judge(answered(status, code))).toMatchObject({ classification, decidedBy: 'status' });
  });
});

describe('a call that the caller gave up', () => {
  const GIVEN_UP = { classification: 'terminal', category: 'cancelled', decidedBy: 'default' };

  it.each([undefined, 'Throttling.Odd', 'Odd', 'ServiceUnavailable'])(
    'is terminal, whatever came before: a 503 with the code %s',
    (code) => {
      expect(judge({ ...answered(503, code), kind: 'cancelled' })).toMatchObject(GIVEN_UP);
    },
  );

  it('still says what the catalog knows of the code', () => {
    expect(judge({ ...answered(503, 'ServiceUnavailable'), kind: 'cancelled' })).toMatchObject({
      documented: true,
      catalog: 'nas',
      resolution: 'Please try again later.',
    });
  });

  it('is terminal to an override and to a policy that signs, too', () => {
    const given = { ...answered(503, 'SignatureNonceUsed'), kind: 'cancelled' } as const;
    expect(judge(given, rules({ '5xx': 'retry' }))).toMatchObject(GIVEN_UP);
    expect(judge(given, rules({}, { signsEachAttempt: true }))).toMatchObject(GIVEN_UP);
  });
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
