/** Why a call was not sent: the circuit is open, or too many are under way. */
export type Refusal = 'circuit-open' | 'overloaded';

/** Code of the error made for a refusal, and what it says. */
export const REFUSALS: Readonly<Record<Refusal, readonly [code: string, message: string]>> = {
  'circuit-open': ['ECIRCUITOPEN', 'Not sent: the circuit breaker is open'],
  overloaded: ['EOVERLOADED', 'Not sent: too many calls to this origin are under way'],
};

const marks = new WeakMap<object, Refusal>();

/** Marks an error as a refusal of ours, so that no API's code is taken for one. */
export function markRefused<E extends Error>(error: E, refusal: Refusal): E {
  marks.set(error, refusal);
  return error;
}

/** The refusal an error was made for. */
export function refusalOf(thrown: unknown): Refusal | undefined {
  return marks.get(thrown as object);
}
