import { describe, expect, it, vi } from 'vitest';
import { untilAbort } from '../../src/call/until-abort.js';
import { settled } from './manual-clock.js';
import { rejectionOf } from './rejection.js';

const never = () => new Promise<never>(() => undefined);

/** A controller whose signal counts its listeners. */
function counting() {
  const controller = new AbortController();
  const { signal } = controller;
  const [add, remove] = [vi.spyOn(signal, 'addEventListener'), vi.spyOn(signal, 'removeEventListener')];
  return { controller, signal, listeners: () => add.mock.calls.length - remove.mock.calls.length };
}

describe('a wait until an abort', () => {
  it('gives what it waited for, and leaves no listener', async () => {
    const { signal, listeners } = counting();
    const wait = untilAbort(signal, () => Promise.resolve('value'));
    expect(listeners()).toBe(1);
    expect(await wait).toBe('value');
    expect(listeners()).toBe(0);
  });

  it('fails with what it waited for, and leaves no listener', async () => {
    const { signal, listeners } = counting();
    const broken = new Error('broken');
    expect(await rejectionOf(untilAbort(signal, () => Promise.reject(broken)))).toBe(broken);
    expect(listeners()).toBe(0);
  });

  it('ends with the reason of the abort, and leaves no listener', async () => {
    const { controller, signal, listeners } = counting();
    const wait = rejectionOf(untilAbort(signal, never));
    controller.abort('enough');
    expect(await wait).toBe('enough');
    expect(listeners()).toBe(0);
  });

  it('does not begin after the abort', async () => {
    const start = vi.fn(never);
    expect(await rejectionOf(untilAbort(AbortSignal.abort('enough'), start))).toBe('enough');
    expect(start).not.toHaveBeenCalled();
  });

  it('drops what fails after its end', async () => {
    const { controller, signal } = counting();
    let fail: (error: Error) => void = () => undefined;
    const wait = rejectionOf(untilAbort(signal, () => new Promise((_, reject) => (fail = reject))));
    controller.abort('enough');
    await wait;
    fail(new Error('too late'));
    await settled();
  });

  it('is the promise itself where there is no signal', () => {
    const promise = never();
    expect(untilAbort(undefined, () => promise)).toBe(promise);
  });
});
