import { failureOf } from '../../src/call/surface.js';
import type { Failure } from '../../src/classify/failure.js';
import type { FailureEvent } from '../../src/events/event.js';
import type { PolicyOptions } from '../../src/policy/options.js';
import { run } from '../../src/runner/run.js';
import type { Rehearsal, RehearsalStep } from '../../src/testing/index.js';
import { rejectionOf } from '../call/rejection.js';
import { listened } from './quick.js';

/** What came of a call that fails for good. */
export interface Played {
  readonly thrown: unknown;
  readonly failure: Failure | undefined;
  readonly events: readonly FailureEvent[];
  /** How many requests the server saw. */
  readonly requests: number;
}

/** Extra attempts where a test does not say otherwise. */
export const RETRIES = 2;

/** Answers every request by the same step, runs the call and says what came of it. */
export async function played(
  server: Rehearsal,
  step: RehearsalStep,
  call: () => Promise<unknown>,
  more: PolicyOptions = {},
): Promise<Played> {
  server.play(() => step);
  const before = server.requests.length;
  const { options, events } = listened({ retries: RETRIES, ...more });
  const thrown = await rejectionOf(run(call, options));
  return { thrown, failure: failureOf(thrown), events, requests: server.requests.length - before };
}
