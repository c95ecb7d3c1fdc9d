import { describe, expect, it, vi } from 'vitest';
import { adaptiveConcurrency, type Ticket } from '../../src/policy/overload.js';
import { manualClock, settled } from '../call/manual-clock.js';
import { rejectionOf } from '../call/rejection.js';

/** A limit of one, in use, and a line before it. */
function line({ maxWait, initial = 1 }: { maxWait?: number; initial?: number } = {}) {
  const clock = manualClock();
  const overload = adaptiveConcurrency({ initial, max: initial, maxWait });
  const join = (leftMs = Infinity, signal?: AbortSignal) =>
    overload.enter('http://a', { clock, leftMs, signal });
  const inside = Array.from({ length: initial }, () => join() as Ticket);
  /** Joins under a name, and notes how it went. */
  const ends: [string, Ticket | undefined][] = [];
  const wait = (name: string, leftMs?: number, signal?: AbortSignal): void => {
    void Promise.resolve(join(leftMs, signal)).then((ticket) => ends.push([name, ticket]));
  };
  const names = (): string[] => ends.map(([name, ticket]) => `${name} ${ticket ? 'in' : 'refused'}`);
  return { clock, join, inside, wait, ends, names };
}

describe('the line before the limit', () => {
  it('is first come, first served', async () => {
    const { inside, wait, ends, names } = line();
    for (const name of ['a', 'b', 'c']) wait(name);
    inside[0]?.leave('success');
    for (let turn = 0; turn < 3; turn += 1) {
      await settled();
      ends.at(-1)?.[1]?.leave('neither');
    }
    expect(names()).toEqual(['a in', 'b in', 'c in']);
  });

  it('is not jumped by who comes when a place is free', async () => {
    const { inside, wait, join, names } = line();
    wait('a');
    wait('b');
    inside[0]?.leave('success');
    // The place is a's, in this very tick.
    expect(join()).toBeInstanceOf(Promise);
    await settled();
    expect(names()).toEqual(['a in']);
  });

  it('moves by as many as there are places', async () => {
    const { inside, wait, names } = line({ initial: 3 });
    for (const name of ['a', 'b', 'c', 'd']) wait(name);
    for (const ticket of inside) ticket.leave('neither');
    await settled();
    expect(names()).toEqual(['a in', 'b in', 'c in']);
  });

  it('does not move while a cut leaves more inside than there may be', async () => {
    const { inside, wait, names } = line({ initial: 4 });
    wait('a');
    // The cut leaves room for two; three, then two, then one are inside.
    inside[0]?.leave('strain');
    inside[1]?.leave('neither');
    await settled();
    expect(names()).toEqual([]);
    inside[2]?.leave('neither');
    await settled();
    expect(names()).toEqual(['a in']);
  });

  it('lets nobody wait for longer than 500 ms', async () => {
    const { clock, wait, names } = line();
    wait('a');
    await clock.advance(499);
    expect(names()).toEqual([]);
    await clock.advance(1);
    expect(names()).toEqual(['a refused']);
    expect(clock.pending()).toBe(0);
  });

  it.each([
    [{ maxWait: 50 }, Infinity, 50],
    [{ maxWait: 50 }, 20, 20],
    [{ maxWait: 0 }, Infinity, 0],
    [{ maxWait: 500 }, -5, 0],
    [{ maxWait: Infinity }, 70, 70],
  ])('%j lets one with %d ms left wait for %d ms', async (options, leftMs, due) => {
    const { clock, wait, names } = line(options);
    wait('a', leftMs);
    await clock.advance(due - 1);
    expect(names()).toEqual([]);
    await clock.advance(1);
    expect(names()).toEqual(['a refused']);
  });

  it('waits for ever in no overflown timer', () => {
    const { clock, join } = line({ maxWait: Infinity });
    const set = vi.spyOn(clock, 'setTimeout');
    void join();
    expect(set.mock.calls[0]?.[1]).toBe(2 ** 31 - 1);
  });

  it('is left at once by an abort, with its reason, and the next moves up', async () => {
    const { clock, inside, join, wait, names } = line();
    const controller = new AbortController();
    const first = rejectionOf(Promise.resolve(join(Infinity, controller.signal)));
    wait('b');
    controller.abort('enough');
    expect(await first).toBe('enough');
    expect(clock.pending()).toBe(1);
    inside[0]?.leave('success');
    await settled();
    expect([names(), clock.pending()]).toEqual([['b in'], 0]);
  });

  it('is not joined by who has aborted before', async () => {
    const { clock, join } = line();
    const refused = Promise.resolve(join(Infinity, AbortSignal.abort('enough')));
    expect(await rejectionOf(refused)).toBe('enough');
    expect(clock.pending()).toBe(0);
  });

  it('leaves no listener behind', async () => {
    const { clock, inside, wait } = line();
    const { signal } = new AbortController();
    const [add, remove] = [vi.spyOn(signal, 'addEventListener'), vi.spyOn(signal, 'removeEventListener')];
    wait('a', Infinity, signal);
    inside[0]?.leave('success');
    await settled();
    wait('b', Infinity, signal);
    await clock.advance(500);
    expect([add.mock.calls.length, remove.mock.calls.length]).toEqual([2, 2]);
  });
});
