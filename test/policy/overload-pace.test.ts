import { describe, expect, it } from 'vitest';
import { adaptiveConcurrency, type Ticket } from '../../src/policy/overload.js';
import { manualClock, settled } from '../call/manual-clock.js';
import { rejectionOf } from '../call/rejection.js';

/** An origin that let ten calls pass, and then asked for a second of patience. */
async function paced(options: Parameters<typeof adaptiveConcurrency>[0] = {}) {
  const clock = manualClock();
  const overload = adaptiveConcurrency(options);
  const enter = (leftMs = Infinity, signal?: AbortSignal) =>
    overload.enter('http://a', { clock, leftMs, signal });
  for (let call = 0; call < 10; call += 1) ((await enter()) as Ticket).leave('success');
  ((await enter()) as Ticket).leave('strain', 1_000);
  const ends: string[] = [];
  const join = (name: string, leftMs?: number, signal?: AbortSignal): void => {
    void Promise.resolve(enter(leftMs, signal)).then(
      (ticket) => {
        ends.push(`${name} ${ticket ? 'in' : 'refused'}`);
        ticket?.leave('success');
      },
      () => ends.push(`${name} aborted`),
    );
  };
  return { clock, overload, enter, join, ends };
}

const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `call ${index}`);

describe('an origin that asked for patience', () => {
  it('is sent nothing until then, and then what passed before, in order', async () => {
    const { clock, join, ends } = await paced();
    for (const name of names(25)) join(name);
    await clock.advance(999);
    await settled();
    expect(ends).toEqual([]);
    await clock.advance(1);
    await settled();
    expect(ends).toEqual(names(10).map((name) => `${name} in`));
    await clock.advance(1_000);
    await settled();
    expect(ends.length).toBe(21);
    await clock.advance(1_000);
    await settled();
    expect(ends).toEqual(names(25).map((name) => `${name} in`));
    expect(clock.pending()).toBe(0);
  });

  it('cuts nothing: afterwards as many are in flight as before', async () => {
    const { clock, enter } = await paced({ initial: 3, max: 3 });
    await clock.advance(1_000);
    expect([enter(), enter(), enter()].every((ticket) => !(ticket instanceof Promise))).toBe(true);
  });

  it('lets nobody wait in vain: beyond ten windows a call is refused at once', async () => {
    const { join, ends } = await paced();
    for (const name of names(101)) join(name);
    await settled();
    expect(ends).toEqual(['call 100 refused']);
  });

  it('is waited for longer than maxWait, but not beyond the deadline of the call', async () => {
    const { clock, join, ends } = await paced({ maxWait: 10 });
    join('patient');
    join('hurried', 300);
    await clock.advance(300);
    await settled();
    expect(ends).toEqual(['hurried refused']);
    await clock.advance(700);
    await settled();
    expect(ends).toEqual(['hurried refused', 'patient in']);
  });

  it('leaves no timer behind when who waited is gone', async () => {
    const { clock, join, enter, ends } = await paced();
    const controller = new AbortController();
    join('a', Infinity, controller.signal);
    await settled();
    controller.abort();
    await settled();
    expect([ends, clock.pending()]).toEqual([['a aborted'], 0]);
    expect(await rejectionOf(Promise.resolve(enter(Infinity, controller.signal)))).toBe(
      controller.signal.reason,
    );
  });

  it.each([0, -5, 60_001])('is not held by a hint of %d ms: that is a sign of strain', async (hintMs) => {
    const clock = manualClock();
    const overload = adaptiveConcurrency({ initial: 2 });
    const enter = () => overload.enter('http://a', { clock, leftMs: Infinity });
    (enter() as Ticket).leave('strain', hintMs);
    expect([enter() instanceof Promise, enter() instanceof Promise]).toEqual([false, true]);
  });
});
