const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';

/** `Sun Nov  6 08:49:37 1994`, as C's asctime writes it. */
const ASCTIME = /^([A-Z][a-z]{2}) ([A-Z][a-z]{2}) ([ \d]\d) ([\d:]{8}) (\d{4})$/;

/** `Sun, 06 Nov 1994 08:49:37 GMT`, and RFC 850's `Sunday, 06-Nov-94 08:49:37 GMT`. */
const DATE =
  /^[A-Z][a-z]+, ([ \d]\d)(?: ([A-Z][a-z]{2}) (\d{4})|-([A-Z][a-z]{2})-(\d\d)) (\d\d:\d\d:\d\d) GMT$/;

/**
 * Reads an HTTP date in its three forms (RFC 9110, 5.6.7), in milliseconds since the Unix epoch; undefined for
 * anything else. A year of two digits is never more than 50 years ahead of `nowMs`.
 */
export function httpDate(text: string | undefined, nowMs: number): number | undefined {
  const match = text && DATE.exec(text.replace(ASCTIME, '$1, $3 $2 $5 $4 GMT'));
  if (!match) return undefined;
  const [, day = '', longMonth, longYear, shortMonth, shortYear, time = ''] = match;
  const month = MONTHS.indexOf(longMonth ?? shortMonth ?? '') / 3 + 1;
  const thisYear = new Date(nowMs).getUTCFullYear();
  let year = Number(longYear ?? shortYear);
  if (shortYear !== undefined) {
    year += thisYear - (thisYear % 100);
    if (year > thisYear + 50) year -= 100;
  }
  const two = (part: number): string => String(part).padStart(2, '0');
  // A leap second is one our clock does not have.
  const iso = `${String(year).padStart(4, '0')}-${two(month)}-${two(Number(day))}T${time.replace(/60$/, '59')}Z`;
  const at = new Date(iso);
  return at.getUTCDate() === Number(day) ? at.getTime() : undefined;
}
