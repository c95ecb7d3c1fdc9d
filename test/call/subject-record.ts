import type { Subject } from '../../src/call/subject.js';

/** A subject that may be repeated, with what a test wants to be different. */
export function subjectRecord(changes: Partial<Subject> = {}): Subject {
  return {
    operation: () => 'GET api.example.com/',
    origin: () => 'http://api.example.com',
    idempotent: () => true,
    redirected: () => false,
    replayable: () => true,
    cancelled: () => false,
    clean: (text) => text,
    signal: undefined,
    timeoutMs: undefined,
    observe: (thrown) => thrown,
    learn: undefined,
    ...changes,
  };
}
