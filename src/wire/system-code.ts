/** Sure signs of a timeout, whoever's clock it was: the system's, undici's, a client's. */
const TIMEOUT = /^E(?:SOCKET)?TIMEDOUT$|^[A-Z_]+TIMEOUT$/;

/** No answer came, or not all of it: sockets, resolvers, TLS, undici, HTTP parsers, decompression. */
const NETWORK =
  /^(?:E(?:CONN(?:RESET|REFUSED|ABORTED)|PIPE|AI_\w+|NET(?:UNREACH|DOWN|RESET)|HOST(?:UNREACH|DOWN)|NOTFOUND|ADDRNOTAVAIL|NOTCONN|PROTO)|UND_ERR_\w+|HPE_\w+|Z_\w+|ERR_(?:NETWORK|TLS_\w+|SSL_\w+|HTTP2_\w+|SOCKET_\w+|STREAM_PREMATURE_CLOSE)|\w*CERT\w*|UNABLE_TO_VERIFY\w+)$/;

const CANCELLED = /^(?:ERR_CANCELED|ABORT_ERR|UND_ERR_ABORTED)$/;
const CANCELLED_NAME = /^(?:AbortError|CanceledError)$/;

/** System calls that only a connection makes. */
const CONNECTING = /^(?:connect|getaddrinfo|query)/;

/** What a client knows of a failure without an answer. */
export interface Trouble {
  readonly code?: string | undefined;
  readonly name?: string | undefined;
  readonly text: string;
  readonly syscall?: string | undefined;
  /** The text the user gave axios for its timeouts. */
  readonly timeoutText?: string | undefined;
}

/** True where the code or the name says that the caller gave up. */
export function isCancellation({ code = '', name = '' }: Pick<Trouble, 'code' | 'name'>): boolean {
  return CANCELLED.test(code) || CANCELLED_NAME.test(name);
}

/** What kind of failure a system's or client's code tells of; undefined where it tells of none. */
export function troubleKind(trouble: Trouble): 'network' | 'timeout' | undefined {
  const { code = '', name = '', text, syscall = '', timeoutText } = trouble;
  // axios reports its timeouts by the code that it has for an aborted request, too.
  const late = code === 'ECONNABORTED' && (/timeout/i.test(text) || text === timeoutText);
  if (late || TIMEOUT.test(code)) return 'timeout';
  // Before the name: the AWS SDK calls a reset a TimeoutError, too.
  if (NETWORK.test(code)) return 'network';
  if (/TimeoutError$/.test(name)) return 'timeout';
  if (CONNECTING.test(syscall)) return 'network';
  // The code says only that the body is bad; that it was cut off says the text.
  if (code === 'ERR_BAD_RESPONSE' && /aborted/.test(text)) return 'network';
  // Clients without codes: axios-mock-adapter, then Chrome and Node, Safari, Firefox, React Native.
  return /^(?:network error|fetch failed|failed to fetch|load failed|networkerror when|network request failed)/i.test(
    text,
  )
    ? 'network'
    : undefined;
}
