import { getEventListeners, setMaxListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { sleep } from '../../src/call/sleep.js';
import { systemClock } from '../../src/policy/clock.js';
import { manualClock, settled } from './manual-clock.js';
import { rejectionOf } from './rejection.js';

const REASONS: readonly (readonly [string, unknown])[] = [
  ['an error', new Error('enough')],
  ['a string', 'enough'],
  ['a number', 0],
  ['null', null],
  ['a symbol', Symbol('enough')],
];

describe('sleep', () => {
  it('lasts as long as it is told, by the clock it is given', async () => {
    const clock = manualClock();
    let awake = false;
    void sleep(100, clock).then(() => (awake = true));
    await clock.advance(99);
    expect(awake).toBe(false);
    await clock.advance(1);
    expect(awake).toBe(true);
  });

  it('works with the machine clock and no signal', async () => {
    const before = performance.now();
    await sleep(15, systemClock);
    expect(performance.now() - before).toBeGreaterThanOrEqual(13);
  });

  it('leaves neither timer nor listener behind when it is over', async () => {
    const clock = manualClock();
    const { signal } = new AbortController();
    const sleeping = sleep(10, clock, signal);
    expect([clock.pending(), getEventListeners(signal, 'abort').length]).toEqual([1, 1]);
    clock.tick(10);
    await sleeping;
    expect([clock.pending(), getEventListeners(signal, 'abort').length]).toEqual([0, 0]);
  });

  it.each(REASONS)('ends at once on an abort, with its reason: %s', async (_, reason) => {
    const clock = manualClock();
    const controller = new AbortController();
    const sleeping = sleep(60_000, clock, controller.signal);
    controller.abort(reason);
    expect(await rejectionOf(sleeping)).toBe(reason);
    expect([clock.pending(), getEventListeners(controller.signal, 'abort').length]).toEqual([0, 0]);
  });

  it('does not begin where the signal has fired already', async () => {
    const clock = manualClock();
    const signal = AbortSignal.abort('too late');
    expect(await rejectionOf(sleep(60_000, clock, signal))).toBe('too late');
    expect([clock.pending(), getEventListeners(signal, 'abort').length]).toEqual([0, 0]);
  });

  it('is over only once: an abort after its end changes nothing', async () => {
    const clock = manualClock();
    const controller = new AbortController();
    const sleeping = sleep(5, clock, controller.signal);
    clock.tick(5);
    controller.abort(new Error('afterwards'));
    await expect(sleeping).resolves.toBeUndefined();
    await settled();
  });

  it('keeps hundreds of sleepers on one signal apart', async () => {
    const clock = manualClock();
    const controller = new AbortController();
    setMaxListeners(0, controller.signal);
    const sleepers = Array.from({ length: 300 }, (_, index) =>
      sleep(index < 150 ? 1 : 1_000, clock, controller.signal),
    );
    clock.tick(1);
    controller.abort('rest');
    const outcomes = await Promise.allSettled(sleepers);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(150);
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
    expect(clock.pending()).toBe(0);
  });
});
