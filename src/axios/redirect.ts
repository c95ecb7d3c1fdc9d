import { get } from '../wire/property.js';
import { textOf } from '../wire/request.js';

/**
 * Whether what failed is the request that a redirect made of another, by a method of its own: a POST that was answered
 * 303 was executed, whatever becomes of the GET. Seen by the http adapter only; fetch and browsers do not tell.
 */
export function isRedirected(thrown: unknown): boolean {
  const sent = textOf(get(thrown, 'config', 'method')) || 'get';
  const last = get(thrown, 'response', 'request') ?? get(thrown, 'request');
  // Without an answer it is the request of follow-redirects, which holds the one that is under way.
  const method = get(last, 'method') ?? get(last, '_currentRequest', 'method');
  return typeof method === 'string' && method.toUpperCase() !== sent.toUpperCase();
}
