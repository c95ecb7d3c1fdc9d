import type { RunContext } from '../../src/runner/run.js';

export interface Script {
  readonly fn: (context: RunContext) => Promise<string>;
  /** What each call was given. */
  readonly contexts: readonly RunContext[];
}

/** A function that throws what it is given, one a call, and then succeeds. */
export function script(...thrown: readonly unknown[]): Script {
  const contexts: RunContext[] = [];
  return {
    contexts,
    async fn(context) {
      contexts.push(context);
      await Promise.resolve();
      if (contexts.length <= thrown.length) throw thrown[contexts.length - 1];
      return 'done';
    },
  };
}
