import { describe, expect, it, vi } from 'vitest';
import { createPolicy } from '../../src/policy/policy.js';
import { run } from '../../src/runner/run.js';
import { rejectionOf } from '../call/rejection.js';
import { QUICK } from './quick.js';
import { script } from './script.js';
import { systemError } from './thrown.js';

describe('the arguments of a run', () => {
  it.each([[undefined], [null], ['fn'], [{}], [Promise.resolve(1)]])(
    'want a function first, not %s',
    async (fn) => {
      const rejected = await rejectionOf(run(fn as never));
      expect(rejected).toBeInstanceOf(TypeError);
      expect((rejected as Error).message).toMatch(/^run: .*function/);
    },
  );

  it.each<[string, unknown, RegExp]>([
    ['no object', null, /options/],
    ['an array', [], /options/],
    ['an unknown option', { retry: 3 }, /retry/],
    ['a negative number of retries', { retries: -1 }, /retries/],
    ['no number of retries', { retries: NaN }, /retries/],
    ['a part of a retry', { retries: 1.5 }, /retries/],
    ['a timeout of nothing', { attemptTimeout: 0 }, /attemptTimeout/],
    ['a timeout in words', { totalTimeout: '5s' }, /totalTimeout/],
    ['a backoff that is none', { backoff: 300 }, /backoff/],
    ['a bad override', { overrides: { X: 'sometimes' } }, /overrides\['X'\]/],
  ])('reject options that make no sense, before any call: %s', async (_, options, names) => {
    const fn = vi.fn();
    const rejected = await rejectionOf(run(fn, options as never));
    expect(rejected).toBeInstanceOf(TypeError);
    expect((rejected as Error).message).toMatch(names);
    expect(fn).not.toHaveBeenCalled();
  });

  it('may leave out all but the function', async () => {
    await expect(run(() => 1)).resolves.toBe(1);
    await expect(run(() => 1, undefined, undefined)).resolves.toBe(1);
    await expect(
      run(() => 1, {}, { signal: undefined, operation: undefined, idempotent: undefined }),
    ).resolves.toBe(1);
  });

  it('take a policy as it is, and share it', async () => {
    const policy = createPolicy({ ...QUICK, retries: 1 });
    const one = script(systemError('EPIPE'));
    const two = script(systemError('EPIPE'), systemError('EPIPE'));
    await expect(run(one.fn, policy)).resolves.toBe('done');
    await expect(run(two.fn, policy)).rejects.toThrow('EPIPE');
    expect([one.contexts.length, two.contexts.length]).toEqual([2, 2]);
  });

  it('are not changed', async () => {
    const options = Object.freeze({ ...QUICK, overrides: Object.freeze({ EPIPE: 'retry' as const }) });
    const runOptions = Object.freeze({ operation: 'DescribeFileSystems' });
    await expect(run(script(systemError('EPIPE')).fn, options, runOptions)).resolves.toBe('done');
  });
});
