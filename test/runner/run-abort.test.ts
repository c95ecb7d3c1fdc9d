import { describe, expect, it, vi } from 'vitest';
import { failureOf } from '../../src/call/surface.js';
import { run } from '../../src/runner/run.js';
import { manualClock, settled } from '../call/manual-clock.js';
import { rejectionOf } from '../call/rejection.js';
import { listened, QUICK } from './quick.js';
import { script } from './script.js';
import { systemError } from './thrown.js';

const never = (): Promise<never> => new Promise(() => undefined);
const CANCELLED = { kind: 'cancelled', category: 'cancelled', classification: 'terminal', stop: 'cancelled' };

/** Any reason will do, and comes back as it is. */
const REASONS: readonly (readonly [string, unknown])[] = [
  ['an error', new Error('shutting down')],
  ['a frozen error', Object.freeze(new Error('shutting down'))],
  ['a TypeError', new TypeError('shutting down')],
  ['a timeout', new DOMException('late', 'TimeoutError')],
  ['an error of a system', systemError('ECONNRESET')],
  ['an object', { why: 'shutting down' }],
  ['text', 'shutting down'],
  ['a number', 7],
  ['null', null],
  ['false', false],
];

describe('an abort before a run', () => {
  it.each(REASONS)('keeps it from beginning, with the reason: %s', async (_, reason) => {
    const { options, events } = listened();
    const fn = vi.fn();
    expect(await rejectionOf(run(fn, options, { signal: AbortSignal.abort(reason) }))).toBe(reason);
    expect(fn).not.toHaveBeenCalled();
    expect(events).toEqual([]);
  });

  it('without a reason rejects with the signal’s own', async () => {
    const signal = AbortSignal.abort();
    expect(await rejectionOf(run(vi.fn(), {}, { signal }))).toBe(signal.reason);
  });
});

describe('an abort during an attempt', () => {
  it.each(REASONS)(
    'rejects at once, though the function ignores its signal, with the reason: %s',
    async (_, reason) => {
      const { options, events } = listened();
      const controller = new AbortController();
      const fn = vi.fn(never);
      const running = rejectionOf(run(fn, options, { signal: controller.signal }));
      controller.abort(reason);
      expect(await running).toBe(reason);
      expect(fn).toHaveBeenCalledOnce();
      expect(events.map(({ type }) => type)).toEqual(['give-up']);
      expect(events[0]).toMatchObject({ failure: CANCELLED });
    },
  );

  it('reaches the function with its reason', async () => {
    const controller = new AbortController();
    let heard: unknown;
    const running = run(
      ({ signal }) =>
        new Promise<never>((_, reject) => {
          signal.addEventListener('abort', () => {
            heard = signal.reason;
            reject(new Error('aborted by the client'));
          });
        }),
      QUICK,
      { signal: controller.signal },
    );
    controller.abort('enough');
    expect(await rejectionOf(running)).toBe('enough');
    expect(heard).toBe('enough');
  });

  it('counts even where the function fails in the same moment', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const fn = vi.fn(() => {
      controller.abort(reason);
      throw systemError('ECONNRESET');
    });
    expect(await rejectionOf(run(fn, QUICK, { signal: controller.signal }))).toBe(reason);
    expect(fn).toHaveBeenCalledOnce();
  });

  it('after the end changes nothing', async () => {
    const controller = new AbortController();
    const running = run(() => 'done', QUICK, { signal: controller.signal });
    await expect(running).resolves.toBe('done');
    controller.abort();
    await settled();
  });

  it('lets what the function throws later go unheard', async () => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    const controller = new AbortController();
    let fail: (error: Error) => void = () => undefined;
    const fn = (): Promise<never> => new Promise((_, reject) => (fail = reject));
    const running = rejectionOf(run(fn, QUICK, { signal: controller.signal }));
    controller.abort('enough');
    await running;
    fail(new Error('late'));
    await settled();
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });
});

describe('an abort during a wait', () => {
  const options = { backoff: () => 60_000, retries: 5 };

  it.each(REASONS)('ends it at once, without another call, with the reason: %s', async (_, reason) => {
    const clock = manualClock();
    const { options: told, events } = listened({ ...options, clock });
    const controller = new AbortController();
    const { fn, contexts } = script(systemError('ECONNRESET'));
    const running = rejectionOf(run(fn, told, { signal: controller.signal }));
    await settled();
    expect(clock.pending()).toBe(1);
    controller.abort(reason);
    expect(await running).toBe(reason);
    expect(clock.pending()).toBe(0);
    await clock.advance(120_000);
    expect(contexts).toHaveLength(1);
    expect(events.map(({ type }) => type)).toEqual(['retry', 'give-up']);
    expect(events[1]).toMatchObject({
      failure: { ...CANCELLED, attempts: [{ number: 1, code: 'ECONNRESET' }] },
    });
  });

  it('puts the failure on the reason', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const running = rejectionOf(
      run(script(systemError('ECONNRESET')).fn, options, { signal: controller.signal }),
    );
    await settled();
    controller.abort(reason);
    await running;
    expect(failureOf(reason)).toMatchObject({
      stop: 'cancelled',
      attempts: [{ number: 1, delayMs: 60_000 }],
    });
  });

  it('counts where it comes from a listener, before the wait has begun', async () => {
    const controller = new AbortController();
    const { fn, contexts } = script(systemError('ECONNRESET'));
    const onEvent = (): void => {
      controller.abort('enough');
    };
    expect(await rejectionOf(run(fn, { ...options, onEvent }, { signal: controller.signal }))).toBe('enough');
    expect(contexts).toHaveLength(1);
  });

  it('counts in the moment in which the wait ends', async () => {
    const clock = manualClock();
    const controller = new AbortController();
    const { fn, contexts } = script(systemError('ECONNRESET'));
    const running = rejectionOf(run(fn, { ...options, clock }, { signal: controller.signal }));
    await settled();
    clock.tick(60_000);
    controller.abort('enough');
    expect(await running).toBe('enough');
    expect(contexts).toHaveLength(1);
  });

  it('may be one of time: AbortSignal.timeout', async () => {
    const { fn, contexts } = script(systemError('ECONNRESET'));
    const signal = AbortSignal.timeout(20);
    const rejected = await rejectionOf(run(fn, options, { signal }));
    expect(rejected).toBe(signal.reason);
    expect(failureOf(rejected)).toMatchObject(CANCELLED);
    expect(contexts).toHaveLength(1);
  });
});
