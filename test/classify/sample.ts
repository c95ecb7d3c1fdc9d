import { gatewayCatalog } from '../../src/catalog/gateway.js';
import { nasCatalog } from '../../src/catalog/nas.js';
import { classify, type ClassifyRules, type FailureContext } from '../../src/classify/classify.js';
import type { Failure } from '../../src/classify/failure.js';
import { compileOverrides, type Override } from '../../src/classify/overrides.js';
import type { Facts } from '../../src/wire/facts.js';

/** Facts of an answer; without a code as a proxy sends it. */
export function answered(status: number, code?: string, message?: string): Facts {
  return {
    kind: 'response',
    status,
    code,
    message,
    text: `Request failed with status code ${String(status)}`,
  };
}

/** Facts of an attempt without an answer. */
export function unanswered(kind: Facts['kind'], systemCode?: string): Facts {
  return { kind, systemCode, text: 'socket hang up' };
}

/** The default catalogs, with one layer of overrides. */
export function rules(
  overrides: Record<string, Override> = {},
  rest: Partial<ClassifyRules> = {},
): ClassifyRules {
  return { catalogs: [nasCatalog, gatewayCatalog], overrides: [compileOverrides(overrides)], ...rest };
}

/** A context that adds nothing. */
export const plain: FailureContext = { attempts: [], elapsedMs: 0, clean: (text) => text };

/** The failure that the facts mean under the rules. */
export function judge(facts: Facts, by: ClassifyRules = rules()): Failure {
  return classify(facts, by, plain).failure;
}

/** A failure in full, for what takes one. */
export function failure(parts: Partial<Failure> = {}): Failure {
  return {
    kind: 'response',
    httpCode: 500,
    code: 'InternalError',
    message: 'It failed.',
    classification: 'retryable',
    category: 'transient',
    decidedBy: 'catalog',
    documented: true,
    attempts: [],
    elapsedMs: 0,
    ...parts,
  };
}

/** So many failed attempts. */
export function attempts(count: number): Failure['attempts'] {
  return Array.from({ length: count }, (_, index) => ({ number: index + 1, startedAtMs: 0, durationMs: 1 }));
}
