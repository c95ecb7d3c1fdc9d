import { describe, expect, it, vi } from 'vitest';
import { classify } from '../../src/classify/classify.js';
import type { Classification, Failure } from '../../src/classify/failure.js';
import { answered, attempts, judge, plain, rules, unanswered } from './sample.js';

describe('a classifier', () => {
  it('sees the complete failure, as it is without it', () => {
    const facts = { ...answered(503, 'ServiceUnavailable', 'Busy.'), requestId: 'REQ-1', hostId: 'host' };
    const context = { ...plain, operation: 'GET x', attempts: attempts(2), elapsedMs: 40 };
    const seen: Failure[] = [];
    const overrides = { '503': { resolution: 'Wait.' } };
    const asking = rules(overrides, {
      classify: (failure) => {
        seen.push(failure);
        return undefined;
      },
    });
    const found = classify(facts, asking, context).failure;
    expect(seen).toEqual([found]);
    expect(found).toEqual(classify(facts, rules(overrides), context).failure);
    expect(found).toMatchObject({
      resolution: 'Wait.',
      requestId: 'REQ-1',
      operation: 'GET x',
      elapsedMs: 40,
    });
  });

  it.each<[Classification, number]>([
    ['retryable', 404],
    ['terminal', 500],
    ['retryable', 500],
    ['terminal', 404],
  ])('that says %s is believed at %i', (opinion, status) => {
    expect(judge(answered(status), rules({}, { classify: () => opinion }))).toMatchObject({
      classification: opinion,
      decidedBy: 'classifier',
    });
  });

  it.each([undefined, null, true, false, 'retry', 'Retryable', 1, {}, Promise.resolve('terminal')])(
    'that says %j has no opinion',
    (opinion) => {
      const found = judge(answered(500), rules({}, { classify: () => opinion as never }));
      expect(found).toMatchObject({ classification: 'retryable', decidedBy: 'status' });
    },
  );

  it('that throws has no opinion', () => {
    const throwing = rules(
      {},
      {
        classify: () => {
          throw new Error('mistake');
        },
      },
    );
    expect(judge(answered(500, 'InternalError'), throwing)).toEqual(judge(answered(500, 'InternalError')));
  });

  it('has no say where the caller gave up', () => {
    const opinion = vi.fn(() => 'retryable' as const);
    expect(judge(unanswered('cancelled'), rules({}, { classify: opinion })).classification).toBe('terminal');
    expect(opinion).not.toHaveBeenCalled();
  });

  it('is asked where an override leaves the classification alone', () => {
    const by = rules({ '404': { retries: 9 } }, { classify: () => 'retryable' });
    expect(judge(answered(404), by).decidedBy).toBe('classifier');
  });
});
