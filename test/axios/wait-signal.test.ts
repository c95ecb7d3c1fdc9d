import { getEventListeners } from 'node:events';
import axios from 'axios';
import { describe, expect, it } from 'vitest';
import type { Config } from '../../src/axios/config.js';
import { waitSignal } from '../../src/axios/wait-signal.js';

const configOf = (config: object) => config as Config;
/** A cancel token tells its listeners in a later turn. */
const told = () => new Promise((resolve) => setImmediate(resolve));
const listening = (token: object) => (token as { _listeners?: unknown[] | null })._listeners ?? [];

describe('waitSignal', () => {
  it('is none where nothing can abort', () => {
    const { signal, release } = waitSignal(configOf({}));
    expect(signal).toBeUndefined();
    release();
  });

  it('follows a signal', () => {
    const controller = new AbortController();
    const { signal } = waitSignal(configOf({ signal: controller.signal }));
    expect(signal?.aborted).toBe(false);
    controller.abort();
    expect(signal?.aborted).toBe(true);
  });

  it('follows a cancel token', async () => {
    const { token, cancel } = axios.CancelToken.source();
    const { signal } = waitSignal(configOf({ cancelToken: token }));
    expect(signal?.aborted).toBe(false);
    cancel();
    await told();
    expect(signal?.aborted).toBe(true);
  });

  it('follows whichever comes first of the two', async () => {
    const { token, cancel } = axios.CancelToken.source();
    const controller = new AbortController();
    const both = configOf({ cancelToken: token, signal: controller.signal });
    const { signal } = waitSignal(both);
    controller.abort();
    expect(signal?.aborted).toBe(true);
    const later = waitSignal(configOf({ cancelToken: token, signal: new AbortController().signal }));
    cancel();
    await told();
    expect(later.signal?.aborted).toBe(true);
  });

  it('is aborted from the start where they are', () => {
    const { token, cancel } = axios.CancelToken.source();
    cancel();
    expect(waitSignal(configOf({ signal: AbortSignal.abort() })).signal?.aborted).toBe(true);
    expect(waitSignal(configOf({ cancelToken: token })).signal?.aborted).toBe(true);
  });

  it('leaves nothing on either when it is released, and is deaf from then on', async () => {
    const { token, cancel } = axios.CancelToken.source();
    const controller = new AbortController();
    const wait = waitSignal(configOf({ cancelToken: token, signal: controller.signal }));
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(1);
    expect(listening(token)).toHaveLength(1);
    wait.release();
    expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
    expect(listening(token)).toEqual([]);
    controller.abort();
    cancel();
    await told();
    expect(wait.signal?.aborted).toBe(false);
  });

  it('puts no more than one listener on a signal that many calls share', () => {
    const { signal } = new AbortController();
    const waits = Array.from({ length: 50 }, () => waitSignal(configOf({ signal })));
    expect(getEventListeners(signal, 'abort')).toHaveLength(1);
    for (const { release } of waits) release();
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});
