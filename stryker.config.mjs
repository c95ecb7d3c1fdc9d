/** Mutation testing of what decides: see scripts/mutation.mjs. */
const everyTest = process.env.MUTATED_COVERAGE === 'off';

export default {
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutation.config.ts', related: false },
  plugins: ['@stryker-mutator/vitest-runner'],
  mutate: ['src/{catalog,wire,classify,policy,call}/**/*.ts', '!src/catalog/nas-rows.ts'],
  coverageAnalysis: everyTest ? 'off' : 'perTest',
  ignoreStatic: !everyTest,
  ignorePatterns: ['.tmp-docs', 'dist'],
  concurrency: 2,
  timeoutMS: 30_000,
  tempDirName: 'node_modules/.cache/stryker',
  incrementalFile: 'node_modules/.cache/stryker-incremental.json',
  reporters: ['clear-text', 'json'],
  jsonReporter: { fileName: 'node_modules/.cache/mutation.json' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
};
