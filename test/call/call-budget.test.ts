import { describe, expect, it, vi } from 'vitest';
import { createCall } from '../../src/call/call.js';
import type { Subject } from '../../src/call/subject.js';
import type { FailureEvent } from '../../src/events/event.js';
import { exponential } from '../../src/policy/backoff.js';
import { type Budget, createBudget } from '../../src/policy/budget.js';
import type { PolicyOptions } from '../../src/policy/options.js';
import { createPolicy } from '../../src/policy/policy.js';
import { drained } from '../policy/budget-steps.js';
import { axiosError } from './axios-error.js';
import { manualClock, settled } from './manual-clock.js';
import { subjectRecord } from './subject-record.js';

const ORIGIN = 'http://api.example.com';
const failed = (status: number, Code?: string): Error => axiosError({ status, data: { Code } });

const SERVER_ERROR = () => failed(500);
const THROTTLED = () => failed(429, 'Throttling');
const NOT_FOUND = () => failed(404, 'InvalidVpc.NotFound');
const RESET = () => Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });

/** Delay of the retry that follows, or the reason that none does. */
type Then = number | string;

interface Row {
  readonly says: string;
  readonly capacity?: number;
  /** What an attempt throws (nothing where it succeeds), what follows, and the tokens left. */
  readonly steps: readonly (readonly [(() => Error) | undefined, Then, number])[];
}

// No jitter: 50, 100, 200 ... after failures, 1, 2, 4 ... seconds after throttling, 20 s at most; 3 attempts.
const rows: Row[] = [
  {
    says: 'repeats until it succeeds',
    steps: [
      [SERVER_ERROR, 50, 486],
      [SERVER_ERROR, 100, 472],
      [undefined, 'ok', 486],
    ],
  },
  {
    says: 'fails when its attempts are used up',
    steps: [
      [SERVER_ERROR, 50, 486],
      [SERVER_ERROR, 100, 472],
      [SERVER_ERROR, 'retries-exhausted', 472],
    ],
  },
  {
    says: 'fails when the tokens are spent by its one retry',
    capacity: 14,
    steps: [
      [SERVER_ERROR, 50, 0],
      [RESET, 'budget-exhausted', 0],
    ],
  },
  {
    says: 'does not repeat where there is no token',
    capacity: 4,
    steps: [[SERVER_ERROR, 'budget-exhausted', 4]],
  },
  {
    says: 'waits longer after throttling, and pays less',
    steps: [
      [THROTTLED, 1_000, 495],
      [THROTTLED, 2_000, 490],
      [undefined, 'ok', 495],
    ],
  },
  {
    says: 'pays nothing for a terminal failure',
    steps: [
      [RESET, 50, 486],
      [NOT_FOUND, 'terminal', 486],
    ],
  },
  { says: 'pays nothing for a success at once', steps: [[undefined, 'ok', 500]] },
];

/** A call of a policy whose budget can be counted, by asking for timeouts at a price of 1. */
function start(options: PolicyOptions, subject: Partial<Subject> = {}) {
  const clock = manualClock(0);
  const events: FailureEvent[] = [];
  const policy = createPolicy({
    clock,
    retries: 2,
    backoff: exponential({ base: 50, jitter: 'none' }),
    throttleBackoff: exponential({ base: 1_000, jitter: 'none' }),
    onEvent: (event) => void events.push(event),
    ...options,
  });
  return { clock, events, call: createCall(policy, undefined, subjectRecord(subject), 0) };
}

describe('a call with a budget', () => {
  it.each(rows)('$says', async ({ capacity, steps }) => {
    for (let count = 1; count <= steps.length; count += 1) {
      const budget = createBudget({ capacity, timeoutCost: 1 });
      const { call } = start({ budget });
      let then: Then = 'none';
      for (const [thrown] of steps.slice(0, count)) {
        call.begin();
        if (thrown) {
          const { decision } = await call.failed(thrown());
          then = decision.retry ? decision.delayMs : decision.stop;
        } else {
          call.succeeded(true);
          then = 'ok';
        }
      }
      const [, due, tokens] = steps[count - 1] ?? [];
      expect([count, then, drained(budget, 'timeout', ORIGIN)]).toEqual([count, due, tokens]);
    }
  });

  it('gives nothing back for an answer that is no sign of health', async () => {
    const budget = createBudget({ timeoutCost: 1 });
    const { call } = start({ budget });
    await call.failed(SERVER_ERROR());
    call.succeeded(false);
    expect(drained(budget, 'timeout', ORIGIN)).toBe(486);
  });

  it('asks nobody where the budget is off', async () => {
    const { call } = start({ budget: false, retries: 1_000 });
    for (let attempt = 1; attempt <= 100; attempt += 1) {
      expect((await call.failed(RESET())).decision.retry).toBe(true);
      call.begin();
    }
  });

  it.each<[string, () => Error, PolicyOptions]>([
    ['terminal', NOT_FOUND, {}],
    ['retries-exhausted', RESET, { retries: 0 }],
    ['deadline', RESET, { totalTimeout: 50 }],
  ])('does not ask it where %s stops the call', async (stop, thrown, options) => {
    const take = vi.fn(() => true);
    const { call } = start({ budget: { take, success: vi.fn() }, ...options });
    expect((await call.failed(thrown())).failure.stop).toBe(stop);
    expect(take).not.toHaveBeenCalled();
  });
});

describe('a budget that takes its time', () => {
  const slow = (answer: Promise<boolean>): Budget => ({ take: () => answer, success: () => undefined });

  it('may use up what the deadline leaves before the wait', async () => {
    const { call, clock, events } = start({
      budget: slow(new Promise(() => undefined)),
      totalTimeout: 200,
    });
    const outcome = call.failed(SERVER_ERROR());
    await clock.advance(149);
    expect(events).toEqual([]);
    await clock.advance(1);
    expect((await outcome).failure).toMatchObject({ code: 'HTTP_500', stop: 'deadline', elapsedMs: 150 });
    expect(events.map(({ type }) => type)).toEqual(['give-up']);
    expect(clock.pending()).toBe(0);
  });

  it('tells of no retry where the caller has aborted meanwhile', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const { call, events } = start(
      { budget: slow(new Promise(() => undefined)) },
      { signal, cancelled: () => signal.aborted },
    );
    const outcome = call.failed(SERVER_ERROR());
    await settled();
    controller.abort();
    expect((await outcome).failure.attempts).not.toMatchObject([{ delayMs: expect.anything() as number }]);
    expect(events).toEqual([]);
    // The loop finds the abort before it waits, and closes the call.
    expect((await call.abandoned(new Error('canceled'))).failure.stop).toBe('cancelled');
    expect(events.map(({ type }) => type)).toEqual(['give-up']);
  });
});
