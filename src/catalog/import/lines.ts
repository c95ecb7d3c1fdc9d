const FENCE = /^[\s>]*(`{3,}|~{3,})(.*)$/;

/**
 * The lines of a document, with those blanked that a reader does not see as text: front matter, fenced examples,
 * comments. Line numbers stay right. What is opened and never closed hides nothing.
 */
export function linesOf(text: string): string[] {
  const lines = text.replace(/^\ufeff/, '').replace(/\u0000/g, '').split(/\r\n|\r|\n/);
  return withoutComments(withoutFences(withoutFrontMatter(lines)));
}

function withoutFrontMatter(lines: readonly string[]): readonly string[] {
  if (lines[0]?.trimEnd() !== '---') return lines;
  const end = lines.findIndex((line, at) => at > 0 && /^(?:---|\.\.\.)\s*$/.test(line));
  // A table may follow a rule at the top of a page; front matter is `key: value`.
  const isMeta = end > 1 && /^[\w.-]+\s*:/.test(lines[1] ?? '');
  return isMeta ? lines.map((line, at) => (at <= end ? '' : line)) : lines;
}

function withoutFences(lines: readonly string[]): readonly string[] {
  const kept = [...lines];
  const endless = new Map<string, number>(); // by character, the shortest fence that nothing closes
  for (let at = 0; at < lines.length; at += 1) {
    const [, fence = '', info = ''] = FENCE.exec(lines[at] ?? '') ?? [];
    const char = fence.charAt(0);
    if (!fence || info.includes('`') || fence.length >= (endless.get(char) ?? Infinity)) continue;
    let end = at + 1;
    while (end < lines.length && !closes(lines[end] ?? '', fence)) end += 1;
    if (end >= lines.length) {
      endless.set(char, fence.length);
      continue;
    }
    kept.fill('', at, end + 1);
    at = end;
  }
  return kept;
}

function closes(line: string, fence: string): boolean {
  const [, found = '', rest = ''] = FENCE.exec(line) ?? [];
  return found.startsWith(fence) && rest.trim() === '';
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
