// Writes src/catalog/nas-rows.ts from the document next to it. With --check it writes nothing and
// exits 1 when the file is not what the document says.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseErrorTable } from './error-table.mjs';

const COMMAND = 'node scripts/generate-nas.mjs';
const DOCUMENT = 'src/catalog/nas-error-codes.md';
const GENERATED = 'src/catalog/nas-rows.ts';

/** @param {string} path from the root of the repository */
const at = (path) => new URL(`../${path}`, import.meta.url);

/** @param {string} text */
function quote(text) {
  const double = JSON.stringify(text);
  return text.includes("'") ? double : `'${double.slice(1, -1).replaceAll('\\"', '"')}'`;
}

/** @param {string} markdown */
function readDocument(markdown) {
  try {
    return parseErrorTable(markdown);
  } catch (error) {
    throw new Error(`${DOCUMENT}: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}

/** @param {string} markdown */
function render(markdown) {
  const rows = readDocument(markdown).map(([httpCode, ...texts]) => {
    return `  [${[httpCode, ...texts.map(quote)].join(', ')}],`;
  });
  return [
    `// Generated from ${DOCUMENT} by \`${COMMAND}\`; do not edit.`,
    '// prettier-ignore',
    'export const nasRows = [',
    ...rows,
    '] as const;',
    '',
  ].join('\n');
}

/** @param {string[]} args */
function main(args) {
  const check = args[0] === '--check';
  if (args.length > (check ? 1 : 0)) throw new Error(`usage: ${COMMAND} [--check]`);
  const wanted = render(readFileSync(at(DOCUMENT), 'utf8'));
  const present = existsSync(at(GENERATED)) ? readFileSync(at(GENERATED), 'utf8') : undefined;
  if (check && present !== wanted) throw new Error(`${GENERATED} is stale: run ${COMMAND}`);
  if (!check) writeFileSync(at(GENERATED), wanted);
}

try {
  main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
