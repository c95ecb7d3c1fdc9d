import type { Catalog } from '../catalog/catalog.js';
import { checkAnswer, type RehearsalAnswer } from './answer.js';
import { findCode } from './codes.js';
import type { RehearsalRequest } from './request.js';
import { spellOut } from './spelling.js';

/** A step that the seed decides. */
export interface RehearsalChance {
  /** Probability of `step`, 0 to 1. */
  readonly chance: number;
  /** What is answered with that probability. */
  readonly step: RehearsalStep;
  /**
   * What is answered else.
   * @default 'ok'
   */
  readonly otherwise?: RehearsalStep | undefined;
}

/** A step that depends on the request; `index` is the request's place in `requests`, from 0. */
export type RehearsalChoice = (request: RehearsalRequest, index: number) => RehearsalStep;

/**
 * What one request is answered: `'ok'`, an error code (`'ServiceUnavailable'`), a status (`'503'`), a fault
 * (`'reset'`), an answer spelt out, a chance, or a function that gives one of these. Behind a name settings may
 * stand: `'Throttling.User@retry-after=1'`, `'ok@delay=200'`, `'ServiceUnavailable@format=xml@cut-at=40'`; there
 * are `@retry-after=`, `@delay=`, `@status=`, `@format=`, `@fault=` and `@cut-at=`.
 */
export type RehearsalStep = string | RehearsalAnswer | RehearsalChance | RehearsalChoice;

/** A step after its check: says which answer a request gets. */
export type Cue = (request: RehearsalRequest, index: number) => RehearsalAnswer;

/** What steps are checked against and decided by. */
export interface Stage {
  readonly catalogs: readonly Catalog[];
  readonly random: () => number;
}

function draw(step: RehearsalChance, where: string, stage: Stage): Cue {
  const { chance } = step;
  if (typeof chance !== 'number' || !(chance >= 0 && chance <= 1)) {
    throw new TypeError(`${where}: chance takes a number from 0 to 1`);
  }
  const then = cueOf(step.step, `${where}, its step`, stage);
  const otherwise = cueOf(
    Object.hasOwn(step, 'otherwise') ? (step.otherwise ?? 'ok') : 'ok',
    `${where}, otherwise`,
    stage,
  );
  return (request, index) => (stage.random() < chance ? then : otherwise)(request, index);
}

/**
 * Checks a step and makes it playable.
 * @throws TypeError naming the step and what it takes
 */
export function cueOf(step: RehearsalStep, where: string, stage: Stage): Cue {
  if (typeof step === 'function') {
    return (request, index) => cueOf(step(request, index), where, stage)(request, index);
  }
  if (typeof step !== 'string' && (typeof step !== 'object' || step === null || Array.isArray(step))) {
    throw new TypeError(`${where}: takes a string, an object or a function`);
  }
  if (typeof step === 'object' && Object.hasOwn(step, 'chance'))
    return draw(step as RehearsalChance, where, stage);
  const answer = typeof step === 'string' ? spellOut(step, where) : { ...step };
  checkAnswer(answer, where);
  checkCode(answer, where, stage);
  return () => answer;
}

/** An error code needs a status, its own or the catalog's, and one that ends an exchange. */
function checkCode({ code, status }: RehearsalAnswer, where: string, { catalogs }: Stage): void {
  if (code === undefined || status !== undefined) return;
  const entry = findCode(catalogs, code);
  if (!entry) {
    const known = catalogs.map(({ name }) => name).join(' or ');
    throw new TypeError(
      `${where}: '${code}' is no code of ${known}; takes 'ok', a code, a status or a fault`,
    );
  }
  if (entry.httpCode < 200) {
    throw new TypeError(
      `${where}: '${code}' has status ${entry.httpCode}; takes a \`status\` from 200 with it`,
    );
  }
}
