import { validateHeaderName, validateHeaderValue } from 'node:http';

import { checkOptions, numeric, oneOf, type Rule, type Rules } from '../catalog/option.js';
import { MAX_TIMER } from '../wire/limits.js';

/**
 * How the connection fails, once the request has been read:
 * - `reset`: it is reset, nothing is answered;
 * - `truncate`: the answer promises more bytes than it sends, then the connection ends; `cutAt` says where;
 * - `stall`: headers and half of the body (or `cutAt` bytes) are sent, then nothing more;
 * - `hang`: nothing is sent at all.
 *
 * An answer without a body (to HEAD, or of status 204 or 304) cannot be cut: `truncate` and `stall` leave it
 * whole.
 */
export type RehearsalFault = 'reset' | 'truncate' | 'stall' | 'hang';

/** What error answers are written in. */
export type RehearsalFormat = 'json' | 'xml';

/** One answer, spelt out. `{}` is `ok`. */
export interface RehearsalAnswer {
  /** An error code, sent as it is spelt here. One that no catalog knows needs a `status`. */
  readonly code?: string | undefined;
  /**
   * 200 to 999. An error status without `code` and `message` is a proxy's: a short HTML page.
   * @default the catalog's status for `code`, else 200
   */
  readonly status?: number | undefined;
  /**
   * The error's message.
   * @default the catalog's message for `code`
   */
  readonly message?: string | undefined;
  /** The API's link to a diagnosis, sent as `Recommend`. */
  readonly recommend?: string | undefined;
  /** Sent as it is in place of the answer's own body; only `format` or `headers` give it a content type. */
  readonly body?: string | Uint8Array | undefined;
  /** Added to the answer's own headers, or put in their place. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** The `Retry-After` header: seconds, or a text such as a date. */
  readonly retryAfter?: number | string | undefined;
  /**
   * How long the answer, or the fault, is held back, in milliseconds.
   * @default 0
   */
  readonly delayMs?: number | undefined;
  /**
   * What the error is written in.
   * @default the rehearsal's `format`
   */
  readonly format?: RehearsalFormat | undefined;
  /**
   * How the connection fails.
   * @default none; `truncate` where `cutAt` is given
   */
  readonly fault?: RehearsalFault | undefined;
  /**
   * How much of the body `truncate` and `stall` send, in bytes.
   * @default all of it for `truncate`, half of it for `stall`
   */
  readonly cutAt?: number | undefined;
  /** Body of an `ok` answer: an object's fields go beside RequestId, anything else is the whole JSON body. */
  readonly data?: unknown;
}

const between = (least: number, most: number, test: (value: unknown) => boolean): Rule => {
  const { takes, fits } = numeric(`a number from ${least} to ${most}`, least, most);
  return { takes, fits: (value) => fits(value) && test(value) };
};
const isString = (value: unknown) => typeof value === 'string';
const text: Rule = { takes: 'a string', fits: isString };

function isHeader([name, value]: [string, unknown]): boolean {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value as string);
    return isString(value);
  } catch {
    return false;
  }
}

/** What each field of an answer takes. */
export const answerRules: Rules<RehearsalAnswer> = {
  code: { takes: 'a string that is not empty', fits: (value) => isString(value) && value !== '' },
  status: between(200, 999, Number.isInteger),
  message: text,
  recommend: text,
  body: {
    takes: 'a string or a Uint8Array',
    fits: (value) => isString(value) || value instanceof Uint8Array,
  },
  headers: {
    takes: 'an object of valid header names and strings',
    fits: (value) => typeof value === 'object' && value !== null && Object.entries(value).every(isHeader),
  },
  retryAfter: {
    takes: 'seconds or a string',
    fits: (value) => typeof value === 'number' || isHeader(['retry-after', value]),
  },
  // Longer waits than this make a timer fire at once.
  delayMs: between(0, MAX_TIMER, Number.isFinite),
  format: oneOf('json', 'xml'),
  fault: oneOf('reset', 'truncate', 'stall', 'hang'),
  cutAt: between(0, Number.MAX_SAFE_INTEGER, Number.isInteger),
  data: { takes: 'anything JSON can hold', fits: () => true },
};

/**
 * Checks every field of an answer.
 * @throws TypeError naming the field and what it takes
 */
export function checkAnswer(answer: object, where: string): asserts answer is RehearsalAnswer {
  checkOptions(where, answer, answerRules);
}
