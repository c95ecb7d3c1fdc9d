/** Writes README's table of the NAS codes anew, between its markers: `npm run docs:tables`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { codeTable } from './code-table.js';

const page = new URL('../README.md', import.meta.url);
const text = readFileSync(page, 'utf8');
const [open, close] = ['<!-- nas-codes -->', '<!-- /nas-codes -->'];
const start = text.indexOf(open) + open.length;
const end = text.indexOf(close);
if (start < open.length || end < start) throw new Error(`README.md has no ${open} … ${close}`);

const filled = `${text.slice(0, start)}\n\n${await codeTable()}\n\n${text.slice(end)}`;
const style = await resolveConfig(page);
writeFileSync(page, await format(filled, { ...style, parser: 'markdown' }));
