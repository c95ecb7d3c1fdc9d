import { createCatalog, type Catalog, type CatalogOptions } from '../catalog/catalog.js';
import type { CatalogEntry } from '../catalog/entry.js';
import { gatewayCatalog } from '../catalog/gateway.js';
import { nasCatalog } from '../catalog/nas.js';
import type { Option } from './command.js';
import { Complaint, messageOf } from './complaint.js';
import { readBytes } from './input.js';

/** The option by which a command is told its catalogs. */
export const catalogOption = {
  type: 'string',
  multiple: true,
  value: 'FILE',
  help: 'a catalog that "catalog import" wrote, or nas, or gateway; repeat it for several, the first that knows a code wins (default: nas, then gateway)',
} as const satisfies Option;

const BUILT_IN: readonly Catalog[] = [nasCatalog, gatewayCatalog];

/**
 * The catalogs that were named, else the built-in ones.
 * @throws {Complaint} naming the file, and the entry that is wrong
 */
export async function loadCatalogs(names: readonly string[] | undefined): Promise<readonly Catalog[]> {
  if (!names) return BUILT_IN;
  return Promise.all(names.map(loadCatalog));
}

async function loadCatalog(file: string): Promise<Catalog> {
  const builtIn = BUILT_IN.find(({ name }) => name === file);
  if (builtIn) return builtIn;
  const bytes = await readBytes(file);
  try {
    return createCatalog(JSON.parse(new TextDecoder().decode(bytes)) as CatalogOptions);
  } catch (error) {
    throw new Complaint(`${file} holds no catalog: ${messageOf(error)}`);
  }
}

/** An entry, and the catalog that it is of: a row as `--json` prints it. */
export interface CatalogRow extends CatalogEntry {
  readonly catalog: string;
}

/** Every entry of the catalogs, in their order. */
export const rowsOf = (catalogs: readonly Catalog[]): CatalogRow[] =>
  catalogs.flatMap(({ name, entries }) => entries.map((entry) => ({ catalog: name, ...entry })));
