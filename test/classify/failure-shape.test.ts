import { describe, expect, it } from 'vitest';
import { classify } from '../../src/classify/classify.js';
import { STOP_REASONS } from '../../src/classify/failure.js';
import type { Facts } from '../../src/wire/facts.js';
import { answered, attempts, judge, plain, rules, unanswered } from './sample.js';

const full: Facts = {
  ...answered(404, 'InvalidFileSystem.NotFound', 'It is not there.'),
  requestId: 'REQ-1',
  hostId: 'nas.example.com',
  recommend: 'https://example.com/diagnose',
  systemCode: 'ERR_BAD_REQUEST',
  retryAfterMs: 5,
  date: '6',
};
const context = {
  ...plain,
  operation: 'GET nas.example.com DescribeFileSystems',
  attempts: attempts(1),
  elapsedMs: 12,
};

describe('a failure', () => {
  it('says all that is known, and nothing else', () => {
    expect(classify(full, rules(), context).failure).toEqual({
      kind: 'response',
      httpCode: 404,
      code: 'InvalidFileSystem.NotFound',
      message: 'It is not there.',
      resolution: 'The specified file system does not exist or has been deleted.',
      requestId: 'REQ-1',
      hostId: 'nas.example.com',
      recommend: 'https://example.com/diagnose',
      classification: 'terminal',
      category: 'client',
      decidedBy: 'catalog',
      documented: true,
      catalog: 'nas',
      operation: 'GET nas.example.com DescribeFileSystems',
      attempts: [{ number: 1, startedAtMs: 0, durationMs: 1 }],
      elapsedMs: 12,
    });
  });

  const samples: [string, Facts][] = [
    ['an answer', full],
    ['a bare answer', answered(502)],
    ['a reset connection', unanswered('network', 'ECONNRESET')],
    ['a thrown value', { kind: 'unknown', text: '' }],
  ];

  it.each(samples)('has no undefined properties: %s', (_what, facts) => {
    const found = classify(facts, rules(), context).failure;
    expect(Object.entries(found).filter(([, value]) => value === undefined)).toEqual([]);
  });

  it.each(samples)('survives JSON: %s', (_what, facts) => {
    const found = classify(facts, rules({ '502': 'stop' }), context).failure;
    expect(JSON.parse(JSON.stringify(found))).toStrictEqual(found);
  });

  it('is left extensible, for serialisers that put a mark on what they print', () => {
    const overridden = judge(full, rules({ '404': 'retry' }));
    for (const found of [judge(full), overridden]) {
      expect(Object.isExtensible(found)).toBe(true);
      expect(Object.isFrozen(found)).toBe(false);
    }
  });

  it('has neither a stop nor a time to come back before the call has ended', () => {
    expect(judge(full)).not.toHaveProperty('stop');
    expect(judge(full)).not.toHaveProperty('retryAt');
  });

  it('has an empty message where nobody said anything', () => {
    expect(judge({ kind: 'unknown', text: '' }).message).toBe('');
  });
});

describe('the strings of a failure', () => {
  const clean = (text: string): string => `<${text}>`;

  it.each([
    ['code', '<InvalidFileSystem.NotFound>'],
    ['message', '<It is not there.>'],
    ['resolution', '<The specified file system does not exist or has been deleted.>'],
    ['requestId', '<REQ-1>'],
    ['hostId', '<nas.example.com>'],
    ['recommend', '<https://example.com/diagnose>'],
  ])('are cleaned: %s', (field, shown) => {
    expect(classify(full, rules(), { ...context, clean }).failure).toHaveProperty(field, shown);
  });

  it('are cleaned one by one where one is not clean', () => {
    const found = classify(full, rules(), {
      ...context,
      clean: (text) => text.replace('REQ-1', '?'),
    }).failure;
    expect(found).toMatchObject({ requestId: '?', message: full.message, hostId: full.hostId });
  });

  it('are cleaned: the operation, which a caller may name', () => {
    const operation = 'Report\u2028forged';
    const found = classify(full, rules(), {
      ...plain,
      operation,
      clean: (text) => text.replace('\u2028', '?'),
    });
    expect(found.failure.operation).toBe('Report?forged');
  });

  it('are cleaned: the words of the client', () => {
    const { failure } = classify(unanswered('network', 'ECONNRESET'), rules(), { ...plain, clean });
    expect(failure).toMatchObject({ code: '<ECONNRESET>', message: '<socket hang up>' });
  });

  it('are cleaned: the resolution of an override', () => {
    const by = rules({ '404': { resolution: 'Ask.' } });
    expect(classify(full, by, { ...plain, clean }).failure.resolution).toBe('<Ask.>');
  });

  it('are cleaned only after they were looked up', () => {
    const { failure } = classify(full, rules(), { ...plain, clean: () => 'x' });
    expect(failure).toMatchObject({ documented: true, category: 'client', classification: 'terminal' });
  });
});

describe('the reasons to stop', () => {
  it('are ten, in the order they are considered', () => {
    expect(STOP_REASONS).toEqual([
      'cancelled',
      'terminal',
      'circuit-open',
      'overloaded',
      'body-not-replayable',
      'not-idempotent',
      'retries-exhausted',
      'retry-after-too-long',
      'deadline',
      'budget-exhausted',
    ]);
  });
});
