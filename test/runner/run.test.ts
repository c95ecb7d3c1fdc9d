import { describe, expect, it, vi } from 'vitest';
import { run, type RunContext } from '../../src/runner/run.js';
import { listened, QUICK } from './quick.js';
import { script } from './script.js';
import { systemError } from './thrown.js';

describe('a run that succeeds at once', () => {
  it('calls the function once, and tells nothing', async () => {
    const { options, events } = listened();
    const fn = vi.fn(() => Promise.resolve('value'));
    await expect(run(fn, options)).resolves.toBe('value');
    expect(fn).toHaveBeenCalledOnce();
    expect(events).toEqual([]);
  });

  it('gives it the number of the attempt, a signal and all the time there is', async () => {
    const contexts: RunContext[] = [];
    await run((context) => void contexts.push(context));
    const [context] = contexts;
    expect([context?.attempt, context?.remainingMs]).toEqual([1, Infinity]);
    expect(context?.signal).toBeInstanceOf(AbortSignal);
    expect(context?.signal.aborted).toBe(false);
  });

  it.each<[string, () => unknown, unknown]>([
    ['a value', () => 7, 7],
    ['a promise', () => Promise.resolve('soon'), 'soon'],
    ['a thenable', () => ({ then: (resolve: (value: number) => void) => void resolve(5) }), 5],
    ['nothing', () => undefined, undefined],
    ['null', () => null, null],
    [
      'an error, returned',
      () => new RangeError('a value like any other'),
      new RangeError('a value like any other'),
    ],
  ])('may return %s', async (_, fn, expected) => {
    await expect(run(fn)).resolves.toEqual(expected);
  });

  it('gives back the very object', async () => {
    const value = Object.freeze({ a: 1 });
    expect(await run(() => value)).toBe(value);
  });

  it('calls the function within the same tick', async () => {
    const fn = vi.fn(() => 1);
    const running = run(fn);
    expect(fn).toHaveBeenCalledOnce();
    await running;
  });
});

describe('a run that needs more attempts', () => {
  it('counts them from 1', async () => {
    const { fn, contexts } = script(systemError('ECONNRESET'), systemError('EPIPE'));
    await expect(run(fn, QUICK)).resolves.toBe('done');
    expect(contexts.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
  });

  it('gives each its own signal', async () => {
    const { fn, contexts } = script(systemError('ECONNRESET'));
    await run(fn, QUICK);
    const [first, second] = contexts.map(({ signal }) => signal);
    expect(first).not.toBe(second);
    expect(second?.aborted).toBe(false);
  });

  it('repeats a function that throws before there is a promise', async () => {
    let calls = 0;
    const value = await run(() => {
      calls += 1;
      if (calls < 3) throw systemError('ECONNRESET');
      return calls;
    }, QUICK);
    expect(value).toBe(3);
  });

  it('repeats a thenable that rejects', async () => {
    let calls = 0;
    const value = await run(() => {
      calls += 1;
      const now = calls;
      const then = (resolve: (value: number) => void, reject: (error: Error) => void): void => {
        if (now === 1) reject(systemError('ECONNRESET'));
        else resolve(now);
      };
      return { then } as PromiseLike<number>;
    }, QUICK);
    expect(value).toBe(2);
  });

  it.each([
    [undefined, 4],
    [0, 1],
    [1, 2],
    [7, 8],
  ])('makes no more than it may: retries %s', async (retries, calls) => {
    const { fn, contexts } = script(...Array.from({ length: 20 }, () => systemError('ECONNRESET')));
    await expect(run(fn, { ...QUICK, retries })).rejects.toMatchObject({
      failure: { stop: 'retries-exhausted', classification: 'retryable' },
    });
    expect(contexts).toHaveLength(calls);
  });

  it('goes on for as long as it takes with retries Infinity', async () => {
    const { fn, contexts } = script(...Array.from({ length: 60 }, () => systemError('ECONNRESET')));
    await expect(run(fn, { ...QUICK, retries: Infinity })).resolves.toBe('done');
    expect(contexts).toHaveLength(61);
  });

  it('counts by the override of the code, where there is one', async () => {
    const { fn, contexts } = script(...Array.from({ length: 20 }, () => systemError('ECONNRESET')));
    const overrides = { ECONNRESET: { retries: 5 } };
    await expect(run(fn, { ...QUICK, retries: 1, overrides })).rejects.toThrow('ECONNRESET');
    expect(contexts).toHaveLength(6);
  });
});
