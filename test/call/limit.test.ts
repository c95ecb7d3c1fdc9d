import { getEventListeners } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { limited, type AttemptLimit, type SignalSource } from '../../src/call/limit.js';
import { MAX_TIMER } from '../../src/wire/limits.js';
import { limitRecord } from './limit-record.js';
import { manualClock, settled, type ManualClock } from './manual-clock.js';
import { rejectionOf } from './rejection.js';

const cut = new Error('out of time');
const never = (): Promise<never> => new Promise(() => undefined);

function limit(clock: ManualClock, changes: Partial<AttemptLimit> = {}): AttemptLimit {
  return limitRecord({ clock, timedOut: () => cut, ...changes });
}

describe('an attempt within its limit', () => {
  it('gives what it gives', async () => {
    const clock = manualClock();
    await expect(limited(() => Promise.resolve(7), limit(clock))).resolves.toBe(7);
    expect(clock.pending()).toBe(0);
  });

  it('throws the very thing it throws', async () => {
    const clock = manualClock();
    const thrown = Object.freeze({ code: 'X' });
    const attempt = limited(async () => {
      await settled();
      throw thrown as unknown;
    }, limit(clock));
    expect(await rejectionOf(attempt)).toBe(thrown);
    expect(clock.pending()).toBe(0);
  });

  it('may be any thenable', async () => {
    const thenable: unknown = { then: (resolve: (value: string) => void) => void resolve('soon') };
    await expect(limited(() => thenable as PromiseLike<string>, limit(manualClock()))).resolves.toBe('soon');
  });

  it.each([Infinity, MAX_TIMER + 1])('has no timer for %d ms, which no timer can hold', async (timeoutMs) => {
    const clock = manualClock();
    const attempt = limited(() => settled(), limit(clock, { timeoutMs }));
    expect(clock.pending()).toBe(0);
    await attempt;
  });

  it('may take the longest time a timer can hold', async () => {
    const clock = manualClock();
    const attempt = limited(() => settled(), limit(clock, { timeoutMs: MAX_TIMER }));
    expect(clock.pending()).toBe(1);
    await attempt;
    expect(clock.pending()).toBe(0);
  });

  it('leaves no timer behind where it throws before there is a promise', async () => {
    const clock = manualClock();
    const { signal } = new AbortController();
    const attempt = limited(
      (): Promise<never> => {
        throw cut;
      },
      limit(clock, { parent: signal, abandon: true }),
    );
    expect(await rejectionOf(attempt)).toBe(cut);
    expect([clock.pending(), getEventListeners(signal, 'abort').length]).toEqual([0, 0]);
  });
});

describe('an attempt out of time', () => {
  it('is cut, whether or not it listens', async () => {
    const clock = manualClock();
    const attempt = limited(never, limit(clock));
    clock.tick(99);
    expect(clock.pending()).toBe(1);
    clock.tick(1);
    expect(await rejectionOf(attempt)).toBe(cut);
    expect(clock.pending()).toBe(0);
  });

  it('hears it from its signal, with the error as the reason', async () => {
    const clock = manualClock();
    let signal: AbortSignal | undefined;
    const attempt = limited((source) => {
      signal = source();
      return never();
    }, limit(clock));
    clock.tick(100);
    expect(await rejectionOf(attempt)).toBe(cut);
    expect([signal?.aborted, signal?.reason]).toEqual([true, cut]);
  });

  it('is cut with our error even where it answers its signal with one of its own', async () => {
    const clock = manualClock();
    let heard = false;
    const attempt = limited(
      (source) =>
        new Promise<never>((_, reject) => {
          source().addEventListener('abort', () => {
            heard = true;
            reject(new Error('aborted by the client'));
          });
        }),
      limit(clock),
    );
    clock.tick(100);
    expect(await rejectionOf(attempt)).toBe(cut);
    expect(heard).toBe(true);
  });

  it('gives a signal that is read afterwards as fired', async () => {
    const clock = manualClock();
    let source: SignalSource | undefined;
    const attempt = limited((given) => {
      source = given;
      return never();
    }, limit(clock));
    clock.tick(100);
    await rejectionOf(attempt);
    expect([source?.().aborted, source?.().reason]).toEqual([true, cut]);
  });

  it('lets go of the caller’s signal', async () => {
    const clock = manualClock();
    const { signal: parent } = new AbortController();
    const attempt = limited(
      (source) => (source().aborted ? settled() : never()),
      limit(clock, { parent, abandon: true }),
    );
    expect(getEventListeners(parent, 'abort')).toHaveLength(1);
    clock.tick(100);
    await rejectionOf(attempt);
    expect(getEventListeners(parent, 'abort')).toHaveLength(0);
  });

  it('may still fail later, and nobody hears of it', async () => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    const clock = manualClock();
    let fail: (error: Error) => void = () => undefined;
    const attempt = limited(() => new Promise<never>((_, reject) => (fail = reject)), limit(clock));
    clock.tick(100);
    await rejectionOf(attempt);
    fail(new Error('late'));
    await settled();
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });

  it('makes the error only when the time is over', async () => {
    const timedOut = vi.fn(() => cut);
    await limited(() => settled(), limit(manualClock(), { timedOut }));
    expect(timedOut).not.toHaveBeenCalled();
  });
});
