import { describe, expect, it, vi } from 'vitest';
import { failureOf } from '../../src/call/surface.js';
import { createBudget } from '../../src/policy/budget.js';
import { createPolicy } from '../../src/policy/policy.js';
import { run } from '../../src/runner/run.js';
import { rejectionOf } from '../call/rejection.js';
import { listened, QUICK } from './quick.js';
import { script } from './script.js';
import { sdkError, systemError } from './thrown.js';

describe('the budget of a run', () => {
  it('ends a call that would retry for ever', async () => {
    const budget = createBudget({ capacity: 100, cost: 10 });
    const thrown = systemError('ECONNRESET');
    const fn = vi.fn(() => Promise.reject(thrown));
    await rejectionOf(run(fn, { ...QUICK, budget, retries: Infinity }));
    expect(fn).toHaveBeenCalledTimes(11);
    expect(failureOf(thrown)).toMatchObject({ stop: 'budget-exhausted', classification: 'retryable' });
  });

  it('is common to the runs of a policy, and comes back with success', async () => {
    const policy = createPolicy({ ...QUICK, budget: createBudget({ capacity: 10, cost: 10 }) });
    await expect(run(script(systemError('EPIPE')).fn, policy)).resolves.toBe('done');
    await expect(run(script(systemError('EPIPE')).fn, policy)).resolves.toBe('done');
    await rejectionOf(run(() => Promise.reject(systemError('EPIPE')), policy));
    await expect(run(script(systemError('EPIPE')).fn, policy)).rejects.toMatchObject({
      failure: { stop: 'budget-exhausted' },
    });
  });

  it('is asked with the failure and the attempt, and told of the success', async () => {
    const budget = { take: vi.fn(() => true), success: vi.fn() };
    await run(script(sdkError(400, 'Throttling'), systemError('EPIPE')).fn, { ...QUICK, budget });
    expect(budget.take.mock.calls).toMatchObject([
      [{ code: 'Throttling', category: 'throttling' }, 1],
      [{ code: 'EPIPE' }, 2],
    ]);
    expect(budget.success.mock.calls).toEqual([[3]]);
  });

  it('is asked last: not for what stops anyway', async () => {
    const budget = { take: vi.fn(() => true), success: vi.fn() };
    const options = { ...QUICK, budget };
    await rejectionOf(run(script(new Error('no')).fn, options));
    await rejectionOf(run(script(systemError('EPIPE')).fn, { ...options, retries: 0 }));
    await rejectionOf(run(script(systemError('EPIPE')).fn, options, { idempotent: false }));
    await rejectionOf(
      run(script(systemError('EPIPE')).fn, { ...options, totalTimeout: 10, backoff: () => 20 }),
    );
    expect(budget.take).not.toHaveBeenCalled();
    expect(budget.success).not.toHaveBeenCalled();
  });

  it.each<[string, () => boolean | Promise<boolean>, string]>([
    ['no', () => false, 'give-up'],
    ['no, later', () => Promise.resolve(false), 'give-up'],
    ['yes, later', () => Promise.resolve(true), 'retry'],
    [
      'nothing but an error',
      () => {
        throw new Error('a mistake in the budget');
      },
      'retry',
    ],
    ['nothing but an error, later', () => Promise.reject(new Error('a mistake in the budget')), 'retry'],
  ])('may say %s', async (_, take, first) => {
    const { options, events } = listened({ budget: { take, success: () => undefined } });
    await Promise.allSettled([run(script(systemError('EPIPE')).fn, options)]);
    expect(events[0]?.type).toBe(first);
  });
});
