import { describe, expect, it, vi } from 'vitest';
import { createCall, type Call } from '../../src/call/call.js';
import type { Subject } from '../../src/call/subject.js';
import type { FailureEvent } from '../../src/events/event.js';
import type { PolicyOptions } from '../../src/policy/options.js';
import { createPolicy } from '../../src/policy/policy.js';
import type { RequestOptions } from '../../src/policy/request-options.js';
import { axiosError } from './axios-error.js';
import { manualClock } from './manual-clock.js';
import { subjectRecord } from './subject-record.js';

const reset = (): Error => Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
const busy = (): Error => axiosError({ status: 503, data: { Code: 'ServiceUnavailable' } });
const missing = (): Error => axiosError({ data: { Code: 'InvalidVpc.NotFound' } });

/** A call that stands at time 0, and all it tells. */
function start(options: PolicyOptions = {}, request?: RequestOptions, subject: Partial<Subject> = {}) {
  const clock = manualClock(0);
  const events: FailureEvent[] = [];
  const policy = createPolicy({
    clock,
    backoff: () => 10,
    onEvent: (event) => void events.push(event),
    ...options,
  });
  const call: Call = createCall(policy, request, subjectRecord(subject), 0);
  return { call, clock, events, policy };
}

describe('a call', () => {
  it('decides on each failure, and tells', async () => {
    const { call, events } = start();
    const first = await call.failed(reset());
    expect(first.decision).toEqual({ retry: true, delayMs: 10, delayFrom: 'backoff' });
    expect(first.failure).toMatchObject({
      operation: 'GET api.example.com/',
      attempts: [{ number: 1, delayMs: 10 }],
    });
    call.begin();
    const thrown = missing();
    const second = await call.failed(thrown);
    expect(second.thrown).toBe(thrown);
    expect(second.decision).toEqual({ retry: false, stop: 'terminal' });
    expect(second.failure).toMatchObject({
      stop: 'terminal',
      attempts: [{ number: 1 }, { number: 2, httpCode: 404 }],
    });
    expect(events.map(({ type }) => type)).toEqual(['retry', 'give-up']);
  });

  it('that succeeds at once tells nothing', () => {
    const operation = vi.fn(() => 'x');
    const { call, events } = start({}, undefined, { operation });
    call.succeeded(true);
    expect(events).toEqual([]);
    expect(operation).not.toHaveBeenCalled();
  });

  it('asks what it is about only when an attempt has failed', async () => {
    const subject = {
      operation: vi.fn(() => 'x'),
      idempotent: vi.fn(() => true),
      replayable: vi.fn(() => true),
    };
    const { call } = start({}, undefined, subject);
    for (const question of Object.values(subject)) expect(question).not.toHaveBeenCalled();
    await call.failed(reset());
    for (const question of Object.values(subject)) expect(question).toHaveBeenCalled();
  });

  it('counts a failure once, however often it is judged', async () => {
    const { call, policy } = start();
    const thrown = axiosError({ status: 503, data: { Code: 'NeverHeardOf' } });
    const [one, two] = await Promise.all([call.judge(thrown), call.judge(thrown)]);
    expect(one).toBe(two);
    expect((await call.failed(thrown)).failure.attempts).toHaveLength(1);
    expect(policy.unknownCodes()).toMatchObject([{ code: 'NeverHeardOf', count: 1 }]);
  });

  it.each<[string, unknown]>([
    ['an error', reset()],
    ['text', 'boom'],
    ['undefined', undefined],
  ])('counts what is thrown twice as two attempts: %s', async (_, thrown) => {
    const { call } = start({ overrides: { UNKNOWN: 'retry' } });
    await call.failed(thrown);
    call.begin();
    expect((await call.failed(thrown)).failure.attempts).toHaveLength(2);
  });

  it('lets the subject learn from each failure', async () => {
    const learn = vi.fn();
    const { call } = start({}, undefined, { learn });
    const date = 'Thu, 01 Jan 1970 00:00:07 GMT';
    await call.failed(axiosError({ status: 503, headers: { date } }));
    expect(learn).toHaveBeenCalledOnce();
    expect(learn.mock.calls[0]).toMatchObject([{ facts: { date } }, 0]);
  });

  it('takes the caller’s abort for the reason, whatever was thrown', async () => {
    const { call } = start({ classify: () => 'retryable' }, undefined, { cancelled: () => true });
    const { failure, decision } = await call.failed(reset());
    expect(decision).toEqual({ retry: false, stop: 'cancelled' });
    expect(failure).toMatchObject({ kind: 'cancelled', category: 'cancelled', classification: 'terminal' });
  });
});

describe('what a request says for itself', () => {
  it.each<[string, PolicyOptions, RequestOptions, object]>([
    ['retries', { retries: 3 }, { retries: 0 }, { retry: false, stop: 'retries-exhausted' }],
    ['more retries', { retries: 0 }, { retries: 1 }, { retry: true }],
    [
      'an override',
      { overrides: { ECONNRESET: 'stop' } },
      { overrides: { ECONNRESET: 'retry' } },
      { retry: true },
    ],
    [
      'an override, though its key is wider',
      { overrides: { ECONNRESET: 'stop' } },
      { overrides: { 'ECONNRESET.*': 'retry' } },
      { retry: true },
    ],
    ['a time', { totalTimeout: 1_000 }, { totalTimeout: 5 }, { retry: false, stop: 'deadline' }],
    ['a longer time', { totalTimeout: 5 }, { totalTimeout: 1_000 }, { retry: true }],
  ])('counts before the policy: %s', async (_, options, request, decision) => {
    const { call } = start(options, request);
    expect((await call.failed(reset())).decision).toMatchObject(decision);
  });

  it('leaves the rest to the policy', async () => {
    const { call } = start({ overrides: { ECONNRESET: 'stop' } }, { overrides: { EPIPE: 'retry' } });
    expect((await call.failed(reset())).decision).toEqual({ retry: false, stop: 'terminal' });
  });
});

describe('a refusal to repeat', () => {
  const no = (): boolean => false;

  it.each<[string, () => unknown, PolicyOptions, Partial<Subject>]>([
    ['cancelled', missing, {}, { cancelled: () => true, replayable: no, idempotent: no }],
    ['terminal', missing, {}, { replayable: no, idempotent: no }],
    ['body-not-replayable', reset, { retries: 0 }, { replayable: no, idempotent: no }],
    ['not-idempotent', reset, { retries: 0 }, { idempotent: no }],
    [
      'retries-exhausted',
      () => axiosError({ status: 503, headers: { 'retry-after': '99' } }),
      { retries: 0 },
      {},
    ],
    [
      'retry-after-too-long',
      () => axiosError({ status: 503, headers: { 'retry-after': '99' } }),
      { totalTimeout: 5 },
      {},
    ],
    ['deadline', busy, { totalTimeout: 5, budget: { take: no, success: no } }, {}],
    ['budget-exhausted', busy, { budget: { take: no, success: no } }, {}],
  ])('has the name of the first reason: %s', async (stop, make, options, subject) => {
    const { call, events } = start(options, undefined, subject);
    const { decision, failure } = await call.failed(make());
    expect(decision).toEqual({ retry: false, stop });
    expect(failure.stop).toBe(stop);
    expect(events).toEqual([{ type: 'give-up', failure }]);
  });

  it('lets a refused timestamp be mended once where each attempt is signed', async () => {
    const { call } = start({}, undefined, { learn: () => undefined });
    const expired = (): Error => axiosError({ status: 400, data: { Code: 'InvalidTimeStamp.Expired' } });
    expect((await call.failed(expired())).decision).toMatchObject({ retry: true });
    call.begin();
    expect((await call.failed(expired())).decision).toEqual({ retry: false, stop: 'retries-exhausted' });
  });
});
