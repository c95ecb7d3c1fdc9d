/** What a cell says about the HTTP status. */
export interface StatusCell {
  readonly is: 'given' | 'class' | 'none' | 'other';
  /** One or more, in order of appearance; of a class (`4xx`) its plainest member. */
  readonly statuses: readonly number[];
}

/** Whether a cell is empty, or says in a sign that there is nothing to say: `-`, `N/A`, `无`. */
export const isNone = (text: string): boolean =>
  text.length < 20 && /^(?:n\s?\/\s?a|na|[-–—/*?\s]*|无|不适用|暂无)\.?$/i.test(text);

const NO_STATUS = /^(?:none|null|nil|undefined|unknown|未知)$/i;

const LEAD =
  /^(?:https?(?:\/[12](?:\.[01])?)?\b[\s:-]*)?(?:response\s*)?(?:(?:status(?:\s*code)?|error(?:\s*code)?|code)\b[\s:：=]*|状态码[\s:：]*)?/i;
const TRAIL = /\s*(?:http\s*)?(?:status(?:\s*code)?|状态码)$/i;
const SIGNS = /\s*(?:[,，、;；|/&\n]|\bor\b|\band\b|或者?|和)\s*/i;
const SPACES = /\s+(?=[1-5]\d\d\b)/;
const NUMBER = /^[1-5]\d\d$/;
const NUMBER_FIRST =
  /^([1-5]\d\d)(?:\s*[-–—:：.]\s*|\s+|(?=[(（\p{Script=Han}]))[(（"']?[\p{L}][\p{L}\s'’_-]*[)）"']?(?:\s*[(（][^()（）]*[)）])?\.?$/u;
const NUMBER_LAST = /^\p{L}[\p{L}'’_-]*(?: [\p{L}'’_-]+){0,5}\s*[(（[]\s*([1-5]\d\d)\s*[)）\]]\.?$/u;
const TITLE_FIRST = /^(?:[A-Z][A-Za-z'-]*[ :-]+){1,5}([1-5]\d\d)$/;
const CLASS = /^([1-5])[xX*]{2}(?:\s.*)?$/;

/**
 * Reads a status cell: `404`, `403 Forbidden`, `Bad Request (400)`, `HTTP 404`, `400/404`, `5xx`, `N/A`.
 * @param text plain text
 */
export function readStatus(text: string): StatusCell {
  if (isNone(text) || NO_STATUS.test(text)) return { is: 'none', statuses: [] };
  if (text.length > 120) return OTHER;
  const whole = one(text);
  if (whole) return whole;
  const parts = text
    .split(SIGNS)
    .filter(Boolean)
    .flatMap((part) => one(part) ?? part.split(SPACES).map(one));
  if (parts.length === 0 || parts.includes(undefined)) return OTHER;
  const statuses = new Set(parts.flatMap((part) => part?.statuses ?? []));
  return { is: parts.some((part) => part?.is === 'class') ? 'class' : 'given', statuses: [...statuses] };
}

const OTHER: StatusCell = { is: 'other', statuses: [] };

function one(text: string): StatusCell | undefined {
  const bare = text.trim().replace(LEAD, '').replace(TRAIL, '').trim();
  const found = [NUMBER_FIRST, NUMBER_LAST, TITLE_FIRST].map((shape) => shape.exec(bare)?.[1]).find(Boolean);
  const number = NUMBER.test(bare) ? bare : found;
  if (number) return { is: 'given', statuses: [Number(number)] };
  const digit = CLASS.exec(bare)?.[1];
  return digit ? { is: 'class', statuses: [Number(digit) * 100] } : undefined;
}

/** Whether a cell states a status and nothing else. */
export const isStatus = (text: string): boolean => readStatus(text).statuses.length > 0;

const NAMED = /(?:http|status|error|状态码?)\D{0,12}\b([1-5]\d\d)(?!\d|\s*(?:to|and|or|[-–~,/至]))/i;

/** The status that a heading gives to all below it: `404 Not Found`, `HTTP status 404`; not `5xx`, not `400 to 499`. */
export function statusInHeading(heading: string): number | undefined {
  const { is, statuses } = readStatus(heading);
  if (is === 'given') return statuses[0];
  const found = NAMED.exec(heading.slice(0, 80))?.[1];
  return found === undefined ? undefined : Number(found);
}
