import { invitesRetry } from '../invitation.js';
import { LASTING_5XX } from '../lasting.js';

const YES =
  /^(?:(?:y|yes|true|retry|retryable|retriable|(?:can|may|should|safe to|to) (?:be )?retr(?:y|ied))(?![\p{L}-])|[✓✔√]|是|可|支持|需要|建议|允许|应)/iu;
const NO =
  /^(?:(?:n|no|not|false|never|none|cannot|(?:do|should|must|can)(?:n['’]?t| not))(?![\p{L}-])|non-?retr|[✗✘×]|否|不|无需|禁止)/iu;

/** What a cell of a retry column says; undefined when it is neither yes nor no. */
export function readAnswer(text: string): boolean | undefined {
  if (NO.test(text)) return false;
  return YES.test(text) || invites(text) ? true : undefined;
}

/** Whether a cell could stand in a retry column. */
export const isAnswer = (text: string): boolean => text.length < 60 && readAnswer(text) !== undefined;

const CHINESE = /(?:稍[后候]|过后|之后|请)(?:再次?|重新)?(?:重试|试|尝试|发起请求)|退避/;
const FIRST_OF_ALL = /^(?:please )?(?:re-?try|try again)(?! (?:with|after|once|when))\b/i;
const AS_ASKED = /[.!] (?:please )(?:re-?try|try again)(?! (?:with|after|once|when))\b/i;
const BACKOFF = /\bback-?off\b|\brecommend\w* (?:that you |you |to )?retry/i;

/** Whether a text in English or Chinese invites the caller to send the same request again. */
const invites = (text: string): boolean =>
  invitesRetry(text) || [CHINESE, FIRST_OF_ALL, AS_ASKED, BACKOFF].some((words) => words.test(text));

/** Names of throttling: a document that says nothing of repeating does not mean that they last. */
const THROTTLED =
  /throttl|slow_?down|too_?many_?requests?|flow_?control|rate_?limit|qps_?limit|(?:server|system)_?busy/i;
/** Words of it, for names that may mean another limit (`RequestLimitExceeded`). */
const FREQUENT =
  /too frequent|too many (?:\w+ )?requests|\brequest rate\b|rate limit|throttl|flow control|频率|频繁|流控|限流/i;
const LASTING = /per_? ?(?:day|month)|daily|monthly|每[天日月]/i;
/** Statuses below 500 that pass, when the text invites another try. */
const PASSING: ReadonlySet<number> = new Set([408, 409, 423, 425, 429]);

/** What a document says of one error that bears on repeating the request. */
export interface Evidence {
  readonly httpCode: number;
  readonly code: string;
  /** The cell of the retry column. */
  readonly answer: string;
  /** What the document tells the caller to do; undefined where it gives no such advice to any error. */
  readonly advice: string | undefined;
  /** Message and description. */
  readonly words: string;
}

/**
 * Whether an imported error is worth repeating. A retry column decides. A document with advice is believed as
 * the catalog itself believes it, in Chinese too. One without advice has not called anything terminal, so there
 * the status has a say, or importing it would stop retries that an unknown code would get.
 */
export function retryableOf({ httpCode, code, answer, advice, words }: Evidence): boolean {
  const said = readAnswer(answer);
  if (said !== undefined) return said;
  if (THROTTLED.test(code) || (/limit|exceed/i.test(code) && FREQUENT.test(words)))
    return !LASTING.test(`${code} ${words}`);
  if (advice !== undefined) return httpCode >= 500 && invites(advice);
  if (httpCode >= 500) return !LASTING_5XX.has(httpCode);
  return httpCode === 429 || (PASSING.has(httpCode) && invites(words));
}

/** Whether an error without a status sounds like the server's own. */
export const soundsPassing = (text: string): boolean => invites(text);
