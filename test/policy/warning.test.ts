import { describe, expect, it, vi } from 'vitest';
import type { WarningEvent } from '../../src/events/event.js';
import { asPolicy, createPolicy, owesWarning, warn } from '../../src/policy/policy.js';
import { failure } from '../classify/sample.js';

const warning: WarningEvent = {
  type: 'warning',
  code: 'nested-retries',
  message: 'm',
  failure: failure(),
};

describe('a warning', () => {
  it('is owed to a listener until it is told, by each policy for itself', () => {
    const onEvent = vi.fn();
    const [policy, other] = [createPolicy({ onEvent }), createPolicy({ onEvent })];
    expect([owesWarning(policy, warning.code), owesWarning(other, warning.code)]).toEqual([true, true]);
    warn(policy, warning);
    expect(onEvent.mock.calls).toEqual([[warning]]);
    expect([owesWarning(policy, warning.code), owesWarning(other, warning.code)]).toEqual([false, true]);
  });

  it('is owed to nobody where nobody listens', () => {
    expect(owesWarning(createPolicy(), warning.code)).toBe(false);
  });
});

describe('what is to be a policy', () => {
  it('is one already, or the options of one', () => {
    const policy = createPolicy();
    expect(asPolicy(policy)).toBe(policy);
    expect(asPolicy({ retries: 7 }).retries).toBe(7);
    expect(asPolicy(undefined).retries).toBe(3);
  });

  it.each([
    [null, 'null'],
    [5, '5'],
    ['x', "'x'"],
  ])('is not %s', (value, shown) => {
    expect(() => asPolicy(value as never)).toThrow(`retriage policy: options takes an object, not ${shown}`);
  });
});
