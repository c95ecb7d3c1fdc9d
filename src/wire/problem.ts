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
  const [path = '', fragment] = type.replace(/^(?:urn:[^:]*|https?:\/\/[^/?#]*)/i, '').split('#', 2);
  const last = path.replace(/\?.*$/s, '').split(/[/:]/).filter(Boolean).pop() ?? '';
  if (/^rfc\d/i.test(last)) return undefined;
  // A page of many errors, of which the fragment names one.
  const name = /(?:errors?|problems?|types?)$/i.test(last) ? fragment : last;
  return name && USABLE.test(name) ? name : undefined;
}
