import { isName, isTellingName } from './code.js';
import { isStatus } from './status.js';
import { excerpt } from './table.js';
import { oneLine, rstText } from './text.js';

/** What stands on a line of its own, above what is said of it. */
export interface Term {
  readonly words: string;
  /** Where it can be a code. */
  readonly code?: string | undefined;
  /** What stands beside the code: `QueueFull (503)`. */
  readonly status?: string | undefined;
  /** Why the code may be another. */
  readonly doubt?: string | undefined;
}

/**
 * The term of a line that holds nothing else: a heading, one or more words in bold, one in backticks.
 * @param heading the words of the heading that begins here
 */
export function termOf(line: string, heading: string | undefined): Term | undefined {
  const bare = (heading ?? line.replace(/^[-*+•·]\s+(?=[*`_])/, '')).trim();
  const marked = /^(?:\s*\*\*[^*]+\*\*)+$|^\s*__[^_].*__$|^`[^`]+`$/.test(bare);
  if (heading === undefined && !marked) return undefined;
  const pieces = bare
    .split('**')
    .map((piece) => oneLine(rstText(piece)))
    .filter(Boolean);
  const words = pieces.join(' ');
  if (pieces.length > 0 && pieces.every(isName)) {
    const code = pieces.at(-1) ?? '';
    const doubt = `${pieces.length} codes in one line; ${excerpt(code)} is taken`;
    return { words, code, doubt: pieces.length > 1 ? doubt : undefined };
  }
  const [, name = '', note = ''] = /^(\S+) ?[(（]([^()（）]+)[)）]$/.exec(words) ?? [];
  return isTellingName(name) && isStatus(note) ? { words, code: name, status: note } : { words };
}
