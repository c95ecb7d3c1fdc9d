import { ownProperties } from '../catalog/own.js';
import type { PolicyOptions } from '../policy/options.js';
import { asPolicy, type Policy } from '../policy/policy.js';
import { looksLikeAction } from '../policy/effect.js';
import { run, type RunOptions } from './run.js';

/** What a wrapped function can say for itself. */
export type WrapOptions = Pick<RunOptions, 'operation' | 'idempotent'>;

/**
 * Makes a function that runs `fn` under a policy, with its parameters, its `this` and its result.
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
export function wrap<This, Parameters extends unknown[], Result>(
  fn: (this: This, ...parameters: Parameters) => Result | PromiseLike<Result>,
  policyOrOptions?: Policy | PolicyOptions,
  options: WrapOptions = {},
): (this: This, ...parameters: Parameters) => Promise<Result> {
  if (typeof fn !== 'function') throw new TypeError('wrap: takes a function as its first argument');
  const policy = asPolicy(policyOrOptions);
  const own = ownProperties(options);
  const operation = own.operation ?? actionNamed(fn.name);
  return function (this: This, ...parameters) {
    return run(() => fn.apply(this, parameters), policy, { ...own, operation });
  };
}

/** `createFileSystem`, also of a bound method (`bound createFileSystem`). */
function actionNamed(name: string): string | undefined {
  const bare = name.replace(/^(?:bound )+/, '');
  return looksLikeAction(bare) ? bare : undefined;
}
