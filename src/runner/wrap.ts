import { ownProperties } from '../catalog/own.js';
import type { PolicyOptions } from '../policy/options.js';
import { asPolicy, type Policy } from '../policy/policy.js';
import { looksLikeAction } from '../policy/effect.js';
import { validateWrapOptions } from '../policy/validate.js';
import { run, type RunOptions } from './run.js';

/** What a wrapped function can say for itself. */
export type WrapOptions = Pick<RunOptions, 'operation' | 'idempotent'>;

/**
 * Makes a function that runs `fn` under a policy, with its parameters, its `this` and its result.
 *
 * The function's name says whether it may be called again, where it looks like the name of an action, that is, two
 * words or more in camel case: `describeFileSystems`, `listTags`, `getUser` and `queryLogs` only read; any other, such
 * as `createFileSystem`, but also `fetchUser`, may change something, and is not repeated where it may have been
 * executed: say `{ idempotent: true }` if that is wrong. A name of one word, or none, says nothing, and the function is
 * repeated. A minifier changes names: give `operation` where that matters.
 *
 * Of a function with several signatures the last one counts: TypeScript shows no more of them.
 *
 * @param options `operation` is the function's own name where that names an action (`createFileSystem`)
 * @throws TypeError for something that is no function, or a bad option
 * @example
 * import { wrap } from 'retriage';
 * const describeFileSystems = wrap(async function describeFileSystems(region: string) {
 *   return { region };
 * });
 * await describeFileSystems('cn-hangzhou');
 */
export function wrap<This, Parameters extends readonly unknown[], Result>(
  fn: (this: This, ...parameters: Parameters) => Result,
  policyOrOptions?: Policy | PolicyOptions,
  options: WrapOptions = {},
): (this: This, ...parameters: Parameters) => Promise<Awaited<Result>> {
  if (typeof fn !== 'function') throw new TypeError('wrap: takes a function as its first argument');
  const policy = asPolicy(policyOrOptions);
  validateWrapOptions(options);
  const own = ownProperties(options);
  const operation = own.operation ?? actionNamed(fn.name);
  return function (this: This, ...parameters) {
    const call = async (): Promise<Awaited<Result>> => await Reflect.apply(fn, this, parameters);
    return run(call, policy, { ...own, operation });
  };
}

/** `createFileSystem`, also of a bound method (`bound createFileSystem`). */
function actionNamed(name: string): string | undefined {
  const bare = name.replace(/^(?:bound )+/, '');
  return looksLikeAction(bare) ? bare : undefined;
}
