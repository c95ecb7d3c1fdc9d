import type { AxiosResponse } from 'axios';
import { describe, expect, it } from 'vitest';
import { createEngine } from '../../src/axios/engine.js';
import type { Outcome } from '../../src/call/outcome.js';

const again = (delayMs: number) =>
  ({
    thrown: new Error('x'),
    failure: {},
    decision: { retry: true, delayMs, delayFrom: 'backoff' },
  }) as Outcome;
const stop = { thrown: new Error('x'), failure: {}, decision: { retry: false, stop: 'terminal' } } as Outcome;
const response = { status: 200 } as AxiosResponse;

/** Attempts that end as told, one after the other. */
function attempts(...ends: readonly (Outcome | AxiosResponse)[]) {
  const atMs: number[] = [];
  const once = async (): Promise<AxiosResponse> => {
    const end: unknown = ends[atMs.push(Date.now()) - 1];
    await Promise.resolve();
    if ((end as Partial<Outcome>).decision) throw end as Error;
    return end as AxiosResponse;
  };
  return { once, atMs };
}

describe('the loop', () => {
  it('repeats until an attempt succeeds, and gives its response', async () => {
    const { once, atMs } = attempts(again(1), again(1), response);
    expect(await createEngine(true)(again(1), once, undefined)).toBe(response);
    expect(atMs).toHaveLength(3);
  });

  it('does as each outcome says: waits as long, ends where it says stop', async () => {
    const { once, atMs } = attempts(again(60), stop, response);
    const started = Date.now();
    await expect(createEngine(true)(again(30), once, undefined)).rejects.toMatchObject({ outcome: stop });
    expect(atMs).toHaveLength(2);
    // A timer may fire a millisecond early by the wall clock.
    expect((atMs[0] ?? 0) - started).toBeGreaterThanOrEqual(29);
    expect((atMs[1] ?? 0) - (atMs[0] ?? 0)).toBeGreaterThanOrEqual(59);
  });

  it('makes no attempt where the first outcome already says stop', async () => {
    const { once, atMs } = attempts(response);
    await expect(createEngine(true)(stop, once, undefined)).rejects.toMatchObject({ outcome: stop });
    expect(atMs).toEqual([]);
  });

  it('does not wait itself where someone else owns the time', async () => {
    const { once } = attempts(again(60_000), response);
    expect(await createEngine(false)(again(60_000), once, undefined)).toBe(response);
  });

  it('has no number of attempts of its own', async () => {
    const { once, atMs } = attempts(...Array.from({ length: 150 }, () => again(0)), response);
    expect(await createEngine(true)(again(0), once, undefined)).toBe(response);
    expect(atMs).toHaveLength(151);
  });

  it('ends a wait at once when its signal aborts, and makes no further attempt', async () => {
    const { once, atMs } = attempts(response);
    const controller = new AbortController();
    const running = createEngine(true)(again(60_000), once, controller.signal);
    setTimeout(() => controller.abort(), 10);
    const started = Date.now();
    await expect(running).rejects.not.toHaveProperty('outcome');
    expect(Date.now() - started).toBeLessThan(2_000);
    expect(atMs).toEqual([]);
  });

  it('keeps calls side by side apart', async () => {
    const engine = createEngine(true);
    const other = { status: 201 } as AxiosResponse;
    const [one, two] = [attempts(again(2), response), attempts(other)];
    const both = [engine(again(1), one.once, undefined), engine(again(1), two.once, undefined)];
    expect(await Promise.all(both)).toEqual([response, other]);
  });

  it('hands the response through untouched', async () => {
    const frozen = Object.freeze({ status: 200, data: Object.freeze({ a: 1 }) }) as AxiosResponse;
    const { once } = attempts(frozen);
    expect(await createEngine(true)(again(0), once, undefined)).toBe(frozen);
  });
});
