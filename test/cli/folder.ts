import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

interface Folder {
  /** The path of a file in it. */
  at(name: string): string;
  /** Writes a file and gives its path. */
  write(name: string, content: string | Uint8Array): string;
  read(name: string): string;
  /** Paths of a catalog and a module of types that are not there yet. */
  fresh(): { readonly out: string; readonly types: string };
}

/** A folder that is gone after the tests of the file. */
export function temporaryFolder(parent = tmpdir()): Folder {
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'retriage-cli-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const at = (name: string): string => join(folder, name);
  let files = 0;
  return {
    at,
    write: (name, content) => {
      writeFileSync(at(name), content);
      return at(name);
    },
    read: (name) => readFileSync(at(name), 'utf8'),
    fresh: () => ({ out: at(`${String((files += 1))}.json`), types: at(`${String(files)}.ts`) }),
  };
}
