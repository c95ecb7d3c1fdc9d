export interface Block {
  /** First word of the info string: `ts`, `sh`, ... */
  readonly language: string;
  /** The other words of the info string: `run=server` is `{ run: 'server' }`, `no-run` is `{ 'no-run': '' }`. */
  readonly flags: Readonly<Record<string, string>>;
  readonly code: string;
  /** Line of the page on which the code begins, from 1. */
  readonly line: number;
}

const flagsOf = (words: readonly string[]): Record<string, string> =>
  Object.fromEntries(words.map((word) => [word.replace(/=.*/s, ''), word.replace(/^[^=]*=?/, '')]));

const FENCE = /^( *)(`{3,})([^`]*)$/;

/** The fenced blocks of a page, in their order. */
export function blocksOf(page: string): readonly Block[] {
  const blocks: Block[] = [];
  let open: { indent: number; fence: string; info: string; line: number; code: string[] } | undefined;
  page.split('\n').forEach((text, index) => {
    const [, indent = '', fence = '', info = ''] = FENCE.exec(text) ?? [];
    if (open === undefined) {
      if (fence !== '') open = { indent: indent.length, fence, info, line: index + 2, code: [] };
    } else if (fence.startsWith(open.fence) && info.trim() === '') {
      const [language = '', ...words] = open.info.trim().split(/\s+/);
      blocks.push({ language, flags: flagsOf(words), code: open.code.join('\n'), line: open.line });
      open = undefined;
    } else {
      open.code.push(text.replace(new RegExp(`^ {0,${String(open.indent)}}`), ''));
    }
  });
  return blocks;
}

/** The text between `<!-- NAME -->` and `<!-- /NAME -->`, or undefined where a marker is missing. */
export function between(page: string, name: string): string | undefined {
  return new RegExp(`<!-- ${name} -->([\\s\\S]*?)<!-- /${name} -->`).exec(page)?.[1];
}

/** The cells of a table's body, row by row; its header and the line under that are left out. */
export function tableRows(text: string): readonly (readonly string[])[] {
  const rows = text
    .split('\n')
    .filter((line) => line.trim().startsWith('|'))
    .map((line) =>
      line
        .trim()
        .replace(/^\||\|$/g, '')
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim()),
    );
  return rows.slice(2);
}
