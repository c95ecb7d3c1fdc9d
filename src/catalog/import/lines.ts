const FENCE = /^[\s>]*(`{3,}|~{3,})(.*)$/;

/**
 * The lines of a document, with those blanked that a reader does not see as text: front matter, fenced examples,
 * comments. Line numbers stay right. What is opened and never closed hides nothing.
 */
export function linesOf(text: string): string[] {
  const lines = text
    .replace(/^\ufeff/, '')
    .replace(/\u0000/g, '')
    .split(/\r\n|\r|\n/);
  return withoutComments(withoutFences(withoutFrontMatter(lines)));
}

function withoutFrontMatter(lines: readonly string[]): readonly string[] {
  if (lines[0]?.trimEnd() !== '---') return lines;
  const end = lines.findIndex((line, at) => at > 0 && /^(?:---|\.\.\.)\s*$/.test(line));
  // A table may follow a rule at the top of a page; front matter is `key: value`.
  const isMeta = end > 1 && /^[\w.-]+\s*:/.test(lines[1] ?? '');
  return isMeta ? lines.map((line, at) => (at <= end ? '' : line)) : lines;
}

interface Fence {
  readonly mark: string;
  readonly info: string;
}

function withoutFences(lines: readonly string[]): readonly string[] {
  const fences = lines.map((line, at): Fence | undefined => {
    const [, mark = '', info = ''] = FENCE.exec(line) ?? [];
    const above = lines[at - 1]?.trim() ?? '';
    // A heading in reStructuredText; a brace is none, but ends a sample.
    const underlines = /[\p{L}\p{N}]/u.test(above) && !info && mark.length >= above.length;
    return mark && !underlines ? { mark, info: info.trim() } : undefined;
  });
  const closable = longestBelow(fences);
  const kept = [...lines];
  for (let at = 0; at < lines.length; at += 1) {
    const fence = fences[at];
    if (!fence || fence.info.includes('`') || !closable(at, fence.mark)) continue;
    let end = at + 1;
    while (!fences[end]?.mark.startsWith(fence.mark) || fences[end]?.info !== '') end += 1;
    kept.fill('', at, end + 1);
    at = end;
  }
  return kept;
}

/** Tells whether a mark that closes a fence follows, without looking for it anew each time. */
function longestBelow(fences: readonly (Fence | undefined)[]): (at: number, mark: string) => boolean {
  const longest = { '`': new Uint32Array(fences.length + 1), '~': new Uint32Array(fences.length + 1) };
  for (let at = fences.length - 1; at >= 0; at -= 1) {
    const { mark = '', info = '' } = fences[at] ?? {};
    for (const char of ['`', '~'] as const) {
      const own = mark.startsWith(char) && info === '' ? mark.length : 0;
      longest[char][at] = Math.max(own, longest[char][at + 1] ?? 0);
    }
  }
  return (at, mark) => (longest[mark.startsWith('~') ? '~' : '`'][at + 1] ?? 0) >= mark.length;
}

function withoutComments(lines: readonly string[]): string[] {
  let last = lines.length - 1;
  while (last >= 0 && !lines[last]?.includes('-->')) last -= 1;
  let inside = false;
  return lines.map((line, at) => {
    let kept = '';
    let from = 0;
    for (;;) {
      const mark = line.indexOf(inside ? '-->' : '<!--', from);
      // A comment that begins below the last end of one is a mistake, and hides nothing.
      if (mark < 0 || (!inside && at > last)) return inside ? kept : kept + line.slice(from);
      if (!inside && at === last && line.indexOf('-->', mark + 4) < 0) return kept + line.slice(from);
      if (!inside) kept += line.slice(from, mark);
      from = mark + (inside ? 3 : 4);
      inside = !inside;
    }
  });
}

/** A line without the marks of quotations around it. */
export const unquoted = (line: string): string => line.replace(/^[ \t]*(?:>[ \t]?)*/, '').trim();

/** The words of a heading in Markdown or HTML, else undefined. */
export function headingOf(line: string): string | undefined {
  const words = /^ {0,3}#{1,6}[ \t]+(.*)$/.exec(line)?.[1] ?? /^\s*<h[1-6]\b[^<>]*>(.*)/i.exec(line)?.[1];
  if (words === undefined) return undefined;
  const bare = words.trim().replace(/[ \t]#{1,10}$/, '');
  const brace = bare.lastIndexOf('{'); // {#anchor .class}
  return brace >= 0 && /^\{[^{}]*[#.][^{}]*\}$/.test(bare.slice(brace)) ? bare.slice(0, brace).trim() : bare;
}

/** As `headingOf`, and the words of a heading that the next line underlines. */
export function headingAt(lines: readonly string[], at: number): string | undefined {
  const line = lines[at] ?? '';
  const heading = headingOf(line);
  if (heading !== undefined || line.includes('|') || !/[\p{L}\p{N}]/u.test(line)) return heading;
  return /^([=~^"'`*+-])\1{2,}\s*$/.test(lines[at + 1] ?? '') ? line.trim() : undefined;
}
