const NAMED: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

const CDATA = '<![CDATA[';

/** Undoes the five named and the numeric entities of XML, once; anything else stays as it is. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi, character);
}

function character(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name) return NAMED.get(name) ?? whole;
  const point = decimal ? Number(decimal) : parseInt(hex ?? '', 16);
  const valid = point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);
  return valid ? String.fromCodePoint(point) : whole;
}

/** Escapes text so that an XML parser gives it back as it is. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Not after a comment, an instruction or another section: text before those is text of the same element. */
const AFTER_TAG = /[^-?\]]>/;

/**
 * Turns CDATA sections into plain escaped text, so that one rule of decoding fits all text. A section that is all that
 * an element holds, and has nothing to escape or trim, is left to the parser, which passes over it in one step. Linear.
 */
export function unfoldCdata(text: string): string {
  let out = '';
  let from = 0;
  let end = 0;
  for (;;) {
    const open = text.indexOf(CDATA, end);
    const close = open < 0 ? -1 : text.indexOf(']]>', open);
    if (close < 0) return out + text.slice(from);
    const content = text.slice(open + CDATA.length, close);
    end = close + 3;
    const isAll = AFTER_TAG.test(text.slice(open - 2, open)) && text.startsWith('</', end);
    if (isAll && !/[<&]|^\s|\s$/.test(content)) continue;
    out += text.slice(from, open) + escapeText(content);
    from = end;
  }
}
