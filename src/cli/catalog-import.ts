import { importCatalog, type ImportFormat, type ImportProblem } from '../catalog/import.js';
import { escapeControls } from '../events/redact.js';
import { catalogJson, keptAliases, sameJson } from './catalog-json.js';
import { catalogTypes, sameTypes } from './catalog-types.js';
import { defineCommand } from './command.js';
import { misuse } from './complaint.js';
import { decodePage } from './decode-page.js';
import { isLong, megabytes, progress, readIfThere, readInput } from './input.js';
import { settle, type FileState, type OutputFile } from './output-file.js';
import { painter } from './paint.js';

const FORMATS: readonly ImportFormat[] = ['markdown', 'html', 'rst', 'json'];

export const importCommand = defineCommand({
  name: 'catalog import',
  summary: 'make a catalog from a page that documents errors',
  usage: ['FILE --name NAME [-o OUT.json] [--types OUT.ts] [--check]', '- --name NAME ...'],
  options: {
    name: { type: 'string', short: 'n', value: 'NAME', help: 'name of the catalog, told as failure.catalog' },
    out: { type: 'string', short: 'o', value: 'FILE', help: 'write the catalog here (default: print it)' },
    types: {
      type: 'string',
      short: 't',
      value: 'FILE',
      help: 'write a TypeScript module: its codes complete in overrides and explain themselves',
    },
    format: {
      type: 'string',
      short: 'f',
      value: 'FORMAT',
      help: `how the page is written: ${FORMATS.join(', ')} (default: found out)`,
    },
    check: {
      type: 'boolean',
      help: 'write nothing: exit with 1 if a file is not what would be written, or if there are problems',
    },
  },
  examples: [
    {
      line: 'retriage catalog import errors.md --name orders -o orders.json --types orders.ts',
      about: 'a catalog, and types for it',
    },
    { line: 'retriage catalog import errors.md --name orders -o orders.json --check', about: 'in CI' },
    {
      line: 'curl -s http://127.0.0.1:8080/errors.html | retriage catalog import - -n orders',
      about: 'from the web',
    },
  ],
  async run(values, positionals, io) {
    const [source, ...more] = positionals;
    const { name, out, types, check = false } = values;
    if (source === undefined) throw misuse('import what? Give a file, or - for the standard input');
    if (more.length > 0) throw misuse(`one page at a time: ${positionals.join(' ')}`);
    if (!name?.trim()) throw misuse('--name NAME is needed: it is told as failure.catalog');
    const format = formatOf(values.format);

    const bytes = await readInput(source, io);
    if (isLong(bytes)) progress(`looking for errors in ${megabytes(bytes.length)}`, io);
    const { text, problems: unreadable } = decodePage(bytes);
    const { catalog, problems: unclear } = importCatalog(text, { name, format });
    progress('', io);

    const aliases = keptAliases(catalog, out === undefined ? undefined : await readIfThere(out));
    const problems: readonly ImportProblem[] = [
      ...unreadable,
      ...unclear,
      ...aliases.lost.map((alias) => ({
        line: 1,
        reason: `the alias "${alias}" is dropped: its code is gone`,
      })),
    ];
    const json = catalogJson(catalog, aliases.kept);
    const outputs: OutputFile[] = [];
    if (out !== undefined) outputs.push({ file: out, text: json, same: sameJson });
    if (types !== undefined) outputs.push({ file: types, text: catalogTypes(catalog), same: sameTypes });
    // An empty catalog would only take the place of a good one.
    const isEmpty = catalog.entries.length === 0;
    const files = isEmpty ? [] : await settleAll(outputs, check);

    const paint = painter(io.err);
    const place = source === '-' ? 'stdin' : source;
    for (const { line, reason } of problems)
      io.err.write(`${paint.bold(`${place}:${String(line)}:`)} ${escapeControls(reason)}\n`);
    if (values.json) {
      const report = {
        name,
        entries: catalog.entries.length,
        problems,
        files,
        catalog: JSON.parse(json) as unknown,
      };
      io.out.write(`${JSON.stringify(report, null, 2)}\n`);
    } else if (check && outputs.length === 0)
      io.out.write(`${place}: ${String(catalog.entries.length)} entries\n`);
    else if (outputs.length === 0 && !isEmpty) io.out.write(json);
    else io.out.write(files.map((each) => tell(each, catalog.entries.length)).join(''));
    const bad = problems.length > 0 || files.some(({ state }) => state === 'stale' || state === 'missing');
    return bad ? 1 : 0;
  },
});

interface Settled {
  readonly file: string;
  readonly state: FileState;
}

async function settleAll(outputs: readonly OutputFile[], check: boolean): Promise<Settled[]> {
  const settled: Settled[] = [];
  for (const output of outputs) settled.push({ file: output.file, state: await settle(output, check) });
  return settled;
}

const TOLD: Readonly<Record<FileState, string>> = {
  written: 'written',
  unchanged: 'up to date',
  stale: 'not what would be written',
  missing: 'missing',
};

const tell = ({ file, state }: Settled, entries: number): string =>
  `${file}: ${TOLD[state]} (${String(entries)} entries)\n`;

function formatOf(text: string | undefined): ImportFormat | undefined {
  const format = FORMATS.find((each) => each === text);
  if (text !== undefined && !format)
    throw misuse(`--format takes one of ${FORMATS.join(', ')}, not "${text}"`);
  return format;
}
