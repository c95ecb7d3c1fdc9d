import { describe, expect, it, vi } from 'vitest';
import { ask } from '../../src/call/budget.js';
import { explain } from '../../src/call/explain.js';
import { throughLimit } from '../../src/call/gate.js';
import { limited } from '../../src/call/limit.js';
import { messageFor } from '../../src/call/message.js';
import type { Judgement } from '../../src/call/subject.js';
import { failureRecord } from './failure-record.js';
import { limitRecord } from './limit-record.js';
import { manualClock, settled } from './manual-clock.js';
import { rejectionOf } from './rejection.js';

const never = (): Promise<never> => new Promise(() => undefined);
const late = new Error('late');

describe('the end of an attempt', () => {
  it('is told once, whatever comes after the cut', async () => {
    const clock = manualClock();
    const onEnd = vi.fn();
    let fail = (_: Error): void => undefined;
    const sent = new Promise<never>((_, reject) => (fail = reject));
    const attempt = rejectionOf(limited(() => sent, limitRecord({ clock, timedOut: () => late, onEnd })));
    await clock.advance(100);
    fail(new Error('afterwards'));
    await settled();
    expect(await attempt).toBe(late);
    expect(onEnd).toHaveBeenCalledOnce();
  });

  it('clears the timer there is, and sets it as a limit', async () => {
    const clock = manualClock();
    const [setTimeout, clearTimeout] = [vi.spyOn(clock, 'setTimeout'), vi.spyOn(clock, 'clearTimeout')];
    await limited(() => Promise.resolve(1), limitRecord({ clock, timeoutMs: Infinity }));
    expect([setTimeout.mock.calls.length, clearTimeout.mock.calls.length]).toEqual([0, 0]);
    await limited(() => Promise.resolve(1), limitRecord({ clock }));
    expect(setTimeout.mock.calls.map(([, ms, purpose]) => [ms, purpose])).toEqual([[100, 'limit']]);
    expect(clearTimeout).toHaveBeenCalledOnce();
  });
});

describe('a budget that does not answer', () => {
  it.each([
    [999, 'deadline'],
    [1_000, 'deadline'],
    [1_001, 'granted'],
  ])('costs a call with %i ms left: %s', async (leftMs, answer) => {
    const clock = manualClock();
    const budget = { take: never, success: () => undefined };
    const asked = ask(budget, failureRecord(), { clock, signal: undefined, leftMs });
    await clock.advance(1_000);
    expect(await asked).toBe(answer);
  });
});

describe('the place of a failed attempt', () => {
  it.each([
    ['throttling', 429, 'strain', 500],
    ['server', 503, 'strain', undefined],
    ['timeout', undefined, 'strain', undefined],
    ['client', 404, 'success', undefined],
  ] as const)(
    'is given back after %s with what the server asked for',
    async (category, httpCode, load, hint) => {
      const leave = vi.fn();
      const judgement = {
        failure: failureRecord({ category, httpCode }),
        facts: { kind: 'response', text: '', retryAfterMs: 500 },
      } as Judgement;
      const gate = {
        clock: manualClock(),
        origin: () => 'http://a',
        judge: () => Promise.resolve(judgement),
        refuse: () => late,
      };
      const sent = throughLimit(
        { enter: () => ({ leave }) },
        gate,
        1_000,
        () => Promise.reject(late),
        () => 'success',
      );
      expect(await rejectionOf(sent)).toBe(late);
      expect(leave.mock.calls).toEqual([[load, hint]]);
    },
  );
});

describe('a message', () => {
  it('may have nothing before it', () => {
    expect(messageFor('', failureRecord({ code: 'X', message: 'Not here.' }))).toBe('X - Not here.');
  });

  it('has a gap where the error was repeated', () => {
    expect(messageFor('failed', failureRecord({ code: 'X', message: 'It(failed)so' }))).toBe(
      'failed: X - It( )so',
    );
  });
});

describe('what is explained', () => {
  const body = '{"Code":"X"}';

  it.each<[string, object, string]>([
    ['an answer by hand', { status: 404, headers: {}, body }, 'X'],
    ['no answer by hand where there is more', { status: 404, message: 'm', body }, 'HTTP_404'],
  ])('is %s', async (_, subject, code) => {
    expect(await explain(subject)).toMatchObject({ kind: 'response', code });
  });

  it('has the operation of its address, where that is text', async () => {
    expect(await explain({ status: 404, url: 'https://h/?Action=DoIt' })).toMatchObject({
      operation: 'GET h DoIt',
    });
    expect(await explain({ status: 404, method: 'get', url: 5 })).not.toHaveProperty('operation');
    expect(await explain({ status: 404, method: 'get', url: '' })).not.toHaveProperty('operation');
  });
});
