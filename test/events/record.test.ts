import { describe, expect, it } from 'vitest';
import type { FailureEvent } from '../../src/events/event.js';
import { recordOf } from '../../src/events/record.js';
import { attempts, failure } from '../classify/sample.js';

const full = failure({
  httpCode: 503,
  code: 'ServiceUnavailable',
  message: 'Busy.',
  resolution: 'Try again later.',
  requestId: 'REQ-1',
  hostId: 'host',
  recommend: 'https://example.com',
  catalog: 'nas',
  operation: 'GET x Describe',
  attempts: attempts(2),
  elapsedMs: 70,
  retryAt: '2030-01-01T00:00:00.000Z',
});
const common = {
  operation: 'GET x Describe',
  code: 'ServiceUnavailable',
  httpCode: 503,
  message: 'Busy.',
  resolution: 'Try again later.',
  requestId: 'REQ-1',
  hostId: 'host',
  classification: 'retryable',
  category: 'transient',
  decidedBy: 'catalog',
};

const retry: FailureEvent = {
  type: 'retry',
  attempt: 7,
  delayMs: 40,
  delayFrom: 'retry-after',
  failure: full,
};
const giveUp: FailureEvent = { type: 'give-up', failure: { ...full, stop: 'retries-exhausted' } };
const recover: FailureEvent = { type: 'recover', attempts: attempts(3), operation: 'GET x', elapsedMs: 90 };
const warning: FailureEvent = {
  type: 'warning',
  code: 'nested-retries',
  message: 'Switch one off.',
  failure: full,
};

const order = [
  'event',
  'operation',
  'code',
  'httpCode',
  'message',
  'resolution',
  'requestId',
  'hostId',
  'classification',
  'category',
  'decidedBy',
  'attempt',
  'delayMs',
  'delayFrom',
  'stop',
  'elapsedMs',
];

describe('recordOf', () => {
  it('tells of a retry which attempt failed, and the wait', () => {
    expect(recordOf(retry)).toStrictEqual({
      event: 'retry',
      ...common,
      attempt: 7,
      delayMs: 40,
      delayFrom: 'retry-after',
      elapsedMs: 70,
    });
  });

  it('tells of the end why it came, and after how many attempts', () => {
    expect(recordOf(giveUp)).toStrictEqual({
      event: 'give-up',
      ...common,
      attempt: 2,
      stop: 'retries-exhausted',
      elapsedMs: 70,
    });
  });

  it('tells of a recovery on which attempt it came', () => {
    expect(recordOf(recover)).toStrictEqual({
      event: 'recover',
      operation: 'GET x',
      attempt: 3,
      elapsedMs: 90,
    });
  });

  it('tells of a warning its own code and message, not those of the failure that showed it', () => {
    expect(recordOf(warning)).toStrictEqual({
      event: 'warning',
      operation: 'GET x Describe',
      code: 'nested-retries',
      message: 'Switch one off.',
      attempt: 2,
      elapsedMs: 70,
    });
  });

  it.each([
    ['retry', retry],
    ['give-up', giveUp],
    ['recover', recover],
    ['warning', warning],
  ])('keeps the documented order of fields: %s', (_type, event) => {
    const fields = Object.keys(recordOf(event));
    expect(fields).toEqual(order.filter((field) => fields.includes(field)));
  });

  it('knows no other field than the documented ones', () => {
    const fields = new Set([retry, giveUp, recover].flatMap((event) => Object.keys(recordOf(event))));
    expect([...fields].sort()).toEqual([...order].sort());
  });

  it.each<[string, FailureEvent]>([
    [
      'retry',
      {
        type: 'retry',
        attempt: 1,
        delayMs: 0,
        delayFrom: 'backoff',
        failure: failure({ httpCode: undefined }),
      },
    ],
    ['give-up', { type: 'give-up', failure: failure({ requestId: undefined }) }],
    ['recover', { type: 'recover', attempts: attempts(2), operation: undefined, elapsedMs: 0 }],
  ])('leaves out what is not known, but keeps zeros: %s', (_type, event) => {
    const record = recordOf(event);
    expect(Object.values(record)).not.toContain(undefined);
    expect(record.elapsedMs).toBe(0);
  });

  it('is flat: no value is an object', () => {
    for (const event of [retry, giveUp, recover, warning]) {
      expect(Object.values(recordOf(event)).filter((value) => typeof value === 'object')).toEqual([]);
    }
  });
});
