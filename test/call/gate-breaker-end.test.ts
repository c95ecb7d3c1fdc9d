import { describe, expect, it, vi } from 'vitest';
import { throughBreaker } from '../../src/call/gate.js';
import { broken, executor, gate } from './gate-record.js';
import { settled } from './manual-clock.js';
import { rejectionOf } from './rejection.js';

describe('the end of an attempt in a breaker', () => {
  it('by an abort, while the executor lets it wait, comes at once', async () => {
    const controller = new AbortController();
    let go: () => unknown = () => undefined;
    const queue = executor((fn) => new Promise((resolve) => (go = () => resolve(fn()))));
    const send = vi.fn(() => Promise.resolve(1));
    const call = rejectionOf(throughBreaker(queue, gate('retryable', controller.signal).gate, send));
    await settled();
    controller.abort('enough');
    expect(await call).toBe('enough');
    go();
    await settled();
    expect(send).not.toHaveBeenCalled();
  });

  it('by its time limit, while the executor lets it wait: it is not sent later', async () => {
    const ended = new AbortController();
    let go: () => unknown = () => undefined;
    const queue = executor((fn) => new Promise((resolve) => (go = () => resolve(fn()))));
    const send = vi.fn(() => Promise.resolve(1));
    const call = rejectionOf(throughBreaker(queue, gate().gate, send, ended.signal));
    await settled();
    ended.abort('out of time');
    go();
    expect(await call).toBe('out of time');
    expect(send).not.toHaveBeenCalled();
  });

  it('by its time limit is a failure for the executor, also where the attempt does not listen', async () => {
    const saw = vi.fn();
    const ended = new AbortController();
    const watching = executor((fn) => fn().then(() => saw('success'), saw));
    const { gate: one, judge } = gate();
    const call = rejectionOf(throughBreaker(watching, one, () => new Promise(() => undefined), ended.signal));
    await settled();
    ended.abort('out of time');
    expect(await call).toBe('out of time');
    expect(saw.mock.calls).toEqual([['out of time']]);
    expect(judge).not.toHaveBeenCalled();
  });

  it('by an abort of the caller is none', async () => {
    const saw = vi.fn();
    const [caller, ended] = [new AbortController(), new AbortController()];
    const watching = executor((fn) => fn().then(() => saw('success'), saw));
    const { gate: one, judge } = gate('retryable', caller.signal);
    const call = rejectionOf(throughBreaker(watching, one, () => new Promise(() => undefined), ended.signal));
    await settled();
    caller.abort('enough');
    ended.abort('enough');
    expect(await call).toBe('enough');
    await settled();
    expect(saw.mock.calls).toEqual([['success']]);
    expect(judge).not.toHaveBeenCalled();
  });

  it('is judged no more when the attempt fails after it', async () => {
    const ended = new AbortController();
    const { gate: one, judge } = gate();
    let fail: (error: Error) => void = () => undefined;
    const send = (): Promise<never> => new Promise((_, reject) => (fail = reject));
    const call = rejectionOf(
      throughBreaker(
        executor((fn) => fn()),
        one,
        send,
        ended.signal,
      ),
    );
    await settled();
    ended.abort('out of time');
    fail(broken);
    await call;
    await settled();
    expect(judge).not.toHaveBeenCalled();
  });
});
