import { describe, expect, it, vi } from 'vitest';
import { STOP_REASONS, type StopReason } from '../../src/classify/failure.js';
import { constant } from '../../src/policy/backoff.js';
import { decide } from '../../src/policy/decide.js';
import { attempts, failure } from '../classify/sample.js';
import { hindered, situation } from './situation.js';

/** The reasons that `decide` itself knows, in order; the others are asked by the call. */
const reasons: readonly StopReason[] = [
  'cancelled',
  'terminal',
  'body-not-replayable',
  'not-idempotent',
  'retries-exhausted',
  'retry-after-too-long',
  'deadline',
];

describe('decide', () => {
  it('retries where nothing is in the way', () => {
    expect(decide(situation())).toStrictEqual({ retry: true, delayMs: 100, delayFrom: 'backoff' });
  });

  it.each(reasons)('stops with %s', (reason) => {
    expect(decide(hindered(reason))).toStrictEqual({ retry: false, stop: reason });
  });

  const pairs = reasons.flatMap((first, at) =>
    reasons.slice(at + 1).map((second) => [first, second] as const),
  );

  it.each(pairs)('says %s before %s where both hold', (first, second) => {
    expect(decide(hindered(first, second))).toStrictEqual({ retry: false, stop: first });
  });

  it('keeps the order in which the reasons are listed', () => {
    expect(reasons).toEqual(STOP_REASONS.filter((reason) => reasons.includes(reason)));
  });

  it.each(['circuit-open', 'overloaded'] as const)('stops with %s where we did not send', (refused) => {
    expect(decide(situation({ refused }))).toStrictEqual({ retry: false, stop: refused });
    expect(decide({ ...hindered('cancelled'), refused })).toEqual({ retry: false, stop: 'cancelled' });
    expect(decide({ ...hindered('terminal'), refused })).toEqual({ retry: false, stop: 'terminal' });
  });

  it('takes the category for cancelled too', () => {
    const cancelled = failure({ category: 'cancelled', classification: 'retryable', attempts: attempts(1) });
    expect(decide(situation({ failure: cancelled }))).toEqual({ retry: false, stop: 'cancelled' });
  });

  it.each(['cancelled', 'terminal'] as const)('asks no costly question of a %s failure', (reason) => {
    const replayable = vi.fn(() => true);
    const repeatable = vi.fn(() => true);
    decide({ ...hindered(reason), replayable, repeatable });
    expect(replayable).not.toHaveBeenCalled();
    expect(repeatable).not.toHaveBeenCalled();
  });

  it('is pure: it says the same again, and changes nothing', () => {
    const given = Object.freeze(situation({ retryAfterMs: 5_000, random: () => 0.5 }));
    const before = JSON.stringify(given);
    expect(decide(given)).toEqual(decide(given));
    expect(JSON.stringify(given)).toBe(before);
  });
});

describe('the number of retries', () => {
  it.each([
    [0, 1, false],
    [1, 1, true],
    [1, 2, false],
    [3, 3, true],
    [3, 4, false],
    [Infinity, 1_000, true],
  ])('%d allowed, after %d failed attempts: retry %s', (retries, count, retry) => {
    const decision = decide(situation({ retries, failure: failure({ attempts: attempts(count) }) }));
    expect(decision.retry).toBe(retry);
  });
});

describe('the deadline', () => {
  it.each([
    [101, true],
    [100, false],
    [99, false],
    [0, false],
    [-5, false],
    [Infinity, true],
  ])('%d ms left for a wait of 100: retry %s', (remainingMs, retry) => {
    expect(decide(situation({ remainingMs })).retry).toBe(retry);
  });

  it('is met by a wait of nothing only where time is left', () => {
    expect(decide(situation({ backoff: constant(0), remainingMs: 1 })).retry).toBe(true);
    expect(decide(situation({ backoff: constant(0), remainingMs: 0 }))).toEqual({
      retry: false,
      stop: 'deadline',
    });
  });

  it.each([
    ['timeout', 0, 'deadline'],
    ['timeout', 1, 'deadline'],
    ['timeout', 2, 'body-not-replayable'],
    ['response', 0, 'deadline'],
    ['response', 1, 'body-not-replayable'],
  ] as const)('comes before what is safe where a %s leaves %d ms', (kind, remainingMs, stop) => {
    const unsafe = { replayable: () => false, repeatable: () => false, retries: 0 };
    const cut = failure({ kind, attempts: attempts(1) });
    expect(decide(situation({ ...unsafe, failure: cut, remainingMs }))).toEqual({ retry: false, stop });
  });

  it('comes after what makes no sense', () => {
    const terminal = failure({ classification: 'terminal', attempts: attempts(1) });
    expect(decide(situation({ failure: terminal, remainingMs: 0 }))).toMatchObject({ stop: 'terminal' });
    expect(decide(situation({ refused: 'circuit-open', remainingMs: 0 }))).toMatchObject({
      stop: 'circuit-open',
    });
  });

  it('counts the wait that the server asks for', () => {
    expect(decide(situation({ retryAfterMs: 5_000, remainingMs: 5_000 }))).toEqual({
      retry: false,
      stop: 'deadline',
    });
    expect(decide(situation({ retryAfterMs: 5_000, remainingMs: 5_001 }))).toMatchObject({
      retry: true,
      delayMs: 5_000,
    });
  });
});
