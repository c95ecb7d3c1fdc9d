import { afterEach, describe, expect, expectTypeOf, it } from 'vitest';
import { constant } from '../../src/policy/backoff.js';
import type { Overrides } from '../../src/policy/options.js';
import { asPolicy, createPolicy, overridesOf } from '../../src/policy/policy.js';

describe('the overrides of a policy', () => {
  it('take documented codes in both spellings, families, statuses and any other code', () => {
    const overrides: Overrides = {
      ServiceTimeout: 'stop',
      'InvalidLBid.NotFound': 'retry',
      'User. Disabled': { resolution: 'Pay.' },
      'User.Disabled': { retry: false },
      'Throttling.*': { retry: true, retries: 8, backoff: constant(5) },
      '5xx': { retries: 1, delay: 10, unsafe: true },
      Anything: 'stop',
    };
    expect(createPolicy({ overrides }).overrides).toBe(overrides);
    expect(overridesOf(createPolicy({ overrides })).get('servicetimeout')).toEqual({ retry: false });
  });

  it('take nothing else by their types', () => {
    expectTypeOf<{ ServiceTimeout: 'stop' }>().toExtend<Overrides>();
    expectTypeOf<{ Own: { retries: number } }>().toExtend<Overrides>();
    expectTypeOf<{ ServiceTimeout: 'halt' }>().not.toExtend<Overrides>();
    expectTypeOf<{ Own: { retries: string } }>().not.toExtend<Overrides>();
    expect(() => createPolicy({ overrides: { ServiceTimeout: 'halt' as 'stop' } })).toThrow(TypeError);
  });
});

describe('a policy and a polluted prototype', () => {
  const polluted = {
    retries: 9,
    overrides: { '404': 'retry' },
    retryUnsafe: 'always',
    onEvent: () => 1,
    retry: true,
  };

  afterEach(() => {
    for (const key of Object.keys(polluted)) Reflect.deleteProperty(Object.prototype, key);
  });

  it('takes no inherited property for an option', () => {
    for (const [key, value] of Object.entries(polluted)) {
      Object.defineProperty(Object.prototype, key, {
        value,
        configurable: true,
        enumerable: true,
        writable: true,
      });
    }
    for (const policy of [createPolicy(), createPolicy({}), asPolicy({ enrichMessage: false })]) {
      expect(policy.retries).toBe(3);
      expect(policy.retryUnsafe).toBe('not-executed');
      expect(policy.onEvent).toBeUndefined();
      expect(overridesOf(policy).size).toBe(0);
    }
  });
});
