/*
 * Runs every measurement, one after the other, and prints its table: what a successful call costs (overhead.mjs),
 * what a failed one costs (decode.mjs), what a large catalog costs (catalog.mjs), what starting costs
 * (import-time.mjs). Some minutes; `--quick` takes less than half of that and is less precise. Measured is `dist`, so
 * build first.
 *
 *   node bench/run.mjs [--quick]
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

for (const name of ['overhead', 'decode', 'catalog', 'import-time']) {
  const file = fileURLToPath(new URL(`./${name}.mjs`, import.meta.url));
  const { status, error } = spawnSync(process.execPath, [file, ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
  console.log();
}
