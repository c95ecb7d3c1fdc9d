import { describe, expect, it, vi } from 'vitest';
import { type Backoff, constant, exponential } from '../../src/policy/backoff.js';
import { decide, type Situation } from '../../src/policy/decide.js';
import { attempts, failure } from '../classify/sample.js';
import { situation } from './situation.js';

function delayOf(parts: Partial<Situation>): number {
  const decision = decide(situation(parts));
  return decision.retry ? decision.delayMs : NaN;
}

describe('the backoff', () => {
  it('is asked with attempt, failure, the previous wait and the chance', () => {
    const backoff = vi.fn<Backoff>(() => 7);
    const random = (): number => 0.25;
    const met = failure({ attempts: attempts(3) });
    expect(delayOf({ backoff, failure: met, previousDelayMs: 40, random })).toBe(7);
    const expected = {
      attempt: 3,
      failure: met,
      previousDelayMs: 40,
      random: expect.any(Function) as unknown,
    };
    expect(backoff.mock.calls).toEqual([[expected]]);
    expect(backoff.mock.calls[0]?.[0].random()).toBe(0.25);
  });

  it.each<[unknown, number]>([
    [0, 0],
    [1, 1],
    [-0.01, 1],
    [1.01, 1],
    [Number.NaN, 1],
    [undefined, 1],
    ['half', 1],
  ])('takes the chance %j for %d', (chance, fraction) => {
    const backoff: Backoff = ({ random }) => random() * 1_000;
    expect(delayOf({ backoff, random: () => chance as number })).toBe(fraction * 1_000);
  });

  it.each([
    [1.4, 1],
    [1.5, 2],
    [0.2, 0],
  ])('of %d ms is rounded to %d', (own, delay) => {
    expect(delayOf({ backoff: () => own })).toBe(delay);
  });

  it.each([
    ['an override', { override: { backoff: constant(33) } }, 33],
    ["an override's fixed delay", { override: { delay: 44 } }, 44],
    ['a delay of nothing', { override: { delay: 0 } }, 0],
    ["an override's delay before its backoff", { override: { delay: 44, backoff: constant(33) } }, 44],
    ['nobody, where the override says nothing', { override: { retries: 5 } }, 100],
  ])('gives way to %s', (_who, parts, delay) => {
    expect(decide(situation(parts))).toEqual({ retry: true, delayMs: delay, delayFrom: 'backoff' });
  });

  it('is not asked where a delay is fixed', () => {
    const backoff = vi.fn<Backoff>(() => 7);
    delayOf({ backoff, override: { delay: 44 } });
    expect(backoff).not.toHaveBeenCalled();
  });
});

describe('a backoff that is mistaken', () => {
  const random = (): number => 0.5;
  const standard = exponential()({ attempt: 2, failure: failure(), random });

  it.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('mistake');
      },
    ],
    ['gives NaN', () => NaN],
    ['gives a string', () => '500'],
    ['gives nothing', () => undefined],
    ['gives null', () => null],
    ['gives a promise', () => Promise.resolve(5)],
    ['gives a bigint', () => 5n],
  ])('and %s is replaced by the standard one', (_what, backoff) => {
    expect(standard).toBeGreaterThan(0);
    const met = failure({ attempts: attempts(2) });
    expect(delayOf({ backoff: backoff as Backoff, failure: met, random })).toBe(standard);
    expect(delayOf({ override: { backoff }, failure: met, random })).toBe(standard);
  });

  it.each([
    [-1, 0],
    [-1e9, 0],
    [-Infinity, 0],
    [Infinity, 2 ** 31 - 1],
  ])('and gives %d makes a wait of %d', (own, delay) => {
    expect(delayOf({ backoff: () => own })).toBe(delay);
  });
});
