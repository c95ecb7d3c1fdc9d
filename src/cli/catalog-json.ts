import { createCatalog, type Catalog } from '../catalog/catalog.js';
import { own } from '../catalog/own.js';

/** A catalog as a file: what `createCatalog` takes. */
interface CatalogFile {
  readonly name: string;
  readonly entries: Catalog['entries'];
  readonly aliases?: Readonly<Record<string, string>> | undefined;
}

/** Aliases that somebody added to the file by hand: those whose codes are still there, and those that lost theirs. */
export function keptAliases(
  { name, entries }: Catalog,
  written: string | undefined,
): { readonly kept: Readonly<Record<string, string>>; readonly lost: readonly string[] } {
  const kept: Record<string, string> = {};
  const lost: string[] = [];
  for (const [alias, code] of aliasesIn(written)) {
    try {
      createCatalog({ name, entries, aliases: { [alias]: code } });
      kept[alias] = code;
    } catch {
      lost.push(alias);
    }
  }
  return { kept, lost };
}

function aliasesIn(written: string | undefined): (readonly [string, string])[] {
  try {
    const aliases: unknown = own(JSON.parse(written ?? 'null'), 'aliases');
    if (typeof aliases !== 'object' || aliases === null) return [];
    return Object.entries(aliases).map(([alias, code]: [string, unknown]) => [alias, String(code)]);
  } catch {
    return [];
  }
}

/** The file's text. */
export function catalogJson({ name, entries }: Catalog, aliases: Readonly<Record<string, string>>): string {
  const file: CatalogFile = { name, entries, ...(Object.keys(aliases).length > 0 && { aliases }) };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Whether two files hold the same, whatever a formatter made of them. */
export function sameJson(a: string, b: string): boolean {
  try {
    return JSON.stringify(JSON.parse(a)) === JSON.stringify(JSON.parse(b));
  } catch {
    return false;
  }
}
