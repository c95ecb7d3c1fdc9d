import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { countReporter } from './test/support/count-reporter.js';

const source = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** These start other programs, so they run after the rest and leave its timing alone. */
const PROGRAMS = ['test/docs/**/*.test.ts', 'test/examples/**/*.test.ts'];

/** These change globals, must be the first to load what they load, or count what is left behind: each gets a process of its own. */
const ALONE = [
  'test/safety/**/*.test.ts',
  'test/flows/matrix-*.test.ts',
  'test/flows/{leftovers,exit,unusual-instances}.test.ts',
  'test/runner/run-leaks.test.ts',
  'test/load.test.ts',
];

// Two wait less than one, even on two cores: many tests wait for sockets and timers.
const maxWorkers = 2;

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
        // Loading the modules anew for each file takes as long as all the tests do.
        test: {
          name: 'code',
          maxWorkers,
          isolate: false,
          include: ['test/**/*.test.ts'],
          exclude: [...PROGRAMS, ...ALONE],
        },
      },
      { extends: true, test: { name: 'alone', maxWorkers, include: ALONE } },
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
