import { describe, expect, it } from 'vitest';

import { adaptiveConcurrency, constant, failureOf, run, wrap } from '../../src/index.js';
import { fakeClock } from '../../src/testing/index.js';

const HOUR = 3_600_000;
const lost = () => Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });

/** A function that fails so many times. */
const flaky = (failures: number) => async () => {
  failures -= 1;
  if (failures >= 0) throw lost();
  return 'done';
};

const policy = () => ({ clock: fakeClock({ now: 0 }), backoff: constant(HOUR), retries: 5 });

describe('a run by a fake clock', () => {
  it('takes no time for its waits', async () => {
    const options = policy();
    await expect(run(flaky(4), options)).resolves.toBe('done');
    expect([options.clock.now(), options.clock.pending]).toEqual([4 * HOUR, []]);
  });

  it('takes none as a wrapped function either', async () => {
    const options = policy();
    await expect(wrap(flaky(2), options)()).resolves.toBe('done');
    expect(options.clock.now()).toBe(2 * HOUR);
  });

  it('counts waits against totalTimeout', async () => {
    const options = { ...policy(), totalTimeout: 2.5 * HOUR };
    const error = await run(flaky(5), options).catch((thrown: unknown) => thrown);
    expect(failureOf(error)).toMatchObject({ stop: 'deadline', code: 'ECONNRESET', elapsedMs: 2 * HOUR });
  });

  it('shows the function what is left of it', async () => {
    const left: number[] = [];
    const fn = flaky(2);
    await run(
      ({ remainingMs }) => {
        left.push(remainingMs);
        return fn();
      },
      { ...policy(), totalTimeout: 5 * HOUR },
    );
    expect(left).toEqual([5 * HOUR, 4 * HOUR, 3 * HOUR]);
  });

  it('leaves a function that takes real time its attemptTimeout, and cuts it after that', async () => {
    const slow = async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return 'slow';
    };
    await expect(run(slow, { ...policy(), attemptTimeout: 10_000 })).resolves.toBe('slow');
    const never = () => new Promise(() => undefined);
    const cut = run(never, { ...policy(), attemptTimeout: 20, retries: 1 });
    const error = await cut.catch((thrown: unknown) => thrown);
    expect(failureOf(error)).toMatchObject({ code: 'ETIMEDOUT', elapsedMs: HOUR + 40 });
  });

  it('leaves those at the same time and in line theirs', async () => {
    const overload = adaptiveConcurrency({ initial: 2, max: 2, maxWait: 10_000 });
    const options = { ...policy(), overload, attemptTimeout: 10_000 };
    const runs = Array.from({ length: 12 }, (_, at) => run(flaky(at % 4), options));
    expect(await Promise.all(runs)).toEqual(Array(12).fill('done'));
    expect(options.clock.pending).toEqual([]);
  });

  it('lets other things happen in a run without end', async () => {
    const signal = AbortSignal.timeout(20);
    const options = { ...policy(), retries: Infinity, budget: false as const };
    const endless = run(() => Promise.reject(lost()), options, { signal });
    await expect(endless).rejects.toMatchObject({ name: 'TimeoutError' });
  });
});
