import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const source = fileURLToPath(new URL('../src/', import.meta.url));
const modules = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /^(?:catalog|wire|classify|events|policy|call)[\\/].*\.ts$/.test(file),
);

/** A file of tests that cannot load what it imports has no test that fails: these have. */
describe('a module loads', () => {
  it.each(modules)('%s', async (file) => {
    await expect(import(source + file)).resolves.toBeTypeOf('object');
  });

  it('of each folder', () => {
    expect(modules.length).toBeGreaterThan(80);
  });
});
