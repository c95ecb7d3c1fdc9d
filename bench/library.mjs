import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The package as its users import it (built first: `npm run build`), or another build of it, by file. */
export async function loadLibrary(file) {
  return file === undefined ? import('retriage') : import(pathToFileURL(resolve(file)).href);
}
