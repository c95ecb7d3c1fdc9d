import { explain, nasCatalog } from 'retriage';

const HEADER = ['HTTP', 'Code', 'Default', 'Resolution'];

const cell = (text: string): string => text.replaceAll('|', String.raw`\|`).replaceAll('`', String.raw`\``);

/** One row for each code of the NAS catalog, in its order: status, code, what happens by default, resolution. */
export async function codeRows(): Promise<readonly (readonly string[])[]> {
  const rows = nasCatalog.entries.map(async ({ httpCode, code, message, resolution }) => {
    const failure = await explain({
      status: httpCode,
      body: JSON.stringify({ Code: code, Message: message }),
    });
    return [String(httpCode), `\`${code}\``, failure.classification, cell(resolution)];
  });
  return Promise.all(rows);
}

/** The table as Markdown. */
export async function codeTable(): Promise<string> {
  const lines = [HEADER, HEADER.map(() => '---'), ...(await codeRows())];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
