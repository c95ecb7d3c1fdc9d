import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { countReporter } from './test/support/count-reporter.js';

const source = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** These start other programs, so they run after the rest and leave its timing alone. */
const PROGRAMS = ['test/docs/**/*.test.ts', 'test/examples/**/*.test.ts'];

export default defineConfig({
  resolve: {
    alias: [
      { find: /^retriage\/import$/, replacement: source('src/catalog/import.ts') },
      { find: /^retriage\/testing$/, replacement: source('src/testing/index.ts') },
      { find: /^retriage$/, replacement: source('src/index.ts') },
    ],
  },
  test: {
    environment: 'node',
    testTimeout: 15_000,
    hookTimeout: 15_000,
    reporters: ['default', countReporter],
    coverage: { include: ['src/**/*.ts'], reporter: ['text-summary', 'html'] },
    projects: [
      {
        extends: true,
        // Two wait less than one, even on two cores: many tests wait for sockets and timers.
        test: { name: 'code', maxWorkers: 2, include: ['test/**/*.test.ts'], exclude: PROGRAMS },
      },
      {
        extends: true,
        test: {
          name: 'programs',
          maxWorkers: 1,
          maxConcurrency: 2,
          include: PROGRAMS,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
