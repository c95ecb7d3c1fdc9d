import type { Answer } from './facts.js';

/** What success bodies write into `Code`; the last two only look like failures. */
const SUCCESS_CODE = /^(?:ok|success|2\d\d|0+|DryRunOperation|RequestAccepted)$/i;

/** What they write into the message, with whatever number they use for success. */
const SUCCESS_MESSAGE = /^(?:ok|success(?:ful(?:ly)?)?)[.!]?$/i;

/** True for a code that a success body may have. */
export function meansSuccess(code: string | undefined): boolean {
  return code !== undefined && SUCCESS_CODE.test(code);
}

/**
 * True where the body of a 2xx answer tells of an error. Thousands of success bodies carry a `Code` too: their
 * `Success: true` or a code or message that means success wins, and an error says something else in words.
 */
export function hidesError(answer: Answer | undefined): answer is Answer {
  if (!answer || answer.success === true || meansSuccess(answer.code)) return false;
  if (answer.success === false) return (answer.message ?? answer.code) !== undefined;
  return answer.message !== undefined && answer.code !== undefined && !SUCCESS_MESSAGE.test(answer.message);
}
