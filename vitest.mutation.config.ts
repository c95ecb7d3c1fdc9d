import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.config.js';

const { projects: _, reporters: __, ...test } = base.test ?? {};

/** What decides whether a mutant survives: the tests that stand beside its folder. */
export default mergeConfig(
  { ...base, test },
  defineConfig({
    test: {
      include: [`test/${process.env['MUTATED'] ?? '{catalog,wire,classify,policy,call}'}/**/*.test.ts`],
      // Compares files to the letter, which an instrumented copy fails.
      exclude: ['test/catalog/generate-nas.test.ts'],
    },
  }),
);
