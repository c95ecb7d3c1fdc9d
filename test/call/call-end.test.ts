import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it, vi } from 'vitest';
import { createCall } from '../../src/call/call.js';
import { markRefused, refusalOf, REFUSALS } from '../../src/call/refusal.js';
import type { FailureEvent } from '../../src/events/event.js';
import type { PolicyOptions } from '../../src/policy/options.js';
import { createPolicy } from '../../src/policy/policy.js';
import { axiosError } from './axios-error.js';
import { manualClock } from './manual-clock.js';
import { subjectRecord } from './subject-record.js';

const BODY = '{"Code":"ServiceUnavailable","Message":"Busy."}';
const reset = (): Error => Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });

function start(options: PolicyOptions = {}) {
  const clock = manualClock(0);
  const events: FailureEvent[] = [];
  const policy = createPolicy({
    clock,
    backoff: () => 10,
    onEvent: (event) => void events.push(event),
    ...options,
  });
  return { call: createCall(policy, undefined, subjectRecord(), 0), clock, events };
}

describe('the end of a call', () => {
  it('is a recovery after a failure', async () => {
    const { call, clock, events } = start();
    clock.tick(5);
    await call.failed(reset());
    clock.tick(10);
    call.begin();
    clock.tick(3);
    call.succeeded(true);
    expect(events[1]).toEqual({
      type: 'recover',
      attempts: [
        { number: 1, startedAtMs: 0, durationMs: 5, code: 'ECONNRESET', delayMs: 10, delayFrom: 'backoff' },
        { number: 2, startedAtMs: 15, durationMs: 3 },
      ],
      operation: 'GET api.example.com/',
      elapsedMs: 18,
    });
  });

  it('gives the budget back its due, unless the success was none', async () => {
    const budget = { take: () => true, success: vi.fn() };
    const { call } = start({ budget });
    await call.failed(reset());
    call.begin();
    call.succeeded(false);
    expect(budget.success).not.toHaveBeenCalled();
    call.succeeded(true);
    expect(budget.success).toHaveBeenCalledExactlyOnceWith(2);
  });

  it('in an abort is cancelled, with the attempts so far', async () => {
    const { call, clock, events } = start();
    await call.failed(reset());
    clock.tick(4);
    const outcome = await call.abandoned('enough');
    expect(outcome).toMatchObject({
      thrown: 'enough',
      decision: { retry: false, stop: 'cancelled' },
      failure: {
        kind: 'cancelled',
        stop: 'cancelled',
        elapsedMs: 4,
        attempts: [{ number: 1, code: 'ECONNRESET' }],
      },
    });
    expect(events.map(({ type }) => type)).toEqual(['retry', 'give-up']);
  });

  it('out of time is that of its last failure', async () => {
    const { call, clock, events } = start({ totalTimeout: 100 });
    const thrown = reset();
    const last = await call.failed(thrown);
    clock.tick(150);
    expect(call.remainingMs()).toBe(-50);
    const outcome = call.ended(last, 'deadline');
    expect(outcome.thrown).toBe(thrown);
    expect(outcome.failure).toMatchObject({ code: 'ECONNRESET', stop: 'deadline', elapsedMs: 150 });
    expect(events.map(({ type }) => type)).toEqual(['retry', 'give-up']);
  });

  it.each([
    ['2', {}, '1970-01-01T00:00:02.000Z'],
    ['86400', {}, '1970-01-02T00:00:00.000Z'],
    ['999999999999999', {}, '+275760-09-13T00:00:00.000Z'],
  ])('says when the server wants to be asked again: %s', async (seconds, options, retryAt) => {
    const { call } = start({ retries: 0, ...options });
    const { failure } = await call.failed(axiosError({ status: 503, headers: { 'retry-after': seconds } }));
    expect(failure.retryAt).toBe(retryAt);
  });

  it('names no time where the server named none', async () => {
    const { call } = start({ retries: 0 });
    expect((await call.failed(axiosError({ status: 503 }))).failure).not.toHaveProperty('retryAt');
  });
});

describe('a body that had to be read', () => {
  it.each([0, 3])('is replaced by a fresh one, retries left or not: %i', async (retries) => {
    const { call } = start({ retries });
    const data = Readable.from([Buffer.from(BODY)]);
    const { failure, replacement } = await call.failed(axiosError({ status: 503, data }));
    expect(failure.code).toBe('ServiceUnavailable');
    expect(await text(replacement?.data as Readable)).toBe(BODY);
  });

  it.each<[string, unknown]>([
    ['text', BODY],
    ['bytes', Buffer.from(BODY)],
    ['an object', JSON.parse(BODY)],
  ])('needs no replacement where reading leaves it as it was: %s', async (_, data) => {
    const { call } = start();
    const { failure, replacement } = await call.failed(axiosError({ status: 503, data }));
    expect(failure.code).toBe('ServiceUnavailable');
    expect(replacement).toBeUndefined();
  });

  it.each<[string, PolicyOptions]>([
    ['the time of an attempt', { attemptTimeout: 20 }],
    ['the time of the call', { totalTimeout: 20 }],
  ])('that never ends is given up within %s', async (_, options) => {
    const { call } = start(options);
    const data = new PassThrough();
    data.write('{"Code":');
    const before = performance.now();
    const { failure } = await call.failed(axiosError({ status: 503, data }));
    expect(performance.now() - before).toBeLessThan(1_000);
    expect(failure).toMatchObject({ httpCode: 503, code: 'HTTP_503' });
    expect(data.destroyed).toBe(true);
  });
});

describe('a call that was not sent', () => {
  it.each(['circuit-open', 'overloaded'] as const)('is refused, and stops at once: %s', async (refusal) => {
    const [code, message] = REFUSALS[refusal];
    const thrown = markRefused(Object.assign(new Error(message), { code }), refusal);
    const { call, events } = start();
    const { failure, decision } = await call.failed(thrown);
    expect(decision).toEqual({ retry: false, stop: refusal });
    expect(failure).toMatchObject({ kind: 'refused', code, classification: 'retryable', stop: refusal });
    expect(events.map(({ type }) => type)).toEqual(['give-up']);
  });

  it('is known by our mark, not by a code that anyone can write', async () => {
    const [code] = REFUSALS.overloaded;
    const forged = Object.assign(new Error('x'), { code });
    expect(refusalOf(forged)).toBeUndefined();
    expect((await start().call.failed(forged)).failure.kind).not.toBe('refused');
  });

  it.each([[undefined], [null], ['EOVERLOADED'], [{}], [new Error('x')]])('is none of %s', (thrown) => {
    expect(refusalOf(thrown)).toBeUndefined();
  });
});
