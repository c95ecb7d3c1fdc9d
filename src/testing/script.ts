import { answerRules } from './answer.js';
import type { RehearsalRequest } from './request.js';
import { cueOf, type Cue, type RehearsalChoice, type RehearsalStep, type Stage } from './step.js';

/** Steps, one per request; as one string, separated by commas. A function alone is asked for every request. */
export type RehearsalSequence = string | readonly RehearsalStep[] | RehearsalChoice;

/** One sequence for all requests, or one for each action; `'*'` is for every action without its own. */
export type RehearsalScript = RehearsalSequence | { readonly [action: string]: RehearsalSequence };

/** Gives the cue for the next request of an action. */
export type Play = (action: RehearsalRequest['action']) => Cue;

/** Gives a cue for each request of a sequence, none after its end. */
type Sequence = () => Cue | undefined;

function sequenceOf(sequence: RehearsalSequence, where: string, stage: Stage): Sequence {
  if (typeof sequence === 'function') {
    const always = cueOf(sequence, where, stage);
    return () => always;
  }
  const steps = typeof sequence === 'string' ? sequence.split(',').map((step) => step.trim()) : sequence;
  if (!Array.isArray(steps)) throw new TypeError(`${where}: takes a list of steps, a string or a function`);
  const cues = steps.map((step: RehearsalStep, at) => cueOf(step, `${where} step ${at + 1}`, stage));
  let played = 0;
  return () => cues[played++];
}

/**
 * Makes a script playable.
 * @param rest answers what no sequence covers any more
 * @throws TypeError naming the step that is wrong
 */
export function playOf(script: RehearsalScript, stage: Stage, rest: Cue): Play {
  if (typeof script !== 'object' || script === null || Array.isArray(script)) {
    const next = sequenceOf(script as RehearsalSequence, 'script', stage);
    return () => next() ?? rest;
  }
  const byAction = new Map<string | undefined, Sequence>();
  for (const [action, sequence] of Object.entries(script as Record<string, RehearsalSequence>)) {
    // `{ code: 'Throttling' }` for `[{ code: 'Throttling' }]` would answer the action "code", so nothing at all.
    if (action === 'chance' || Object.hasOwn(answerRules, action)) {
      throw new TypeError(
        `script: takes actions as keys, "${action}" belongs to a step; put the step into a list`,
      );
    }
    byAction.set(action, sequenceOf(sequence, `script.${action}`, stage));
  }
  return (action) => (byAction.get(action) ?? byAction.get('*'))?.() ?? rest;
}
