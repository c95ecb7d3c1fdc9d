import { PLACEHOLDER } from '../pattern.js';
import { isNone } from './status.js';

/** What a cell says about the error code. */
export interface CodeCell {
  /** None where the cell names no code. */
  readonly codes: readonly string[];
  readonly doubt?: string | undefined;
}

const LONGEST = 160;
const NAME = /^(?:[A-Za-z_$][\w$.:#@-]*|-?\d[\w.:-]*)$/;
const WORDS = /^[A-Za-z][\w'-]*(?:[ .:-]+[A-Za-z\d][\w'-]*){1,5}$/;
const SEPARATOR = /\s*(?:[,，、;；|/\n]|\bor\b|\band\b|或者?|和)\s*/;
const NOTED = /^([^()（）]*[^\s()（）])\s*[(（][^()（）]*[)）]$/;

/** Whether a text is spelt like a code: one word, but for spaces at dots and for placeholders. */
export const isName = (text: string): boolean =>
  text.length <= LONGEST && NAME.test(text.replace(PLACEHOLDER, 'X').replace(/ ?([.:]) ?/g, '$1'));

/** Whether a text can hardly be anything but a code: `NotFound`, `NOT_FOUND`, `User. Disabled`, not `Forbidden`. */
export const isTellingName = (text: string): boolean =>
  isName(text) &&
  /[a-z\d][A-Z]|[A-Z]{2}[a-z]|\w ?[._:] ?\w|^[A-Z\d]{5,}$/.test(text) &&
  !/^[\d.]+$/.test(text);

/**
 * Reads a code cell: one code, several of them, or a code with a note.
 * @param text plain text; a line break parts codes
 */
export function readCode(text: string): CodeCell {
  if (text.length > LONGEST * 8) return { codes: [] };
  const bare = text.replace(/^["'“”‘’`]+|["'“”‘’`]+$/g, '').trim();
  if (isNone(bare)) return { codes: [] };
  const flat = bare.replace(/\n/g, ' ');
  if (isName(flat)) return { codes: [flat] };
  const parts = [...new Set(bare.split(SEPARATOR).filter(Boolean))];
  if (parts.length > 0 && parts.length <= 20 && parts.every(isName)) return { codes: parts };
  if (flat.length > LONGEST) return { codes: [] };
  const noted = NOTED.exec(flat)?.[1];
  if (noted && isName(noted)) return { codes: [noted], doubt: 'the note after the code is left out' };
  return WORDS.test(noted ?? flat)
    ? { codes: [noted ?? flat], doubt: 'the code is written in words' }
    : { codes: [] };
}
