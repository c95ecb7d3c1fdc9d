import type { Reporter } from 'vitest/node';

/** Says at the end, alone on a line, how many tests passed and failed. A file or hook that broke counts as one failure. */
export const countReporter: Reporter = {
  onTestRunEnd(modules, unhandledErrors) {
    const states = modules.flatMap((module) =>
      [...module.children.allTests()].map((test) => test.result().state),
    );
    const count = (state: string) => states.filter((each) => each === state).length;
    const suites = modules.flatMap((module) => [module, ...module.children.allSuites()]);
    const broken = suites.filter((suite) => suite.errors().length > 0).length + unhandledErrors.length;
    const skipped = count('skipped') + count('pending');
    const rest = skipped > 0 ? `, ${String(skipped)} skipped` : '';
    process.stdout.write(
      `${String(count('passed'))} passed, ${String(count('failed') + broken)} failed${rest}\n`,
    );
  },
};
