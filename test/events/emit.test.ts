import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { emit, type FailureEvent } from '../../src/events/event.js';
import { failure } from '../classify/sample.js';

const event: FailureEvent = { type: 'give-up', failure: failure() };

/** Long enough for rejections without a handler to be reported. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('emit', () => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown): void => {
    unhandled.push(reason);
  };

  beforeEach(() => {
    unhandled.length = 0;
    process.on('unhandledRejection', note);
  });

  afterEach(() => {
    process.off('unhandledRejection', note);
  });

  it('hands the listener the event itself, once', () => {
    const listener = vi.fn();
    emit(listener, event);
    expect(listener.mock.calls).toEqual([[event]]);
    expect(listener.mock.calls[0]?.[0]).toBe(event);
  });

  it('does nothing without a listener', () => {
    expect(() => {
      emit(undefined, event);
    }).not.toThrow();
  });

  const thenable = (then: (done: unknown, failed: (reason: unknown) => void) => unknown): unknown => ({
    then,
  });

  const hostile: [string, () => unknown][] = [
    [
      'throws an error',
      () => {
        throw new Error('broken');
      },
    ],
    [
      'throws undefined',
      () => {
        throw undefined as unknown as Error;
      },
    ],
    ['rejects at once', () => Promise.reject(new Error('broken'))],
    [
      'rejects later',
      async () => {
        await Promise.resolve();
        throw new Error('broken');
      },
    ],
    [
      'returns a thenable that rejects',
      () =>
        thenable((_done, failed) => {
          failed(new Error('broken'));
        }),
    ],
    [
      'returns a thenable that throws',
      () =>
        thenable(() => {
          throw new Error('broken');
        }),
    ],
    [
      'returns something whose `then` cannot be read',
      () =>
        Object.defineProperty({}, 'then', {
          get: () => {
            throw new Error('broken');
          },
        }),
    ],
    ['returns a thenable that settles never', () => thenable(() => undefined)],
    ['returns null', () => null],
    ['returns a number', () => 1],
  ];

  it.each(hostile)('lets nothing through of a listener that %s', async (_what, listener) => {
    expect(() => {
      emit(listener, event);
    }).not.toThrow();
    await settled();
    expect(unhandled).toEqual([]);
  });

  it('does not wait for a listener', () => {
    let finished = false;
    emit(async () => {
      await settled();
      finished = true;
    }, event);
    expect(finished).toBe(false);
  });
});
