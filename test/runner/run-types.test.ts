import { describe, expect, expectTypeOf, it } from 'vitest';
import type { Policy } from '../../src/policy/policy.js';
import type { PolicyOptions } from '../../src/policy/options.js';
import { run, type RunContext, type RunOptions } from '../../src/runner/run.js';

interface Page {
  readonly total: number;
}

describe('the types of a run', () => {
  it('follow what the function gives', async () => {
    const number = run(() => 5);
    const text = run(() => Promise.resolve('x'));
    const page = run(async (): Promise<Page> => Promise.resolve({ total: 1 }));
    const nothing = run(() => undefined);
    expectTypeOf(number).toEqualTypeOf<Promise<number>>();
    expectTypeOf(text).toEqualTypeOf<Promise<string>>();
    expectTypeOf(page).toEqualTypeOf<Promise<Page>>();
    expect(await Promise.all([number, text, page, nothing])).toEqual([5, 'x', { total: 1 }, undefined]);
  });

  it('unwrap a thenable', async () => {
    const thenable: PromiseLike<boolean> = Promise.resolve(true);
    const running = run(() => thenable);
    expectTypeOf(running).toEqualTypeOf<Promise<boolean>>();
    expect(await running).toBe(true);
  });

  it('can be given', async () => {
    const running = run<number | undefined>(() => 1);
    expectTypeOf(running).toEqualTypeOf<Promise<number | undefined>>();
    expect(await running).toBe(1);
  });

  it('let the function take any part of its context', async () => {
    const running = run(({ attempt, remainingMs, signal }) => {
      expectTypeOf(attempt).toEqualTypeOf<number>();
      expectTypeOf(remainingMs).toEqualTypeOf<number>();
      expectTypeOf(signal).toEqualTypeOf<AbortSignal>();
      return [attempt, remainingMs, signal.aborted] as const;
    });
    expectTypeOf(running).toEqualTypeOf<Promise<readonly [number, number, boolean]>>();
    expect(await running).toEqual([1, Infinity, false]);
  });

  it('take a policy or options, and nothing else', () => {
    expectTypeOf(run).parameter(1).toEqualTypeOf<Policy | PolicyOptions | undefined>();
    expectTypeOf(run).parameter(2).toEqualTypeOf<RunOptions | undefined>();
    expectTypeOf<RunContext>().toHaveProperty('signal');
    expectTypeOf<RunOptions>().toEqualTypeOf<{
      readonly signal?: AbortSignal | undefined;
      readonly operation?: string | undefined;
      readonly idempotent?: boolean | undefined;
    }>();
    expect(run).toBeTypeOf('function');
  });
});
