import { describe, expect, it, vi } from 'vitest';
import { failureOf } from '../../src/call/surface.js';
import { run } from '../../src/runner/run.js';
import { manualClock, settled } from '../call/manual-clock.js';
import { rejectionOf } from '../call/rejection.js';
import { listened } from './quick.js';
import { systemError } from './thrown.js';

/** A budget that never answers. */
const silent = () => ({ take: vi.fn(() => new Promise<boolean>(() => undefined)), success: () => undefined });

describe('a run whose budget does not answer', () => {
  it('ends with its signal, without a retry that nobody granted', async () => {
    const budget = silent();
    const { options, events } = listened({ budget });
    const controller = new AbortController();
    const fn = vi.fn(() => Promise.reject(systemError('EPIPE')));
    const call = rejectionOf(run(fn, options, { signal: controller.signal }));
    await settled();
    expect(budget.take).toHaveBeenCalledTimes(1);
    const reason = new Error('enough');
    controller.abort(reason);
    expect(await call).toBe(reason);
    expect(failureOf(reason)).toMatchObject({ stop: 'cancelled', category: 'cancelled' });
    expect([fn.mock.calls.length, events.map(({ type }) => type)]).toEqual([1, ['give-up']]);
  });

  it('ends with its deadline, and with what the function threw', async () => {
    const clock = manualClock();
    const { options, events } = listened({ budget: silent(), clock, totalTimeout: 300, backoff: () => 100 });
    const thrown = systemError('EPIPE');
    const call = rejectionOf(run(() => Promise.reject(thrown), options));
    await clock.advance(200);
    expect(await call).toBe(thrown);
    expect(failureOf(thrown)).toMatchObject({ code: 'EPIPE', stop: 'deadline', elapsedMs: 200 });
    expect([events.map(({ type }) => type), clock.pending()]).toEqual([['give-up'], 0]);
  });

  it('goes on after a second', async () => {
    const clock = manualClock();
    const { options } = listened({ budget: silent(), clock });
    const fn = vi
      .fn(() => 'done')
      .mockImplementationOnce(() => {
        throw systemError('EPIPE');
      });
    const call = run(fn, options);
    await clock.advance(999);
    expect(fn).toHaveBeenCalledTimes(1);
    await clock.advance(1);
    await clock.advance(0);
    await expect(call).resolves.toBe('done');
  });
});
