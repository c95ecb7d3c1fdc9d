import { LASTING_5XX } from '../catalog/lasting.js';
import type { Category, Classification } from './failure.js';

/** What a code, status or system code means, where no catalog says so. The comment on a row is its reason. */
interface Rule {
  readonly match: RegExp;
  /** The only status at which the code means that. */
  readonly at?: number;
  readonly is: Classification;
}

/** Codes that name the limit itself; APIs send them at 400, 403, 409, 429 and 503 alike. */
export const THROTTLING =
  /^(?:(?:request|ec2|operation)?throttl(?:ing|ed)(?:exception|error)?(?:$|\.)|rejected\.throttling|(?:request|qps|bandwidth)limitexceeded|(?!invalid)\w*rate_?limit(?:_?(?:s|ed|ing|exceeded|reached|error|exception))*(?:$|\.)|provisionedthroughputexceeded|slow_?down|too_?many_?requests?|flow_?control|(?:system|server)_?busy|(?:shard)?(?:read|write)quotaexceed$|transactioninprogressexception|priorrequestnotcomplete|overloaded(?:_error)?$)/i;

/** Limits that waiting a few seconds does not lift, in spite of their name. */
const LASTING_LIMIT =
  /per(?:day|month)|daily|^insufficient_quota|^exceeded_current_quota|^throttling\.enablecontrolpolicy$/i;

/** The request's time or nonce was refused: a fresh signature is wanted, not a pause. A bad format stays bad. */
export const CLOCK =
  /^(?:signaturenonceused|invalid_?timestamp(?!\.format)|illegaltimestamp|requesttimetooskewed|requestexpired|requestinthefuture)/i;

/** The caller's identity or rights. */
export const AUTH =
  /signature|accesskey|security_?token|access_?token|expired_?token|invalid_?token|permission|^forb+id+en|access_?denied|unauthori[sz]ed|authfailure|unrecognizedclient/i;

/** Words of a message that mean throttling. */
export const THROTTLING_WORDS = /too frequent|flow control|\brate\b|too many requests|throttl/i;

/** Families of codes. First match wins. */
const FAMILIES: readonly Rule[] = [
  // A day's quota, or a policy that someone has to switch: hammering it changes nothing.
  { match: LASTING_LIMIT, is: 'terminal' },
  // Throttled: not executed, and welcome again later.
  { match: THROTTLING, is: 'retryable' },
  // The token was used with other parameters: the same request gets the same answer for ever.
  { match: /^idempotentparametermismatch/i, is: 'terminal' },
  // A fresh timestamp or nonce would be needed; who signs each attempt is asked before this table.
  { match: CLOCK, is: 'terminal' },
  // The server speaks of itself, whatever the status says.
  {
    match:
      /^(?:internal_?(?:server)?_?(?:error|failure)|service_?unavailable|service_?timeout|request_?timeout)/i,
    is: 'retryable',
  },
  // SOAP sends every fault with 500; these say that the request is at fault, and not to be sent again as it is.
  { match: /^(?:Client|Sender|VersionMismatch|MustUnderstand)$/, at: 500, is: 'terminal' },
];

/** What the code's family means, asked for codes that no catalog knows. */
export function familyClass(code: string, status: number | undefined): Classification | undefined {
  return FAMILIES.find(({ match, at = status }) => at === status && match.test(code))?.is;
}

/** Statuses at which a message that invites another try is believed; 401, 402, 407, 422, 451 never. */
export const INVITING_STATUSES: ReadonlySet<number> = new Set([400, 404, 408, 409, 423, 425, 429]);

/** 4xx that are about time, not about the request (RFC 9110, RFC 8470, RFC 6585). */
const RETRYABLE_4XX: ReadonlySet<number> = new Set([408, 425, 429]);

/** A proxy's, which no API documents: the certificate of the origin is not valid. */
const BAD_CERTIFICATE = 526;

/** What a status alone means. */
export function statusClass(status: number): Classification {
  if (status >= 500 && status <= 599)
    return LASTING_5XX.has(status) || status === BAD_CERTIFICATE ? 'terminal' : 'retryable';
  return RETRYABLE_4XX.has(status) ? 'retryable' : 'terminal';
}

/** Network trouble that passes: resets, refusals, unreachable hosts, resolvers that ask for patience, cut bodies. */
export const TRANSIENT_NETWORK =
  /^(?:E(?:CONN(?:RESET|REFUSED|ABORTED)|TIMEDOUT|PIPE|AI_AGAIN|NET(?:UNREACH|DOWN|RESET)|HOST(?:UNREACH|DOWN)|ADDRNOTAVAIL)|UND_ERR_(?:SOCKET|(?:CONNECT|HEADERS|BODY)_TIMEOUT)|ERR_(?:NETWORK|BAD_RESPONSE|STREAM_PREMATURE_CLOSE|SOCKET_CLOSED|HTTP2_\w+)|Z_BUF_ERROR)$/;

/** Failures that happened before a byte was sent: safe to repeat whatever the method. */
export const NEVER_SENT =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT)$/;

/** Categories of codes, in the order they are asked. */
export const CODE_CATEGORIES: readonly (readonly [RegExp, Category])[] = [
  [THROTTLING, 'throttling'],
  [CLOCK, 'clock'],
  [AUTH, 'auth'],
];

/** True for a code of a lasting limit, which is no throttling although it sounds like it. */
export function isLastingLimit(code: string): boolean {
  return LASTING_LIMIT.test(code);
}
