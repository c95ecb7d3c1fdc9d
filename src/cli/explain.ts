import { escapeControls } from '../events/redact.js';
import { defineCommand } from './command.js';
import { catalogOption, loadCatalogs } from './catalogs.js';
import { Complaint, misuse } from './complaint.js';
import { explainAnswer } from './explain-answer.js';
import { explainCode } from './explain-code.js';
import { explainReport } from './explain-report.js';
import type { Explanation } from './explanation.js';
import { readHttpAnswer } from './http-answer.js';
import { readInput } from './input.js';

export const explainCommand = defineCommand({
  name: 'explain',
  summary: 'say what an error code or a failed answer means',
  usage: ['CODE [--status N]', '- [--status N]', '--file BODY [--status N]'],
  options: {
    file: {
      type: 'string',
      value: 'FILE',
      help: 'explain the answer in this file: a body, or what "curl -i" printed; - is the standard input',
    },
    status: {
      type: 'string',
      short: 's',
      value: 'N',
      help: 'the HTTP status, where the answer has no status line; of a code with several, the one meant',
    },
    catalog: catalogOption,
  },
  examples: [
    {
      line: 'retriage explain InvalidFileSystem.NotFound',
      about: 'an error code, a status (503) or ECONNRESET',
    },
    { line: "curl -si 'http://127.0.0.1:8080/' | retriage explain -", about: 'why a request failed' },
    { line: 'retriage explain --file body.xml --status 403', about: 'an error body that was kept' },
    { line: 'retriage explain Order.Locked --catalog orders.json --json', about: 'by a catalog of your own' },
  ],
  async run(values, positionals, io) {
    const status = statusOf(values.status);
    const [code, ...more] = positionals;
    const file = values.file ?? (code === '-' ? '-' : undefined);
    if (more.length > 0) throw misuse(`one at a time: ${positionals.join(' ')}`);
    if (code === undefined && file === undefined) throw misuse('explain what? Give a code, a file or -');
    if (/^\d{3}$/.test(code ?? '') && status !== undefined) throw misuse('a status is one already');
    if (code !== undefined && values.file !== undefined) throw misuse('a code or a file, not both');

    const catalogs = await loadCatalogs(values.catalog);
    const explanation =
      file === undefined
        ? await explainCode(code ?? '', status, catalogs)
        : await explainAnswer(readHttpAnswer(await readInput(file, io)), status, catalogs);
    if (values.json) io.out.write(`${JSON.stringify(explanation, null, 2)}\n`);
    else io.out.write(explainReport(explanation, io.out));
    if (explanation.problem !== null) throw new Complaint(problemOf(explanation));
    return 0;
  },
});

function statusOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d\d$/.test(text)) throw misuse(`--status takes three digits, not "${text}"`);
  return Number(text);
}

function problemOf({ problem, nearest }: Explanation): string {
  const meant = nearest.length > 0 ? `\nDid you mean ${nearest.map(escapeControls).join(' or ')}?` : '';
  return `${problem ?? ''}${meant}`;
}
