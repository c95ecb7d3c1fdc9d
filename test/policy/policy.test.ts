import { describe, expect, it, vi } from 'vitest';
import { constant } from '../../src/policy/backoff.js';
import type { Override, PolicyOptions } from '../../src/policy/options.js';
import { asPolicy, createPolicy, noteUnknown, overridesOf } from '../../src/policy/policy.js';
import { failure } from '../classify/sample.js';

describe('a policy', () => {
  it('keeps what it was told', () => {
    const backoff = constant(5);
    const policy = createPolicy({
      retries: 7,
      backoff,
      totalTimeout: 30_000,
      maxRetryAfter: Infinity,
      catalogs: [],
    });
    expect(policy).toMatchObject({ retries: 7, totalTimeout: 30_000, maxRetryAfter: Infinity, catalogs: [] });
    expect(policy.backoff).toBe(backoff);
  });

  it('is read-only', () => {
    const policy = createPolicy({ retries: 7 });
    expect(Object.isFrozen(policy)).toBe(true);
    expect(() => Object.assign(policy, { retries: 9 })).toThrow(TypeError);
    expect(policy.retries).toBe(7);
  });

  it('does not change when its options do', () => {
    const options: { retries: number; overrides: Record<string, Override> } = {
      retries: 1,
      overrides: { A: 'retry' },
    };
    const policy = createPolicy(options);
    options.retries = 9;
    options.overrides['B'] = 'stop';
    expect(policy.retries).toBe(1);
    expect([...overridesOf(policy).keys()]).toEqual(['a']);
  });

  it('leaves its options as they were, frozen ones too', () => {
    const options: PolicyOptions = Object.freeze({
      retries: 1,
      overrides: Object.freeze({ A: 'retry' as const }),
    });
    expect(createPolicy(options).retries).toBe(1);
    expect(options).toEqual({ retries: 1, overrides: { A: 'retry' } });
  });

  it('is taken as it is where a policy or options are asked for', () => {
    const policy = createPolicy({ retries: 7 });
    expect(asPolicy(policy)).toBe(policy);
    expect(asPolicy({ retries: 5 }).retries).toBe(5);
    expect(asPolicy(undefined).retries).toBe(3);
    expect(() => asPolicy({ retries: -1 })).toThrow(TypeError);
  });

  it('is known to a second copy of the library', async () => {
    const policy = createPolicy({ overrides: { A: 'stop' } });
    vi.resetModules();
    const copy = await import('../../src/policy/policy.js');
    expect(copy.asPolicy).not.toBe(asPolicy);
    expect(copy.asPolicy(policy)).toBe(policy);
    expect(copy.overridesOf(policy).get('a')).toEqual({ retry: false });
  });

  it('tells the codes that no catalog knew, its own only', () => {
    const [one, other] = [createPolicy(), createPolicy()];
    noteUnknown(one, failure({ code: 'Gone', httpCode: 404, message: 'Gone.' }));
    expect(one.unknownCodes()).toEqual([{ code: 'Gone', httpCode: 404, count: 1, lastMessage: 'Gone.' }]);
    expect(other.unknownCodes()).toEqual([]);
  });
});
