import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.config.js';

const { projects: _, reporters: __, ...test } = base.test ?? {};

const NEVER = [
  // Compares files to the letter, which an instrumented copy fails.
  'test/catalog/generate-nas.test.ts',
  // Take seconds for each mutant, and notice little but a throw or a leak.
  'test/catalog/import/hostile.test.ts',
  'test/call/explain-hostile.test.ts',
  'test/runner/{run-leaks,sdk-*}.test.ts',
];

/** Take most of the time of the rest: only what survives the others meets them. */
const LONG = [
  'test/catalog/import/round-trip.test.ts',
  'test/call/explain-round-trip.test.ts',
  'test/wire/{hostile,naughty-strings,xml-conformance}.test.ts',
];

/** What decides whether a mutant survives: the tests that stand beside its folder. */
export default mergeConfig(
  { ...base, test },
  defineConfig({
    test: {
      include: [
        `test/${process.env['MUTATED'] ?? '{catalog,catalog/import,wire,classify,policy,call}/*'}.test.ts`,
        'test/load.test.ts',
      ],
      exclude: process.env['MUTATED_COVERAGE'] === 'off' ? NEVER : [...NEVER, ...LONG],
    },
  }),
);
