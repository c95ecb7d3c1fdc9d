import { defineConfig } from 'tsdown';

const shared = {
  entry: {
    index: 'src/index.ts',
    import: 'src/catalog/import.ts',
    'testing/index': 'src/testing/index.ts',
  },
  platform: 'neutral',
  target: 'es2022',
  fixedExtension: false,
  hash: false,
  dts: true,
  logLevel: 'warn',
  checks: { pluginTimings: false },
  failOnWarn: true,
};

export default defineConfig([
  { ...shared, format: 'esm', deps: { neverBundle: [/^node:/], onlyBundle: [] } },
  {
    ...shared,
    format: 'cjs',
    // p-retry has no CommonJS half of its own, so ours carries it.
    deps: {
      neverBundle: [/^node:/],
      alwaysBundle: ['p-retry', 'is-network-error'],
      onlyBundle: ['p-retry', 'is-network-error'],
    },
    outputOptions: {
      // A require() where the source has an import(): Jest cannot run import() inside CommonJS.
      dynamicImportInCjs: false,
      // In a file of their own: else the bundler's helpers are among the exports of the index.
      codeSplitting: { groups: [{ name: 'interop', test: /rolldown.runtime/ }] },
    },
  },
  {
    ...shared,
    // In a folder of its own: what it shares with the library must not cut the library into pieces.
    entry: { index: 'src/cli/index.ts' },
    outDir: 'dist/cli',
    platform: 'node',
    format: 'esm',
    dts: false,
    deps: { onlyBundle: [] },
  },
]);
