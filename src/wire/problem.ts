/** A word that can stand as a code. */
const USABLE = /^[a-z][\w.-]{2,127}$/i;

/** Names that say "error" themselves: `overloaded_error`, `ThrottlingException`. */
const ERROR_NAME = /^\w+(?:error|exception)$/i;

/**
 * The code in a member `type`: such a name, or the last segment of the URN or URI that RFC 9457 wants there
 * (`https://example.com/probs/out-of-credit` -> `out-of-credit`). `about:blank`, a bare host, a status number
 * and a link to an RFC name no error.
 */
export function errorType(type: string | undefined): string | undefined {
  if (type === undefined) return undefined;
  if (ERROR_NAME.test(type)) return type;
  if (!/^(?:urn:|https?:\/\/|\/)/i.test(type)) return undefined;
  const last = type
    .replace(/^(?:urn:[^:]*|https?:\/\/[^/?#]*)/i, '')
    .replace(/[?#].*$/s, '')
    .split(/[/:]/)
    .filter(Boolean)
    .pop();
  return last && USABLE.test(last) && !/^rfc\d/i.test(last) ? last : undefined;
}
