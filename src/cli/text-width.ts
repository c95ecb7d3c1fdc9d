/** Characters that take two columns: East Asian scripts, full-width forms, emoji. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
const MARK = /[\p{Mn}\p{Me}]/u;

const charWidth = (char: string): number => (MARK.test(char) ? 0 : WIDE.test(char) ? 2 : 1);

/** How many columns a text without control characters takes. */
export function textWidth(text: string): number {
  let width = 0;
  for (const char of text) width += charWidth(char);
  return width;
}

/** The text, filled up with spaces. */
export const padEnd = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - textWidth(text)));

/** The text, or as much of it as there is room for, with an ellipsis. */
export function cut(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  if (width < 1) return '';
  let kept = '';
  let used = 1;
  for (const char of text) {
    used += charWidth(char);
    if (used > width) break;
    kept += char;
  }
  return `${kept.trimEnd()}…`;
}

/** A word, a wide character (a line may break after each), or the white space between. */
const PIECE = new RegExp(`\\s+|(?:${WIDE.source})|(?:(?!${WIDE.source})\\S)+`, 'gu');

/** The text in lines of at most so many columns; a word that is longer is broken. */
export function wrap(text: string, width: number): string[] {
  const room = Math.max(1, width);
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(PIECE) ?? []) {
    if (textWidth(line + piece) <= room) {
      line += piece;
      continue;
    }
    if (piece.trim() === '') {
      lines.push(line);
      line = '';
      continue;
    }
    if (line.trim() !== '') lines.push(line.trimEnd());
    line = '';
    for (const char of piece) {
      if (line !== '' && textWidth(line + char) > room) {
        lines.push(line);
        line = '';
      }
      line += char;
    }
  }
  return line.trim() !== '' || lines.length === 0 ? [...lines, line.trimEnd()] : lines;
}
