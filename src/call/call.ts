import { ownProperties } from '../catalog/own.js';
import { classify, type Verdict } from '../classify/classify.js';
import type { Attempt, Failure, StopReason } from '../classify/failure.js';
import { compileOverrides } from '../classify/overrides.js';
import { emit } from '../events/event.js';
import { budgetOf } from '../policy/budget.js';
import { decide, type Decision } from '../policy/decide.js';
import { mayRepeat } from '../policy/effect.js';
import { noteUnknown, overridesOf, type Policy } from '../policy/policy.js';
import type { RequestOptions } from '../policy/request-options.js';
import { factsOf, type ReadFacts } from '../wire/thrown.js';
import { failedAttempt } from './attempt.js';
import { ask, credit } from './budget.js';
import { warnOfNested } from './nested-retries.js';
import { aged, close, type Outcome, replaced } from './outcome.js';
import { refusalOf } from './refusal.js';
import { retriesOf } from './retries.js';
import type { Judgement, Subject } from './subject.js';

/** Longest read of an error body where nothing else bounds it, in milliseconds. */
const BODY_TIMEOUT = 5_000;

/** Attempts that a refused timestamp or nonce may cost: with the offset learned, the second one is right. */
const CLOCK_ATTEMPTS = 1;

/** One logical call: the ledger of its attempts, its deadline, its one closing event. */
export interface Call {
  /** Notes that the next attempt starts. */
  begin(): void;
  /** Decodes and classifies what an attempt threw, once. */
  judge(thrown: unknown): Promise<Judgement>;
  /** Judges, decides, tells. `stop` takes the decision's place where it is made already. */
  failed(thrown: unknown, stop?: StopReason): Promise<Outcome>;
  /** Closes a call that succeeded; an error status that the caller accepts is no sign of health. */
  succeeded(healthy: boolean): void;
  /** Closes a call whose wait ended in an abort; `thrown` is what the caller gets. */
  abandoned(thrown: unknown): Promise<Outcome>;
  /** Closes a call that ends after a wait, before another attempt: its last failure counts. */
  ended(last: Outcome, stop: StopReason): Outcome;
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
  const own = options?.overrides ? [compileOverrides(options.overrides)] : [];
  const rules = {
    catalogs: policy.catalogs,
    overrides: [...own, overridesOf(policy)],
    classify: policy.classify,
    signsEachAttempt: subject.learn !== undefined,
  };
  const budget = policy.budget === false ? undefined : budgetOf(policy.budget, subject.origin);
  const ledger: Attempt[] = [];
  let attemptStartedAtMs = startedAtMs;
  let previousDelayMs: number | undefined;
  let clockFailures = 0;
  let lastFacts: ReadFacts | undefined;
  let failedAtMs = 0;
  let judged: { readonly thrown: unknown; readonly judgement: Promise<Judgement> } | undefined;

  const since = (startMs: number): number => Math.max(0, clock.now() - startMs);
  const remainingMs = (): number => {
    const totalMs = options?.totalTimeout ?? policy.totalTimeout ?? Infinity;
    return totalMs - since(startedAtMs);
  };
  const finish = (thrown: unknown, failure: Failure, stop: StopReason, facts?: ReadFacts): Outcome =>
    close({ thrown, failure: { ...failure, elapsedMs: since(startedAtMs) }, stop, facts, policy });

  const read = (thrown: unknown): ReadFacts | Promise<ReadFacts> => {
    const attemptMs = options?.attemptTimeout ?? policy.attemptTimeout ?? subject.timeoutMs ?? BODY_TIMEOUT;
    return factsOf(thrown, {
      maxBytes: policy.maxErrorBodyBytes,
      nowMs: clock.now(),
      bodyTimeoutMs: Math.max(1, Math.min(attemptMs, remainingMs())),
      signal: subject.signal,
      consume: true,
    });
  };

  const meaningOf = (facts: ReadFacts): Verdict =>
    classify(facts, rules, {
      operation: subject.operation(),
      attempts: Object.freeze([...ledger]),
      elapsedMs: since(startedAtMs),
      clean: subject.clean,
    });

  const attempt = (): Attempt => ({
    number: ledger.length + 1,
    startedAtMs: attemptStartedAtMs,
    durationMs: since(attemptStartedAtMs),
  });
  const judgeAnew = async (thrown: unknown): Promise<Judgement> => {
    const reading = read(subject.observe(thrown));
    const came = reading instanceof Promise ? await reading : reading;
    // A time limit may have ended the attempt while its body was read; then that has been judged.
    const late = reading instanceof Promise && judged?.thrown !== thrown;
    const refusal = refusalOf(thrown);
    // Whatever the abort made of the attempt, the caller's own signal is the reason.
    const kind = subject.cancelled() ? 'cancelled' : refusal ? 'refused' : came.kind;
    const facts: ReadFacts = kind === came.kind ? came : ownProperties({ ...came, kind });
    if (!late) ledger.push(failedAttempt(attempt(), facts, subject.clean));
    const judgement: Judgement = { facts, refusal, ...meaningOf(facts) };
    if (late) return judgement;
    if (!judgement.failure.documented && facts.code !== undefined) noteUnknown(policy, judgement.failure);
    if (judgement.failure.category === 'clock') clockFailures += 1;
    subject.learn?.(judgement, attemptStartedAtMs);
    return judgement;
  };
  const judge = (thrown: unknown): Promise<Judgement> => {
    if (!judged || judged.thrown !== thrown) judged = { thrown, judgement: judgeAnew(thrown) };
    return judged.judgement;
  };

  const decideOn = ({ failure, facts, refusal, entry, override }: Judgement): Decision =>
    decide({
      failure,
      override,
      cancelled: facts.kind === 'cancelled',
      refused: refusal,
      replayable: subject.replayable,
      repeatable: () =>
        mayRepeat({
          failure,
          syscall: facts.syscall,
          entry,
          redirected: subject.redirected(),
          idempotent: subject.idempotent,
          retryUnsafe: policy.retryUnsafe,
          unsafe: override?.unsafe,
        }),
      retries: clockFailures > CLOCK_ATTEMPTS ? 0 : retriesOf(policy, options, override, own),
      retryAfterMs: facts.retryAfterMs,
      maxRetryAfter: policy.maxRetryAfter,
      remainingMs: remainingMs(),
      backoff: failure.category === 'throttling' ? policy.throttleBackoff : policy.backoff,
      previousDelayMs,
      random,
    });

  return {
    remainingMs,
    judge,
    begin() {
      attemptStartedAtMs = clock.now();
      judged = undefined;
    },
    async failed(thrown, stop) {
      const judgement = await judge(thrown);
      const { facts, failure } = judgement;
      lastFacts = facts;
      failedAtMs = clock.now();
      if (stop) return finish(thrown, { ...failure, classification: 'terminal' }, stop, facts);
      const decision = decideOn(judgement);
      if (!decision.retry) return finish(thrown, failure, decision.stop, facts);
      const { delayMs, delayFrom } = decision;
      judged = undefined;
      const leftMs = remainingMs() - delayMs;
      const answer = budget
        ? await ask(budget, failure, { clock, signal: subject.signal, leftMs })
        : 'granted';
      // The wait that would follow ends the call, with what the caller gets for an abort.
      if (answer === 'cancelled') return { thrown, failure, decision, ...replaced(facts) };
      if (answer !== 'granted') return finish(thrown, failure, answer, facts);
      previousDelayMs = delayMs;
      // A spread would give each attempt a hidden class of its own, and those weigh more than the attempt.
      ledger.push(Object.assign({}, ledger.pop() as Attempt, { delayMs, delayFrom }));
      const waiting: Failure = { ...failure, attempts: Object.freeze([...ledger]) };
      warnOfNested(policy, thrown, waiting);
      emit(policy.onEvent, { type: 'retry', attempt: ledger.length, delayMs, delayFrom, failure: waiting });
      return { thrown, failure: waiting, decision, ...replaced(facts) };
    },
    succeeded(healthy) {
      if (healthy && budget) credit(budget, ledger.length + 1);
      if (ledger.length === 0) return;
      const operation = subject.operation();
      emit(policy.onEvent, {
        type: 'recover',
        attempts: [...ledger, attempt()],
        operation: operation && subject.clean(operation),
        elapsedMs: since(startedAtMs),
      });
    },
    async abandoned(thrown) {
      const facts: ReadFacts = ownProperties({ ...(await read(thrown)), kind: 'cancelled' });
      return finish(thrown, meaningOf(facts).failure, 'cancelled');
    },
    ended: (last, stop) => finish(last.thrown, last.failure, stop, aged(lastFacts, since(failedAtMs))),
  };
}
