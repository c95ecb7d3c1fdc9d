import { describe, expect, it } from 'vitest';
import type { Failure } from '../../src/classify/failure.js';
import type { FailureEvent } from '../../src/events/event.js';
import { logTo, type LogLevel, type LogOptions } from '../../src/events/log.js';
import { attempts, failure } from '../classify/sample.js';

/** Which method of the logger an event comes to; undefined where to none. */
function levelOf(event: FailureEvent, levels?: LogOptions['levels']): string | undefined {
  const used: string[] = [];
  const method = (level: string) => (): void => void used.push(level);
  const logger = {
    error: method('error'),
    warn: method('warn'),
    info: method('info'),
    debug: method('debug'),
  };
  logTo(logger, { levels })(event);
  expect(used.length).toBeLessThan(2);
  return used[0];
}

const gaveUp = (parts: Partial<Failure>): FailureEvent => ({ type: 'give-up', failure: failure(parts) });
const retry: FailureEvent = {
  type: 'retry',
  attempt: 1,
  delayMs: 5,
  delayFrom: 'backoff',
  failure: failure(),
};
const recover: FailureEvent = { type: 'recover', attempts: attempts(2), elapsedMs: 9 };
const warning: FailureEvent = { type: 'warning', code: 'nested-retries', message: 'x', failure: failure() };

describe('the level of an event', () => {
  it.each([
    ['retry', retry, 'warn'],
    ['recover', recover, 'info'],
    ['warning', warning, 'warn'],
  ] as const)('of a %s', (_type, event, level) => {
    expect(levelOf(event)).toBe(level);
  });

  const terminal = { classification: 'terminal', stop: 'terminal' } as const;
  const ends: [LogLevel, string, Partial<Failure>][] = [
    ['error', 'an exhausted 500', { category: 'transient', stop: 'retries-exhausted' }],
    ['error', 'an exhausted 429', { category: 'throttling', stop: 'retries-exhausted' }],
    ['error', 'a passed deadline', { category: 'timeout', stop: 'deadline' }],
    ['error', 'a used up budget', { category: 'transient', stop: 'budget-exhausted' }],
    ['error', 'an open circuit', { kind: 'refused', category: 'transient', stop: 'circuit-open' }],
    ['error', 'a terminal 501', { ...terminal, category: 'server' }],
    ['error', 'a bad certificate', { ...terminal, kind: 'network', category: 'network' }],
    ['error', 'something unknown', { ...terminal, kind: 'unknown', category: 'unknown' }],
    ['warn', 'a terminal 404', { ...terminal, category: 'client' }],
    ['warn', 'a terminal 403', { ...terminal, category: 'auth' }],
    ['warn', 'a terminal clock', { ...terminal, category: 'clock' }],
    [
      'debug',
      'a cancelled call',
      { ...terminal, kind: 'cancelled', category: 'cancelled', stop: 'cancelled' },
    ],
    ['debug', 'a 500 whose wait was cancelled', { category: 'transient', stop: 'cancelled' }],
  ];

  it.each(ends)('is %s for %s', (level, _what, parts) => {
    expect(levelOf(gaveUp(parts))).toBe(level);
  });

  it.each(['error', 'warn', 'info', 'debug'] as const)('can be set: %s', (level) => {
    const levels = { retry: level, recover: level, 'give-up': level, warning: level };
    for (const event of [retry, recover, gaveUp(terminal), warning])
      expect(levelOf(event, levels)).toBe(level);
  });

  it('can be set for one type alone', () => {
    expect(levelOf(retry, { recover: 'debug' })).toBe('warn');
    expect(levelOf(recover, { recover: 'debug' })).toBe('debug');
  });

  it('can be silent', () => {
    for (const event of [retry, recover, gaveUp(terminal)]) {
      expect(levelOf(event, { retry: 'silent', recover: 'silent', 'give-up': 'silent' })).toBeUndefined();
    }
  });

  it('can be chosen by a function that sees the event', () => {
    const byCode = (event: FailureEvent): LogLevel =>
      event.type === 'give-up' && event.failure.code === 'Gone' ? 'info' : 'silent';
    expect(levelOf(gaveUp({ code: 'Gone' }), { 'give-up': byCode })).toBe('info');
    expect(levelOf(gaveUp({ code: 'Other' }), { 'give-up': byCode })).toBeUndefined();
  });

  it('stays the default where it is undefined', () => {
    expect(levelOf(retry, { retry: undefined })).toBe('warn');
    expect(levelOf(recover, undefined)).toBe('info');
  });
});
