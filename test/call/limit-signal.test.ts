import { getEventListeners } from 'node:events';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { limited, type AttemptLimit, type SignalSource } from '../../src/call/limit.js';
import { limitRecord } from './limit-record.js';
import { manualClock, settled } from './manual-clock.js';
import { rejectionOf } from './rejection.js';

const never = (): Promise<never> => new Promise(() => undefined);
const listeners = (signal: AbortSignal): number => getEventListeners(signal, 'abort').length;

function limit(parent: AbortSignal, changes: Partial<AttemptLimit> = {}): AttemptLimit {
  return limitRecord({ clock: manualClock(), timeoutMs: Infinity, parent, ...changes });
}

/** An attempt that reads its signal and goes on until it is told. */
function open(changes: Partial<AttemptLimit> = {}) {
  const controller = new AbortController();
  let source: SignalSource | undefined;
  let end: (value: string) => void = () => undefined;
  const attempt = limited(
    (given) => {
      source = given;
      void given();
      return new Promise<string>((resolve) => (end = resolve));
    },
    limit(controller.signal, changes),
  );
  return { attempt, controller, signal: () => source?.(), end: (value: string) => void end(value) };
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the signal of an attempt', () => {
  it('costs nothing where nobody reads it', async () => {
    const { signal } = new AbortController();
    let made = 0;
    vi.stubGlobal(
      'AbortController',
      class extends AbortController {
        constructor() {
          super();
          made += 1;
        }
      },
    );
    const seen = await limited(() => Promise.resolve(listeners(signal)), limit(signal));
    expect([seen, made]).toEqual([0, 0]);
    await limited((source) => Promise.resolve(source()), limit(signal));
    expect(made).toBe(1);
  });

  it('is one and the same, however often it is read', async () => {
    const { signal } = new AbortController();
    const same = await limited((source) => Promise.resolve(source() === source()), limit(signal));
    expect(same).toBe(true);
    expect(listeners(signal)).toBe(0);
  });

  it('hands on the caller’s abort with its reason, and the attempt answers as it likes', async () => {
    const { attempt, controller, signal, end } = open();
    controller.abort('stop it');
    expect([signal()?.aborted, signal()?.reason]).toEqual([true, 'stop it']);
    end('finished all the same');
    await expect(attempt).resolves.toBe('finished all the same');
    expect(listeners(controller.signal)).toBe(0);
  });

  it('has fired from the start where the caller’s has', async () => {
    const state = await limited(
      (source) => Promise.resolve([source().aborted, source().reason]),
      limit(AbortSignal.abort('before')),
    );
    expect(state).toEqual([true, 'before']);
  });

  it.each([
    ['success', false],
    ['failure', true],
  ])('lets go of the caller’s signal after %s', async (_, fails) => {
    const { signal } = new AbortController();
    let during = 0;
    const attempt = limited(async (source) => {
      void source();
      during = listeners(signal);
      await settled();
      if (fails) throw new Error('failed');
    }, limit(signal));
    await Promise.allSettled([attempt]);
    expect([during, listeners(signal)]).toEqual([1, 0]);
  });
});

describe('an attempt that is abandoned with the caller', () => {
  it.each([
    ['an error', new Error('enough')],
    ['a string', 'enough'],
    ['null', null],
    ['zero', 0],
  ])('ends at once, though it ignores its signal, with the reason: %s', async (_, reason) => {
    const controller = new AbortController();
    const attempt = limited(never, limit(controller.signal, { abandon: true }));
    controller.abort(reason);
    expect(await rejectionOf(attempt)).toBe(reason);
  });

  it('leaves no timer behind, though it never ends', async () => {
    const clock = manualClock();
    const controller = new AbortController();
    const attempt = limited(never, limit(controller.signal, { abandon: true, clock, timeoutMs: 60_000 }));
    controller.abort('enough');
    await rejectionOf(attempt);
    expect(clock.pending()).toBe(0);
  });

  it('leaves no listener behind, though it never ends', async () => {
    const { attempt, controller } = open({ abandon: true });
    controller.abort('enough');
    await rejectionOf(attempt);
    expect(listeners(controller.signal)).toBe(0);
  });

  it('listens once, whether or not the signal is read', async () => {
    const { attempt, controller, end } = open({ abandon: true });
    expect(listeners(controller.signal)).toBe(1);
    end('done');
    await attempt;
    expect(listeners(controller.signal)).toBe(0);
  });
});

describe('a success that still streams', () => {
  it('keeps the link to the caller’s signal until it is let go', async () => {
    let unlink: () => void = () => undefined;
    const linger = vi.fn((_: unknown, off: () => void) => {
      unlink = off;
      return true;
    });
    const { attempt, controller, signal, end } = open({ linger });
    end('streaming');
    await expect(attempt).resolves.toBe('streaming');
    expect(linger).toHaveBeenCalledExactlyOnceWith('streaming', expect.any(Function));
    expect(listeners(controller.signal)).toBe(1);
    controller.abort('midway');
    expect([signal()?.aborted, signal()?.reason]).toEqual([true, 'midway']);
    unlink();
    expect(listeners(controller.signal)).toBe(0);
  });

  it('is let go at once where it says that it is over', async () => {
    const { attempt, controller, end } = open({ linger: () => false });
    end('whole');
    await attempt;
    expect(listeners(controller.signal)).toBe(0);
  });

  it('is not asked where nothing links it to the caller', async () => {
    const linger = vi.fn(() => true);
    await limited(() => Promise.resolve('x'), limit(new AbortController().signal, { linger }));
    expect(linger).not.toHaveBeenCalled();
  });

  it('no longer counts against the time', async () => {
    const clock = manualClock();
    const { attempt, signal, end } = open({ linger: () => true, clock, timeoutMs: 10 });
    end('streaming');
    await attempt;
    clock.tick(1_000);
    expect([clock.pending(), signal()?.aborted]).toEqual([0, false]);
  });
});
