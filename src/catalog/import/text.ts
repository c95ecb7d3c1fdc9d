const BREAKING_TAG =
  /<\/?(?:br|p|li|ul|ol|div|tr|table|pre|dd|dt|dl|h[1-6]|hr|blockquote)(?:\s[^<>]*)?\/?>/gi;
// Only tags that are known: `<parameter name>` in a Markdown cell is a placeholder.
const INLINE_TAG =
  /<\/?(?:a|abbr|b|big|cite|code|del|em|font|i|img|ins|kbd|mark|s|samp|small|span|strike|strong|sub|sup|tt|u|var)(?:\s[^<>]*)?\/?>/gi;
const ANY_TAG = /<\/?[a-z][^<>]*>/gi;
const LINK = /!?\[([^[\]]*)\](?:\([^()]*(?:\([^()]*\)[^()]*){0,3}\)|\[[^[\]]*\])/g;
const ROLE = /(?::[\w:-]{1,30}:)?`([^`<]*)<[^`<>]*>`_{0,2}|:[\w:-]{1,30}:`([^`]*)`/g;
const LITERAL = /\\([!-/:-@[-`{-~])|(?<!`)(`{1,3})(?!`)([^`]+)\2(?!`)/g;
const NAMED: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(lt|gt|amp|quot|apos|nbsp));/gi;

/** A Markdown cell without its markup: escapes undone, links and emphasis reduced to their words, tags gone. */
export const markdownText = (raw: string): string => {
  if (!/[\\`*_~<&[]/.test(raw)) return tidy(raw);
  const shielded = raw.replace(LITERAL, (_, char: string | undefined, __, span: string | undefined) =>
    shield(char ?? (span ?? '').replace(/\\\|/g, '|')),
  );
  const bare = shielded
    .replace(LINK, '$1')
    .replace(BREAKING_TAG, '\n')
    .replace(INLINE_TAG, '')
    .replace(/\*\*|~~|(?<!\w)__|__(?!\w)/g, '')
    .replace(/\*([^*]+)\*/g, '$1')
    .replace(/(?<![\w_])_([^_\s][^_]*)_(?![\w_])/g, '$1');
  return tidy(unshield(decoded(bare)));
};

/** A reStructuredText cell without its markup. There an escaped space is none. */
export const rstText = (raw: string): string =>
  markdownText(
    raw
      .replace(ROLE, (_, title?: string, word?: string) => title ?? word ?? '')
      .replace(/(\\\\)|\\ /g, (_, backslash?: string) => backslash ?? ''),
  );

/** An HTML cell without its tags, entities decoded. */
export const htmlText = (raw: string): string =>
  tidy(/[<&]/.test(raw) ? decoded(raw.replace(BREAKING_TAG, '\n').replace(ANY_TAG, '')) : raw);

/** Text that has no markup. */
export const tidy = (raw: string): string =>
  raw
    .replace(/[\u200b\ufeff]/g, '')
    .replace(/\s+/g, (space) => (space.includes('\n') ? '\n' : ' '))
    .trim();

/** In one line. */
export const oneLine = (text: string): string => text.replace(/\n/g, ' ');

/** `Invalid*Name*` and `Invalid<i>Name</i>` set a placeholder off by italics alone, so it gets braces instead. */
export const bracedItalics = (raw: string): string =>
  raw
    .replace(/<(i|em|var)>([A-Za-z][\w ]*)<\/\1>/gi, '*$2*')
    .replace(/(?<=[\w.])\*([A-Za-z][\w ]*)\*|(?<!\*)\*([A-Za-z][\w ]*)\*(?=[\w.])/g, '{$1$2}');

function decoded(text: string): string {
  return text.replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name) return NAMED[name.toLowerCase()] ?? whole;
    const point = decimal ? Number(decimal) : parseInt(hex ?? '', 16);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}

/** Private characters that stand for punctuation that is no markup, until the markup is gone. */
const BASE = 0xee00;
const shield = (text: string): string =>
  text.replace(/[!-/:-@[-`{-~]/g, (char) => String.fromCharCode(BASE + char.charCodeAt(0)));
const unshield = (text: string): string =>
  text.replace(/[\uee21-\uee7e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - BASE));
