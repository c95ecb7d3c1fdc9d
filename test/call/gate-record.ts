import { vi } from 'vitest';
import type { Gate } from '../../src/call/gate.js';
import { markRefused } from '../../src/call/refusal.js';
import type { Judgement } from '../../src/call/subject.js';
import type { Executor } from '../../src/policy/breaker.js';
import { failure } from '../classify/sample.js';
import { manualClock } from './manual-clock.js';

export const broken = new Error('the server failed');

/** A gate that calls every failure what it is told. */
export function gate(classification: 'retryable' | 'terminal' = 'retryable', signal?: AbortSignal) {
  const judge = vi.fn((): Promise<Judgement> =>
    Promise.resolve({ failure: failure({ classification }), facts: { kind: 'response', text: '' } }),
  );
  const made: Gate = {
    clock: manualClock(),
    signal,
    origin: () => 'https://api.example.com:8443',
    judge,
    refuse: (refusal, cause) => markRefused(new Error('not sent', { cause }), refusal),
  };
  return { gate: made, judge };
}

/** An executor of a few lines. */
export function executor(execute: (fn: () => Promise<unknown>) => unknown): Executor {
  return { execute: execute as Executor['execute'] };
}
