import { escapeControls } from '../events/redact.js';
import { catalogOption, loadCatalogs, rowsOf } from './catalogs.js';
import { catalogTable } from './catalog-table.js';
import { defineCommand } from './command.js';
import { misuse } from './complaint.js';

export const listCommand = defineCommand({
  name: 'catalog list',
  summary: 'list the codes of a catalog',
  usage: ['[--catalog FILE]... [--json]'],
  options: { catalog: catalogOption },
  examples: [
    {
      line: 'retriage catalog list',
      about: 'a table on a terminal; else a line a code, fields parted by tabs',
    },
    { line: 'retriage catalog list --catalog orders.json | cut -f 3', about: 'only the codes' },
    { line: 'retriage catalog list --catalog nas --json', about: 'only one of the built-in catalogs' },
  ],
  async run(values, positionals, io) {
    if (positionals.length > 0) throw misuse(`"catalog list" takes no "${positionals.join(' ')}"`);
    const catalogs = await loadCatalogs(values.catalog);
    if (values.json) io.out.write(`${JSON.stringify(rowsOf(catalogs), null, 2)}\n`);
    else if (io.out.terminal) io.out.write(catalogs.map((each) => catalogTable(each, io.out)).join('\n'));
    else io.out.write(rowsOf(catalogs).map(tabbed).join(''));
    return 0;
  },
});

const tabbed = ({
  catalog,
  httpCode,
  code,
  retryable,
  message,
  resolution,
}: ReturnType<typeof rowsOf>[number]) =>
  `${[catalog, String(httpCode), code, retryable ? 'retryable' : 'terminal', message, resolution]
    .map(escapeControls)
    .join('\t')}\n`;
