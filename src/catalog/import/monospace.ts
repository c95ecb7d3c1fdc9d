// Characters that take two columns of a table drawn in a monospaced font.
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g;
const FILLER = '\u0000';

/** A line in which every character stands at the index of its column. */
export const monospaced = (line: string): string => line.replace(WIDE, `$&${FILLER}`);

/** The text of a part of such a line. */
export const proportional = (text: string): string => text.replaceAll(FILLER, '');
