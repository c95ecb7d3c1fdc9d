import type { AttemptLimit } from '../../src/call/limit.js';

/** A limit of 100 ms, with what a test wants to be different. */
export function limitRecord(changes: Pick<AttemptLimit, 'clock'> & Partial<AttemptLimit>): AttemptLimit {
  return {
    timeoutMs: 100,
    timedOut: () => new Error('out of time'),
    parent: undefined,
    abandon: false,
    onEnd: undefined,
    linger: undefined,
    ...changes,
  };
}
