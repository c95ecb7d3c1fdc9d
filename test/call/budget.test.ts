import { describe, expect, it, vi } from 'vitest';
import { ask, credit } from '../../src/call/budget.js';
import type { Budget } from '../../src/policy/budget.js';
import { budgetOf, isOwing } from '../../src/policy/budget.js';
import { attempts, failure } from '../classify/sample.js';
import { manualClock, settled } from './manual-clock.js';

const never = new Promise<boolean>(() => undefined);
const mistake = (): never => {
  throw new Error('a mistake in the budget');
};

/** Asks a budget whose `take` is given; the question is open until something happens. */
function open(take: () => unknown, leftMs = Infinity, signal?: AbortSignal) {
  const clock = manualClock();
  const budget: Budget = { take: take as Budget['take'], success: () => undefined };
  const told = vi.fn();
  const asked = ask(budget, failure({ attempts: attempts(2) }), { clock, signal, leftMs });
  void asked.then(told);
  return { clock, asked, told };
}

describe('the question to a budget', () => {
  it('comes with the failure and the number of the attempt that failed', async () => {
    const take = vi.fn(() => true);
    const met = failure({ attempts: attempts(3) });
    await ask({ take, success: vi.fn() }, met, { clock: manualClock(), signal: undefined, leftMs: Infinity });
    expect(take.mock.calls).toEqual([[met, 3]]);
  });

  it.each<[string, () => unknown, string]>([
    ['true', () => true, 'granted'],
    ['false', () => false, 'budget-exhausted'],
    ['true, later', () => Promise.resolve(true), 'granted'],
    ['false, later', () => Promise.resolve(false), 'budget-exhausted'],
    [
      'false, by a thenable',
      () => ({ then: (tell: (no: boolean) => void) => tell(false) }),
      'budget-exhausted',
    ],
    ['an error', mistake, 'granted'],
    ['an error, later', () => Promise.reject(new Error('no connection')), 'granted'],
    ['nothing', () => undefined, 'granted'],
    ['nothing, later', () => Promise.resolve(), 'granted'],
    ['null', () => null, 'granted'],
    ['0, later', () => Promise.resolve(0), 'granted'],
    ["'false'", () => 'false', 'granted'],
  ])('answered with %s', async (_, take, answer) => {
    const { asked, clock } = open(take);
    expect(await asked).toBe(answer);
    expect(clock.pending()).toBe(0);
  });

  it('that is not answered within a second counts as a yes', async () => {
    const { clock, told } = open(() => never);
    await clock.advance(999);
    expect(told).not.toHaveBeenCalled();
    await clock.advance(1);
    expect(told.mock.calls).toEqual([['granted']]);
    expect(clock.pending()).toBe(0);
  });

  it('does not go on for longer than a retry would be in time', async () => {
    const { clock, told } = open(() => never, 300);
    await clock.advance(300);
    expect(told.mock.calls).toEqual([['deadline']]);
    expect(clock.pending()).toBe(0);
  });

  it('is over at once with an abort, which is no yes', async () => {
    const controller = new AbortController();
    const { clock, told } = open(() => never, 300, controller.signal);
    await settled();
    controller.abort();
    await settled();
    expect(told.mock.calls).toEqual([['cancelled']]);
    expect(clock.pending()).toBe(0);
  });

  it('does not mind an answer that comes after its end', async () => {
    let say: (error: Error) => void = () => undefined;
    const controller = new AbortController();
    const { told } = open(() => new Promise((_, reject) => (say = reject)), 300, controller.signal);
    controller.abort();
    await settled();
    say(new Error('too late'));
    await settled();
    expect(told.mock.calls).toEqual([['cancelled']]);
  });

  it('finds an abort from before it was asked', async () => {
    expect(await open(() => never, 300, AbortSignal.abort()).asked).toBe('cancelled');
  });
});

describe('the news of a success', () => {
  it.each<[string, () => unknown]>([
    ['throws', mistake],
    ['rejects', () => Promise.reject(new Error('no connection'))],
    ['answers something', () => 5],
  ])('does no harm where the budget %s', async (_, success) => {
    expect(() => credit({ take: () => true, success }, 2)).not.toThrow();
    await settled();
  });

  it('comes with the number of attempts', () => {
    const success = vi.fn();
    credit({ take: () => true, success }, 3);
    expect(success.mock.calls).toEqual([[3]]);
  });
});

describe('a budget of one’s own', () => {
  const plain: Budget = { take: () => true, success: () => undefined };

  it('may be one for all origins, or one for each', () => {
    const local: Budget = { ...plain };
    const forOrigin = vi.fn(() => local);
    expect(budgetOf(plain, () => 'http://a')).toBe(plain);
    expect(budgetOf({ ...plain, forOrigin }, () => 'http://a')).toBe(local);
    expect(forOrigin.mock.calls).toEqual([['http://a']]);
  });

  it('is told of every success unless it says that it need not be', () => {
    expect(isOwing(plain)).toBe(true);
    expect(isOwing({ ...plain, owes: () => false })).toBe(false);
  });

  it('may make mistakes in both', () => {
    const broken: Budget = { ...plain, forOrigin: mistake, owes: mistake };
    expect(budgetOf(broken, () => 'http://a')).toBe(broken);
    expect(isOwing(broken)).toBe(true);
  });
});
