import type { Answer } from './facts.js';

/** What success bodies write into `Code`; the last two only look like failures. */
const SUCCESS_CODE = /^(?:ok|success|200|0|DryRunOperation|RequestAccepted)$/i;

/**
 * True where the body of a 2xx answer tells of an error. Thousands of success bodies carry a `Code` too: their
 * `Success: true` or a code that means success wins, and an error says something in words.
 */
export function hidesError(answer: Answer | undefined): answer is Answer {
  if (!answer || answer.success === true || SUCCESS_CODE.test(answer.code ?? '')) return false;
  return answer.message !== undefined && (answer.code !== undefined || answer.success === false);
}
