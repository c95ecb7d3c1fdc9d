import { describe, expect, it } from 'vitest';
import { answered, judge, rules } from './sample.js';

const names = [
  'Throttling',
  'Throttling.User',
  'Throttling.Api',
  'Throttling.System',
  'Throttling.Anything.Else',
  'Rejected.Throttling',
  'ThrottlingException',
  'ThrottledException',
  'RequestThrottled',
  'RequestLimitExceeded',
  'RequestLimitExceeded.UinLimitExceeded',
  'SlowDown',
  'TooManyRequests',
  'TooManyRequestsException',
  'FlowControl',
  'SystemBusy',
  'ServerBusy',
  'throttling.user',
  'SLOW_DOWN',
  'RateLimit',
  'WriteQuotaExceed',
  'ShardWriteQuotaExceed',
  'overloaded_error',
  'PriorRequestNotComplete',
  'rate_limit_exceeded',
  'RateLimitReached.Minute',
];
const statuses = [400, 403, 409, 429, 503];

describe('a throttling code', () => {
  const cases = names.flatMap((name) => statuses.map((status) => [name, status] as const));

  it.each(cases)('%s at %i is retryable throttling', (name, status) => {
    expect(judge(answered(status, name))).toMatchObject({
      classification: 'retryable',
      category: 'throttling',
    });
  });

  it('is known without a status', () => {
    const facts = { kind: 'unknown', code: 'Throttling.User', text: '' } as const;
    expect(judge(facts)).toMatchObject({ classification: 'retryable', category: 'throttling' });
  });

  it('is known at 200, where some APIs send it', () => {
    expect(judge(answered(200, 'RequestLimitExceeded'))).toMatchObject({
      classification: 'retryable',
      category: 'throttling',
      decidedBy: 'family',
    });
  });

  it.each([
    'ThrottlingPolicyNotFound',
    'NoThrottling',
    'InvalidThrottling.Value',
    'NotTooManyRequests',
    'RateLimitRuleNotFound',
    'InvalidRateLimit',
  ])('is not every code with the word in it: %s at 404', (name) => {
    expect(judge(answered(404, name))).toMatchObject({ classification: 'terminal', category: 'client' });
  });
});

describe('a limit that lasts', () => {
  const lasting = [
    'Throttling.Vcpu.PerDay',
    'Throttling.EnableControlPolicy',
    'insufficient_quota',
    'exceeded_current_quota_error',
    'throttling.enablecontrolpolicy',
  ];
  const cases = lasting.flatMap((name) => statuses.map((status) => [name, status] as const));

  it.each(cases)('%s at %i is terminal in spite of its name', (name, status) => {
    expect(judge(answered(status, name))).toMatchObject({ classification: 'terminal', decidedBy: 'family' });
  });

  it.each([
    [400, 'client'],
    [403, 'auth'],
    [409, 'client'],
    [503, 'server'],
  ])('is no throttling at %i, but %s', (status, category) => {
    for (const name of lasting) expect(judge(answered(status, name)).category).toBe(category);
  });

  it('is throttling by its status at 429', () => {
    expect(judge(answered(429, 'Throttling.Vcpu.PerDay')).category).toBe('throttling');
  });

  it('can be retried by an override', () => {
    expect(judge(answered(400, 'Throttling.Vcpu.PerDay'), rules({ 'Throttling.*': 'retry' }))).toMatchObject({
      classification: 'retryable',
      decidedBy: 'override',
    });
  });
});

describe('other families', () => {
  it.each(['IdempotentParameterMismatch', 'IdempotentParameterMismatch.Tag'])(
    'make %s terminal even at 500',
    (code) => {
      expect(judge(answered(500, code), rules({}, { catalogs: [] }))).toMatchObject({
        classification: 'terminal',
        decidedBy: 'family',
      });
    },
  );

  it.each([
    'InternalError',
    'Internal_Server_Error',
    'InternalFailure',
    'ServiceUnavailable',
    'ServiceTimeout',
  ])('make %s retryable even at 400, without a catalog', (code) => {
    expect(judge(answered(400, code), rules({}, { catalogs: [] }))).toMatchObject({
      classification: 'retryable',
      category: 'transient',
      decidedBy: 'family',
    });
  });
});
