import type { AxiosError } from 'axios';
import { explain, failureOf, hasFailure, type Attempt, type Failure, type StopReason } from 'retriage';
import { expectTypeOf } from 'vitest';

const thrown: unknown = new Error();

expectTypeOf(failureOf(thrown)).toEqualTypeOf<Failure | undefined>();
expectTypeOf(explain({ status: 503, body: '' })).resolves.toEqualTypeOf<Failure>();

if (hasFailure(thrown)) {
  expectTypeOf(thrown).toExtend<AxiosError>();
  expectTypeOf(thrown.failure).toEqualTypeOf<Failure>();
  expectTypeOf(thrown.response?.status).toEqualTypeOf<number | undefined>();
}

expectTypeOf<Failure['code']>().toEqualTypeOf<string>();
expectTypeOf<Failure['stop']>().toEqualTypeOf<StopReason | undefined>();
expectTypeOf<Failure['attempts']>().toEqualTypeOf<readonly Attempt[]>();
expectTypeOf<Failure['classification']>().toEqualTypeOf<'retryable' | 'terminal'>();

/** A reason without a line here does not compile. */
export const advice = (stop: StopReason): string => {
  switch (stop) {
    case 'terminal':
    case 'retries-exhausted':
    case 'deadline':
    case 'retry-after-too-long':
    case 'budget-exhausted':
    case 'circuit-open':
    case 'overloaded':
    case 'not-idempotent':
    case 'body-not-replayable':
    case 'cancelled':
      return stop;
    default:
      return stop satisfies never;
  }
};

declare const failure: Failure;
// @ts-expect-error a failure is read-only
failure.code = 'Other';
