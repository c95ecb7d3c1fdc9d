/**
 * What an API says of an error in a body or its headers. Every string is trimmed and never empty. Who makes one writes
 * every field, so that reading one that is undefined does not reach a polluted prototype.
 */
export interface Answer {
  readonly code?: string | undefined;
  readonly message?: string | undefined;
  readonly requestId?: string | undefined;
  readonly hostId?: string | undefined;
  /** The API's own link to a diagnosis. */
  readonly recommend?: string | undefined;
  /** The body's own `Success` flag, where it carries one: bodies of 2xx answers hide errors. */
  readonly success?: boolean | undefined;
  /** The API's hint when to come back, in milliseconds from now; 0 is "now". */
  readonly retryAfterMs?: number | undefined;
}

/** Each field from the first of two that has it. */
export function firstAnswer(first: Answer | undefined, second: Answer | undefined): Answer {
  return {
    code: first?.code ?? second?.code,
    message: first?.message ?? second?.message,
    requestId: first?.requestId ?? second?.requestId,
    hostId: first?.hostId ?? second?.hostId,
    recommend: first?.recommend ?? second?.recommend,
    success: first?.success ?? second?.success,
    retryAfterMs: first?.retryAfterMs ?? second?.retryAfterMs,
  };
}

/** The same with each of its texts changed. */
export function mapAnswer(answer: Answer, change: (text: string) => string): Answer {
  const { code, message, requestId, hostId, recommend, success, retryAfterMs } = answer;
  return {
    code: code && change(code),
    message: message && change(message),
    requestId: requestId && change(requestId),
    hostId: hostId && change(hostId),
    recommend: recommend && change(recommend),
    success,
    retryAfterMs,
  };
}

/** What is known of one failed attempt, before anything says what it means. */
export interface Facts extends Answer {
  readonly kind: 'response' | 'network' | 'timeout' | 'cancelled' | 'refused' | 'unknown';
  /** HTTP status, where an answer came. */
  readonly status?: number | undefined;
  /** The system's or the client's code: `ECONNRESET`, `ERR_CANCELED`, ... */
  readonly systemCode?: string | undefined;
  /** The system call that failed, where the system said so: `connect`, `getaddrinfo`, `read`. */
  readonly syscall?: string | undefined;
  /** Message of what was thrown, without query strings; empty where there is none. */
  readonly text: string;
  /** The server's clock: the `Date` header, as it came. */
  readonly date?: string | undefined;
}
