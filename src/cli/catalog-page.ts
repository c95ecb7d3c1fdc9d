import { catalogOption, loadCatalogs } from './catalogs.js';
import { defineCommand } from './command.js';
import { misuse } from './complaint.js';
import { settle } from './output-file.js';
import { catalogPage } from './page/document.js';

export const pageCommand = defineCommand({
  name: 'catalog page',
  summary: 'write a searchable HTML page of a catalog',
  usage: ['[--catalog FILE]... [-o OUT.html]'],
  options: {
    out: { type: 'string', short: 'o', value: 'FILE', help: 'write the page here (default: print it)' },
    catalog: catalogOption,
  },
  examples: [
    { line: 'retriage catalog page -o errors.html', about: 'the built-in catalogs; each code has an anchor' },
    { line: 'retriage catalog page --catalog orders.json -o orders.html', about: 'a catalog of your own' },
  ],
  async run({ catalog, out, json }, positionals, io) {
    if (positionals.length > 0) throw misuse(`"catalog page" takes no "${positionals.join(' ')}"`);
    if (json && out === undefined) throw misuse('--json tells what was written: say where with --out');
    const catalogs = await loadCatalogs(catalog);
    const page = catalogPage(catalogs);
    if (out === undefined) {
      io.out.write(page);
      return 0;
    }
    const state = await settle({ file: out, text: page }, false);
    const entries = catalogs.reduce((sum, each) => sum + each.entries.length, 0);
    const names = catalogs.map(({ name }) => name);
    if (json) io.out.write(`${JSON.stringify({ file: out, state, entries, catalogs: names }, null, 2)}\n`);
    else io.out.write(`${out}: ${state === 'unchanged' ? 'up to date' : state} (${String(entries)} codes)\n`);
    return 0;
  },
});
