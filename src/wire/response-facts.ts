import { answerOf, isNumeric } from './answer.js';
import { isStream, readBody } from './body.js';
import { decodeBody } from './decode.js';
import { type Answer, type Facts, firstAnswer } from './facts.js';
import { answerFromHeaders } from './header-answer.js';
import { header, indexHeaders } from './header.js';
import type { ReadLimits } from './limits.js';
import { chain, type MaybePromise } from './maybe.js';
import { get, hasMethod } from './property.js';
import { retryHintMs } from './retry-after.js';
import { cleanText } from './text.js';

/** Facts, and what to put in the place of a body that had to be consumed. */
export type ReadFacts = Facts & {
  /** Own only where a stream was read: the fresh `data` for the response. */
  readonly replacement?: unknown;
};

/** How a failure is read. */
export interface ReadOptions {
  /** No more of a body is read or decoded, in bytes. */
  readonly maxBytes: number;
  /** Now, in milliseconds since the Unix epoch. */
  readonly nowMs: number;
  /** The longest time to read a body, in milliseconds. @default 5000 */
  readonly bodyTimeoutMs?: number | undefined;
  /** Ends the reading of a body. */
  readonly signal?: ReadLimits['signal'];
  /** False: a body that can be read only once is left alone. @default true */
  readonly consume?: boolean | undefined;
}

/** An HTTP status, also as text; undefined for what is none. */
export function statusOf(value: unknown): number | undefined {
  if (typeof value === 'number')
    return Number.isInteger(value) && value > 99 && value < 1_000 ? value : undefined;
  return /^[1-9]\d\d$/.test(cleanText(value) ?? '') ? Number(value) : undefined;
}

/** Reads an answer that came: axios's, fetch's, got's or superagent's response. `parsed` is the body somebody else read. */
export function responseFacts(
  response: unknown,
  status: number,
  text: string,
  options: ReadOptions,
  parsed?: unknown,
): MaybePromise<ReadFacts> {
  const headers = indexHeaders(get(response, 'headers'));
  const { maxBytes, bodyTimeoutMs: timeoutMs, signal } = options;
  const data = bodyOf(response, options.consume);
  return chain(readBody(data, { maxBytes, timeoutMs, signal }), (read) =>
    chain(decodeBody(read.body, header(headers, 'content-type')), (answer) =>
      chain(answerFacts(answer ?? answerOf(parsed), headers, status, text, options.nowMs), (facts) =>
        Object.hasOwn(read, 'replacement') && data === get(response, 'data')
          ? { ...facts, replacement: read.replacement }
          : facts,
      ),
    ),
  );
}

/** Joins what the body said with what the headers say. */
export function answerFacts(
  answer: Answer | undefined,
  headers: unknown,
  status: number | undefined,
  text: string,
  nowMs: number,
): MaybePromise<Facts> {
  const index = indexHeaders(headers);
  return chain(answerFromHeaders(index), (named) => {
    const { message, requestId, hostId, recommend, success, retryAfterMs } = firstAnswer(answer, named);
    // Written out: to spread something and add to it takes ten times as long.
    return {
      kind: 'response',
      status,
      code: codeOf(answer?.code, named.code, status),
      message,
      requestId,
      hostId,
      recommend,
      success,
      systemCode: undefined,
      syscall: undefined,
      text,
      retryAfterMs: retryHintMs(index, nowMs, status) ?? retryAfterMs,
      // What a cache kept was dated when it was made, not when it came.
      date: header(index, 'age') === undefined ? header(index, 'date') : undefined,
    };
  });
}

/** A bare number gives way to a name, and counts for nothing where it only repeats the status. */
function codeOf(
  inBody: string | undefined,
  named: string | undefined,
  status: number | undefined,
): string | undefined {
  const code = inBody === undefined || isNumeric(inBody) ? (named ?? inBody) : inBody;
  return code === String(status) ? undefined : code;
}

/** fetch's body is read from a clone: the answer stays as it was. */
function bodyOf(response: unknown, consume = true): unknown {
  try {
    if (!hasMethod(response, 'clone')) {
      const data = get(response, 'data') ?? get(response, 'body');
      return consume || !isStream(data) ? data : undefined;
    }
    return consume && get(response, 'bodyUsed') !== true ? get(response.clone(), 'body') : undefined;
  } catch {
    return undefined;
  }
}
