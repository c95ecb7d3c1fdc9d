import { getEventListeners } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import type { Clock } from '../../src/policy/clock.js';
import { systemClock } from '../../src/policy/clock.js';
import { run, type RunContext, type RunOptions } from '../../src/runner/run.js';
import { manualClock, settled } from '../call/manual-clock.js';
import { rejectionOf } from '../call/rejection.js';
import { QUICK } from './quick.js';
import { script } from './script.js';
import { systemError } from './thrown.js';

const never = (): Promise<never> => new Promise(() => undefined);
const read = ({ signal }: RunContext): boolean => signal.aborted;

/** The machine's clock, and the timers that are still set. */
function countedClock(): { readonly clock: Clock; readonly pending: Set<unknown> } {
  const pending = new Set<unknown>();
  const clock: Clock = {
    now: () => systemClock.now(),
    setTimeout(callback, ms) {
      const timer = systemClock.setTimeout(() => {
        pending.delete(timer);
        callback();
      }, ms);
      pending.add(timer);
      return timer;
    },
    clearTimeout(timer) {
      pending.delete(timer);
      systemClock.clearTimeout(timer);
    },
  };
  return { clock, pending };
}

/** Every way in which a run can end without an abort. */
const ENDS: readonly (readonly [string, () => (context: RunContext) => unknown])[] = [
  ['success', () => () => 1],
  ['success of a function that reads its signal', () => read],
  ['a failure', () => () => Promise.reject(new Error('no'))],
  [
    'a failure of a function that reads its signal',
    () => (context) => Promise.reject(new Error(String(read(context)))),
  ],
  ['a recovery', () => script(systemError('ECONNRESET')).fn],
  ['exhaustion', () => () => Promise.reject(systemError('ECONNRESET'))],
];

describe('after 500 runs on one signal that lives on', () => {
  it.each(ENDS)('nothing is left of %s: no listener, no timer, no warning', async (_, make) => {
    const warned = vi.fn();
    process.on('warning', warned);
    const { signal } = new AbortController();
    const { clock, pending } = countedClock();
    const options = { ...QUICK, clock, retries: 1, attemptTimeout: 60_000, totalTimeout: 60_000 };
    for (let batch = 0; batch < 100; batch += 1) {
      const runs = Array.from({ length: 5 }, () => run(make(), options, { signal }));
      await Promise.allSettled(runs);
    }
    await settled();
    process.off('warning', warned);
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
    expect(pending.size).toBe(0);
    expect(warned).not.toHaveBeenCalled();
  });
});

describe('a run that is cut short', () => {
  it('leaves nothing behind after a timeout', async () => {
    const { signal } = new AbortController();
    const { clock, pending } = countedClock();
    await rejectionOf(run(never, { ...QUICK, clock, attemptTimeout: 5, retries: 1 }, { signal }));
    expect([getEventListeners(signal, 'abort').length, pending.size]).toEqual([0, 0]);
  });

  it.each<[string, (context: RunContext) => unknown]>([
    ['a function that ignores its signal', never],
    ['a function that reads its signal and ignores it', (context) => (read(context) ? 1 : never())],
  ])('leaves nothing behind after an abort: %s', async (_, fn) => {
    const clock = manualClock();
    const controller = new AbortController();
    const options: RunOptions = { signal: controller.signal };
    const running = rejectionOf(run(fn, { clock, attemptTimeout: 60_000, totalTimeout: 90_000 }, options));
    controller.abort('enough');
    await running;
    expect([getEventListeners(controller.signal, 'abort').length, clock.pending()]).toEqual([0, 0]);
  });

  it('leaves nothing behind after an abort during a wait', async () => {
    const clock = manualClock();
    const controller = new AbortController();
    const { fn } = script(systemError('ECONNRESET'));
    const running = rejectionOf(run(fn, { clock, totalTimeout: 90_000 }, { signal: controller.signal }));
    await settled();
    controller.abort('enough');
    await running;
    expect([getEventListeners(controller.signal, 'abort').length, clock.pending()]).toEqual([0, 0]);
  });

  it('gives its function a signal that stays quiet once it is over', async () => {
    const controller = new AbortController();
    let seen: AbortSignal | undefined;
    await run(({ signal }) => void (seen = signal), QUICK, { signal: controller.signal });
    controller.abort('afterwards');
    expect(seen?.aborted).toBe(false);
  });
});
