import axios from 'axios';

const own = axios.VERSION.split('.').map(Number);

/** Whether this axios is of the given version or a later one; the peer range begins before all of these. */
function since(...first: readonly [number, number, number]): boolean {
  const differs = first.findIndex((number, place) => number !== own[place]);
  return differs < 0 || (own[differs] ?? 0) > (first[differs] ?? 0);
}

/** Before 1.16, axios forgets the status of an answer whose body cannot be read: then it is as good as none. */
export const KEEPS_STATUS = since(1, 16, 0);

/** What axios itself learned, or changed, within the peer range. */
export const AXIOS = {
  /** By every adapter; before, `allowAbsoluteUrls` is no option. */
  knowsAllowAbsoluteUrls: since(1, 8, 3),
  /** `env.fetch`; before, the fetch adapter takes the platform's. */
  knowsOwnFetch: since(1, 12, 0),
  /** `httpVersion`; before, all is HTTP/1.1. */
  knowsHttp2: since(1, 13, 0),
  /** Before, an abort by the fetch adapter is marked as one, but of another class. */
  abortsFetchByClass: since(1, 14, 0),
  /** Before, the fetch adapter sends `multipart/form-data` as it was given, without the boundary. */
  sendsBoundaryByFetch: since(1, 15, 1),
  /** Before, `maxContentLength` says nothing of a body that is asked for as a stream. */
  limitsStreams: since(1, 15, 1),
  /** Before, axios takes options from a polluted prototype, and makes them the request's own. */
  guardsPrototype: since(1, 15, 2),
  /** Before, `maxContentLength` says nothing to the fetch adapter. */
  limitsFetch: since(1, 16, 0),
  /** Before, a page of HTTPS is asked of the proxy itself. */
  asksForTunnels: since(1, 16, 1),
  /** Before, a socket path needs an address with a host all the same. */
  needsNoHost: since(1, 19, 0),
  /** Before, the fetch adapter follows redirects, whatever `maxRedirects` says. */
  countsRedirectsByFetch: since(1, 20, 0),
} as const;
