import { getEventListeners } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { onAbort } from '../../src/policy/on-abort.js';

const listening = (signal: AbortSignal): number => getEventListeners(signal, 'abort').length;

describe('listeners to one signal', () => {
  it('are one listener of the signal, which leaves with the last of them', () => {
    const { signal } = new AbortController();
    const offs = [vi.fn(), vi.fn(), vi.fn()].map((listener) => onAbort(signal, listener));
    const counts = offs.map((off) => {
      off();
      return listening(signal);
    });
    expect(counts).toEqual([1, 1, 0]);
  });

  it('are all told the reason, once', () => {
    const controller = new AbortController();
    const told = [vi.fn(), vi.fn()];
    for (const listener of told) onAbort(controller.signal, listener);
    controller.abort('enough');
    for (const listener of told) expect(listener.mock.calls).toEqual([['enough']]);
    expect(listening(controller.signal)).toBe(0);
  });

  it('hear nothing more once they are taken back, and the others do', () => {
    const controller = new AbortController();
    const [gone, left] = [vi.fn(), vi.fn()];
    const off = onAbort(controller.signal, gone);
    onAbort(controller.signal, left);
    off();
    off();
    controller.abort();
    expect(gone).not.toHaveBeenCalled();
    expect(left).toHaveBeenCalledOnce();
  });

  it('may be added again after the last one left', () => {
    const controller = new AbortController();
    onAbort(controller.signal, vi.fn())();
    const later = vi.fn();
    onAbort(controller.signal, later);
    expect(listening(controller.signal)).toBe(1);
    controller.abort();
    expect(later).toHaveBeenCalledOnce();
  });

  it('may be taken back after the abort', () => {
    const controller = new AbortController();
    const off = onAbort(controller.signal, vi.fn());
    controller.abort();
    expect(off).not.toThrow();
    expect(listening(controller.signal)).toBe(0);
  });
});
