import { describe, expect, it } from 'vitest';
import { retriesOf } from '../../src/call/retries.js';
import { compileOverrides, type OverrideRule, type OverrideTable } from '../../src/classify/overrides.js';
import { createPolicy } from '../../src/index.js';

const policy = createPolicy({ retries: 4, overrides: { Slow: { retries: 7 } } });
const ruleOf = (table: OverrideTable): OverrideRule | undefined => [...table.values()].at(-1);
const foreign = ruleOf(compileOverrides({ Slow: { retries: 7 } }));
const tables = [
  compileOverrides({ Other: 'stop', Slow: { retries: 2 } }),
  compileOverrides({ Third: 'retry' }),
];
const [own] = tables.map(ruleOf);

describe('extra attempts', () => {
  it.each<[string, { retries: number } | undefined, OverrideRule | undefined, number]>([
    ['are the policy’s', undefined, undefined, 4],
    ['are the request’s before the policy’s', { retries: 2 }, undefined, 2],
    ['are an override’s before the policy’s', undefined, foreign, 7],
    ['are an override’s before the request’s', { retries: 1 }, foreign, 7],
    ['are the request’s where an override says nothing of them', { retries: 1 }, { retry: true }, 1],
    ['are none for a request that is to be sent once', { retries: 0 }, undefined, 0],
    ['are none for it, whatever an override of the policy says', { retries: 0 }, foreign, 0],
    ['are those of its own override', { retries: 0 }, own, 2],
  ])('%s', (_, options, override, retries) => {
    expect(retriesOf(policy, options, override, tables)).toBe(retries);
  });

  it('are none for a request that is to be sent once and has no overrides', () => {
    expect(retriesOf(policy, { retries: 0 }, foreign, [])).toBe(0);
    expect(retriesOf(policy, { retries: 0 }, foreign, [compileOverrides({})])).toBe(0);
  });
});
