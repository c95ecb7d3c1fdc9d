import { classify, codeOf, type Verdict } from '../classify/classify.js';
import type { Attempt, Failure, StopReason } from '../classify/failure.js';
import { compileOverrides } from '../classify/overrides.js';
import { emit } from '../events/event.js';
import { type Budget, budgetOf } from '../policy/budget.js';
import { type Decision, decide } from '../policy/decide.js';
import { mayRepeat } from '../policy/effect.js';
import { noteUnknown, overridesOf, type Policy } from '../policy/policy.js';
import type { RequestOptions } from '../policy/request-options.js';
import { factsOf, type ReadFacts } from '../wire/thrown.js';
import { limited } from './limit.js';
import type { Subject } from './subject.js';

/** Longest read of an error body where nothing else bounds it, in milliseconds. */
const BODY_TIMEOUT = 5_000;

/** Longest wait for an asynchronous budget, in milliseconds. */
const BUDGET_TIMEOUT = 1_000;

/** What a failed attempt led to. */
export interface Outcome {
  readonly thrown: unknown;
  readonly failure: Failure;
  readonly decision: Decision;
  /** Fresh body in place of the one that was read to decode it. */
  readonly replacement?: { readonly data: unknown } | undefined;
}

/** One logical call: the ledger of its attempts, its deadline, its one closing event. */
export interface Call {
  /** Notes that the next attempt starts. */
  begin(): void;
  /** Decodes, classifies, decides, tells. */
  failed(thrown: unknown): Promise<Outcome>;
  /** Closes a call that succeeded; an error status that the caller accepts is no sign of health. */
  succeeded(healthy: boolean): void;
  /** Closes a call whose wait ended in an abort; `thrown` is what the caller gets. */
  abandoned(thrown: unknown): Promise<Outcome>;
  /** Closes a call whose deadline passed during a wait: its last failure counts. */
  expired(last: Outcome): Outcome;
  /** Time left, in milliseconds; Infinity without a limit. */
  remainingMs(): number;
}

/** Starts the ledger of a call. `startedAtMs` is when its first attempt began. */
export function createCall(
  policy: Policy,
  options: RequestOptions | undefined,
  subject: Subject,
  startedAtMs: number,
): Call {
  const { clock, random } = policy;
  const rules = {
    catalogs: policy.catalogs,
    overrides: [...(options?.overrides ? [compileOverrides(options.overrides)] : []), overridesOf(policy)],
    classify: policy.classify,
  };
  const budget = policy.budget === false ? undefined : budgetOf(policy.budget, subject.origin);
  const ledger: Attempt[] = [];
  let attemptStartedAtMs = startedAtMs;
  let previousDelayMs: number | undefined;

  const elapsedMs = (): number => Math.max(0, clock.now() - startedAtMs);
  const remainingMs = (): number => {
    const total = options?.totalTimeout ?? policy.totalTimeout ?? Infinity;
    return total - elapsedMs();
  };

  const read = (thrown: unknown): ReadFacts | Promise<ReadFacts> =>
    factsOf(thrown, {
      maxBytes: policy.maxErrorBodyBytes,
      nowMs: clock.now(),
      bodyTimeoutMs: Math.max(
        1,
        Math.min(options?.attemptTimeout ?? policy.attemptTimeout ?? subject.timeoutMs ?? BODY_TIMEOUT, remainingMs()),
      ),
      signal: subject.signal,
    });

  /** A budget that throws, or does not answer in time, must not cost the caller a retry. */
  const granted = async (from: Budget, failure: Failure): Promise<boolean> => {
    try {
      const answer = from.take(failure, ledger.length);
      if (typeof answer === 'boolean') return answer;
      return await limited(() => answer, {
        clock,
        timeoutMs: Math.min(BUDGET_TIMEOUT, remainingMs()),
        parent: subject.signal,
        abandon: true,
        timedOut: () => new Error('budget'),
      });
    } catch {
      return true;
    }
  };

  const judge = (facts: ReadFacts, attempt?: Attempt): Verdict => {
    if (attempt) ledger.push(attempt);
    return classify(facts, rules, {
      operation: subject.operation(),
      attempts: [...ledger],
      elapsedMs: elapsedMs(),
      clean: subject.clean,
    });
  };

  const attemptOf = (facts: ReadFacts): Attempt => ({
    number: ledger.length + 1,
    startedAtMs: attemptStartedAtMs,
    durationMs: Math.max(0, clock.now() - attemptStartedAtMs),
    ...(facts.status !== undefined && { httpCode: facts.status }),
    code: subject.clean(codeOf(facts)),
    ...(facts.requestId !== undefined && { requestId: subject.clean(facts.requestId) }),
  });

  const close = (thrown: unknown, failure: Failure, stop: StopReason, facts?: ReadFacts): Outcome => {
    const final: Failure = { ...failure, stop, ...retryAt(facts?.retryAfterMs, clock.now()), elapsedMs: elapsedMs() };
    emit(policy.onEvent, { type: 'give-up', failure: final });
    return { thrown, failure: final, decision: { retry: false, stop }, ...replaced(facts) };
  };

  return {
    remainingMs,
    begin() {
      attemptStartedAtMs = clock.now();
    },
    async failed(thrown) {
      const reading = read(thrown);
      const came = reading instanceof Promise ? await reading : reading;
      // Whatever the abort made of the attempt, the caller's own signal is the reason.
      const facts: ReadFacts = subject.cancelled() ? { ...came, kind: 'cancelled' } : came;
      const { failure, entry, override } = judge(facts, attemptOf(facts));
      if (!failure.documented && facts.code !== undefined) noteUnknown(policy, failure);
      const decision = decide({
        failure,
        override,
        cancelled: facts.kind === 'cancelled',
        replayable: subject.replayable,
        repeatable: () =>
          mayRepeat({
            failure,
            syscall: facts.syscall,
            documentedRetryable: entry?.retryable === true,
            idempotent: subject.idempotent,
            retryUnsafe: policy.retryUnsafe,
            unsafe: override?.unsafe,
          }),
        retries: override?.retries ?? options?.retries ?? policy.retries,
        retryAfterMs: facts.retryAfterMs,
        maxRetryAfter: policy.maxRetryAfter,
        remainingMs: remainingMs(),
        backoff: failure.category === 'throttling' ? policy.throttleBackoff : policy.backoff,
        previousDelayMs,
        random,
      });
      if (!decision.retry) return close(thrown, failure, decision.stop, facts);
      if (budget && !(await granted(budget, failure))) return close(thrown, failure, 'budget-exhausted', facts);
      const { delayMs, delayFrom } = decision;
      previousDelayMs = delayMs;
      ledger.push({ ...(ledger.pop() as Attempt), delayMs, delayFrom });
      const waiting: Failure = { ...failure, attempts: [...ledger] };
      emit(policy.onEvent, { type: 'retry', attempt: ledger.length, delayMs, delayFrom, failure: waiting });
      return { thrown, failure: waiting, decision, ...replaced(facts) };
    },
    succeeded(healthy) {
      if (healthy) budget?.success(ledger.length + 1);
      if (ledger.length === 0) return;
      const attempts: Attempt[] = [
        ...ledger,
        {
          number: ledger.length + 1,
          startedAtMs: attemptStartedAtMs,
          durationMs: Math.max(0, clock.now() - attemptStartedAtMs),
        },
      ];
      emit(policy.onEvent, { type: 'recover', attempts, operation: subject.operation(), elapsedMs: elapsedMs() });
    },
    async abandoned(thrown) {
      const facts = await read(thrown);
      return close(thrown, judge({ ...facts, kind: 'cancelled' }).failure, 'cancelled');
    },
    expired: (last) => close(last.thrown, last.failure, 'deadline'),
  };
}

function retryAt(hintMs: number | undefined, nowMs: number): Pick<Failure, 'retryAt'> {
  if (hintMs === undefined) return {};
  const latest = 8.64e15; // The last moment a Date can hold (ECMA-262).
  return { retryAt: new Date(Math.min(nowMs + hintMs, latest)).toISOString() };
}

function replaced(facts: ReadFacts | undefined): Pick<Outcome, 'replacement'> {
  return facts && Object.hasOwn(facts, 'replacement') ? { replacement: { data: facts.replacement } } : {};
}
