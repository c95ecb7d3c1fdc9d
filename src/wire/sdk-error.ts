import { answerOf, bareCode } from './answer.js';
import { discreet } from './discreet.js';
import { type Answer, type Facts, firstAnswer } from './facts.js';
import { chain, type MaybePromise } from './maybe.js';
import { get, type Path } from './property.js';
import { answerFacts, statusOf } from './response-facts.js';
import { cleanText } from './text.js';

// Where the official SDKs of Alibaba Cloud, pop-core, ali-oss and the AWS SDK keep what they know.
const STATUS: readonly Path[] = [
  ['$metadata', 'httpStatusCode'],
  ['statusCode'],
  ['status'],
  ['httpCode'],
  ['entry', 'response', 'statusCode'],
  ['data', 'statusCode'],
];
const HEADERS: readonly Path[] = [
  ['$response', 'headers'],
  ['entry', 'response', 'headers'],
  ['res', 'headers'],
  ['headers'],
];
const BODY: readonly Path[] = [['data'], ['result']];

/** Codes of axios, undici and Node: no API says them. */
const CLIENT_CODE = /^(?:(?:UND_)?ERR_|HPE_|Z_|ECONN[A-Z]+$|EPIPE$|ETIMEDOUT$)/;

/** Without a status, a system's code is no API's either. */
const SYSTEM_CODE = /^(?:ERR_|UND_ERR_|E[A-Z]+$)/;

/** pop-core's errors of XML answers have the id in their message only. */
const REQUEST_ID = /\brequest ?id: ([\w-]{8,64})/i;

/** What a thrown object says of itself, whatever made it: its own fields, and the parsed body some keep. */
export function sdkAnswer(thrown: object): Answer & { readonly status?: number | undefined } {
  const status = dig(thrown, STATUS, statusOf);
  const own = answerOf(thrown, 1);
  const body = dig(thrown, BODY, (value) => answerOf(value));
  const foreign = status === undefined ? SYSTEM_CODE : CLIENT_CODE;
  // AWS has the code in the name; every error has a name, so only where AWS's own mark is. Unknown: it found none.
  const named = get(thrown, '$fault') === undefined ? undefined : cleanText(get(thrown, 'name'));
  const codes = [body?.code, own?.code, named === 'Unknown' ? undefined : named].map(bareCode);
  const { message, requestId, ...said } = firstAnswer(body, own);
  return {
    ...said,
    status,
    code: codes.find((code) => code && code !== 'Error' && !foreign.test(code)),
    message: message && discreet(message),
    requestId:
      requestId ??
      cleanText(get(thrown, '$metadata', 'requestId')) ??
      cleanText(REQUEST_ID.exec(cleanText(get(thrown, 'message')) ?? '')?.[1]),
  };
}

/**
 * Reads an error of an SDK: one with a status, or with a code and the proof that the API sent it. Undefined for
 * anything else, a success that was cut off among it. The class is never asked.
 */
export function sdkFacts(
  thrown: object,
  text: string,
  { nowMs, cut }: { readonly nowMs: number; readonly cut: boolean },
): MaybePromise<Facts> | undefined {
  const { status, ...answer } = sdkAnswer(thrown);
  const proven = answer.code !== undefined && answer.requestId !== undefined;
  if (status === undefined ? !proven : cut && status < 400 && answer.code === undefined) return undefined;
  const headers = dig(thrown, HEADERS, (value) => value);
  const said = { ...answer, message: answer.message ?? cleanText(text) };
  return chain(answerFacts(said, headers, status, text, nowMs), (facts) => ({
    ...facts,
    retryAfterMs: ownHint(thrown) ?? facts.retryAfterMs,
  }));
}

/** Alibaba Cloud's `retryAfter` is in milliseconds; other SDKs mean seconds by the name, and have no `requestId`. */
function ownHint(thrown: object): number | undefined {
  const hint = get(thrown, 'retryAfter');
  const ours = typeof hint === 'number' && hint > 0 && get(thrown, 'requestId') !== undefined;
  return ours ? Math.min(Math.ceil(hint), Number.MAX_SAFE_INTEGER) : undefined;
}

/** The first path that leads to something. */
function dig<T>(
  thrown: object,
  paths: readonly Path[],
  read: (value: unknown) => T | undefined,
): T | undefined {
  for (const path of paths) {
    const found = read(get(thrown, ...path));
    if (found !== undefined) return found;
  }
  return undefined;
}
