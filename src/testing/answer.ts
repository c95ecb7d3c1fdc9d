import { validateHeaderName, validateHeaderValue } from 'node:http';

import { MAX_TIMER } from '../wire/limits.js';
import type { Rule } from './rule.js';

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

const oneOf = (...values: string[]): Rule => [
  values.map((value) => `'${value}'`).join(', '),
  (value) => typeof value === 'string' && values.includes(value),
];
const between = (low: number, high: number, test: (value: unknown) => boolean): Rule => [
  `a number from ${low} to ${high}`,
  (value) => typeof value === 'number' && value >= low && value <= high && test(value),
];
const isString = (value: unknown) => typeof value === 'string';
const text: Rule = ['a string', isString];

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
export const answerRules: Readonly<Record<keyof RehearsalAnswer, Rule>> = {
  code: ['a string that is not empty', (value) => isString(value) && value !== ''],
  status: between(200, 999, Number.isInteger),
  message: text,
  recommend: text,
  body: ['a string or a Uint8Array', (value) => isString(value) || value instanceof Uint8Array],
  headers: [
    'an object of valid header names and strings',
    (value) => typeof value === 'object' && value !== null && Object.entries(value).every(isHeader),
  ],
  retryAfter: [
    'seconds or a string',
    (value) => typeof value === 'number' || isHeader(['retry-after', value]),
  ],
  // Longer waits than this make a timer fire at once.
  delayMs: between(0, MAX_TIMER, Number.isFinite),
  format: oneOf('json', 'xml'),
  fault: oneOf('reset', 'truncate', 'stall', 'hang'),
  cutAt: between(0, Number.MAX_SAFE_INTEGER, Number.isInteger),
  data: ['anything JSON can hold', () => true],
};

/**
 * Checks every field of an answer.
 * @throws TypeError naming the field and what it takes
 */
export function checkAnswer(answer: object, where: string): asserts answer is RehearsalAnswer {
  for (const [key, value] of Object.entries(answer)) {
    if (!Object.hasOwn(answerRules, key)) {
      throw new TypeError(
        `${where}: there is no "${key}"; an answer takes ${Object.keys(answerRules).join(', ')}`,
      );
    }
    const [takes, test] = answerRules[key as keyof RehearsalAnswer];
    if (value !== undefined && !test(value)) throw new TypeError(`${where}: ${key} takes ${takes}`);
  }
}
