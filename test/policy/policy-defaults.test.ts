import { describe, expect, it } from 'vitest';
import { gatewayCatalog } from '../../src/catalog/gateway.js';
import { nasCatalog } from '../../src/catalog/nas.js';
import type { Backoff } from '../../src/policy/backoff.js';
import { systemClock } from '../../src/policy/clock.js';
import type { PolicyOptions } from '../../src/policy/options.js';
import { createPolicy } from '../../src/policy/policy.js';
import { failure } from '../classify/sample.js';

const delays = (backoff: Backoff): number[] =>
  [1, 2, 3, 9].map((attempt) => backoff({ attempt, failure: failure(), random: () => 0.5 }));

describe('a policy without options', () => {
  const policy = createPolicy();

  it('has the documented defaults', () => {
    expect(policy).toMatchObject({
      catalogs: [nasCatalog, gatewayCatalog],
      overrides: {},
      retries: 3,
      maxRetryAfter: 60_000,
      retryUnsafe: 'not-executed',
      maxErrorBodyBytes: 65_536,
      boundErrorBodies: false,
      inspectSuccess: false,
      enrichMessage: true,
      hideDetails: true,
    });
    expect(policy.random).toBe(Math.random);
    expect(policy.clock).toBe(systemClock);
  });

  it.each([
    'classify',
    'attemptTimeout',
    'totalTimeout',
    'idempotent',
    'breaker',
    'overload',
    'beforeAttempt',
    'idempotencyKey',
    'onEvent',
  ] as const)('has no %s', (name) => {
    expect(policy[name]).toBeUndefined();
  });

  it('backs off from 300 ms, after throttling from 1,000, with full jitter, to 20,000', () => {
    expect(delays(policy.backoff)).toEqual([150, 300, 600, 10_000]);
    expect(delays(policy.throttleBackoff)).toEqual([500, 1_000, 2_000, 10_000]);
  });

  it('is the same as one of empty or undefined options', () => {
    const names: (keyof PolicyOptions)[] = [
      'retries',
      'backoff',
      'catalogs',
      'overrides',
      'clock',
      'maxRetryAfter',
    ];
    const undefinedOnly = Object.fromEntries(names.map((name) => [name, undefined]));
    for (const other of [createPolicy({}), createPolicy(undefined), createPolicy(undefinedOnly)]) {
      for (const name of names) expect(other[name]).toBe(policy[name]);
    }
  });
});
