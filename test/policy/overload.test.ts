import { describe, expect, it } from 'vitest';
import {
  adaptiveConcurrency,
  type AdaptiveConcurrencyOptions,
  type Load,
  type Ticket,
} from '../../src/policy/overload.js';
import { manualClock } from '../call/manual-clock.js';

/** A limit without a line, and how many it lets in. */
function limit(options: AdaptiveConcurrencyOptions = {}) {
  const overload = adaptiveConcurrency(options);
  const clock = manualClock();
  const enter = (origin = 'http://a'): Ticket | undefined => {
    const entry = overload.enter(origin, { clock, leftMs: Infinity });
    if (!(entry instanceof Promise)) return entry;
    // Over the limit: out of the line again.
    clock.tick(1_000_000);
    return undefined;
  };
  const fill = (origin?: string): Ticket[] => {
    const tickets: Ticket[] = [];
    for (let ticket = enter(origin); ticket && tickets.length < 5_000; ticket = enter(origin))
      tickets.push(ticket);
    return tickets;
  };
  const leave = (tickets: readonly Ticket[], load: Load): void => {
    for (const ticket of tickets) ticket.leave(load);
  };
  /** How many fit in at the same time. */
  const size = (origin?: string): number => {
    const tickets = fill(origin);
    leave(tickets, 'neither');
    return tickets.length;
  };
  return { enter, fill, leave, size };
}

describe('the limit on calls in flight', () => {
  it('is 20 at first', () => {
    expect(limit().size()).toBe(20);
  });

  it('grows by one with each success while more than half of it is in use', () => {
    const { fill, leave, size } = limit();
    const tickets = fill();
    // 20 in use of 20, 19 of 21, 18 of 22 ... 13 of 27: the next, 13 of 27, is less than half.
    leave(tickets, 'success');
    expect(size()).toBe(27);
  });

  it('does not grow while half of it is idle', () => {
    const { enter, size } = limit({ initial: 4 });
    for (let call = 0; call < 100; call += 1) enter()?.leave('success');
    for (let call = 0; call < 100; call += 1) {
      const [one, other] = [enter(), enter()];
      one?.leave('success');
      other?.leave('success');
    }
    expect(size()).toBe(4);
  });

  it('grows from one, and no further than max', () => {
    const { enter, size, fill, leave } = limit({ initial: 1, max: 5 });
    enter()?.leave('success');
    expect(size()).toBe(2);
    for (let round = 0; round < 20; round += 1) leave(fill(), 'success');
    expect(size()).toBe(5);
  });

  it('is cut to 0.6 by a sign of strain', () => {
    const { enter, size } = limit();
    enter()?.leave('strain');
    expect(size()).toBe(12);
  });

  it('is cut once by all that were under way at the cut', () => {
    const { fill, leave, size } = limit();
    leave(fill(), 'strain');
    expect(size()).toBe(12);
  });

  it('is cut again by one that started after the last cut', () => {
    const { enter, size } = limit();
    const sizes = Array.from({ length: 6 }, () => {
      enter()?.leave('strain');
      return size();
    });
    // 20, 12, 7.2, 4.32, 2.592, 1.5552, 1: a fraction lets nobody in.
    expect(sizes).toEqual([12, 7, 4, 2, 1, 1]);
  });

  it('is never cut below min', () => {
    const { enter, size } = limit({ initial: 20, min: 8 });
    for (let call = 0; call < 10; call += 1) enter()?.leave('strain');
    expect(size()).toBe(8);
  });

  it('stays as it is where a call says nothing', () => {
    const { fill, leave, size } = limit();
    leave(fill(), 'neither');
    expect(size()).toBe(20);
  });

  it('recovers by one a success', () => {
    const { enter, fill, leave, size } = limit({ initial: 10 });
    enter()?.leave('strain');
    expect(size()).toBe(6);
    const [first, ...rest] = fill();
    first?.leave('success');
    leave(rest, 'neither');
    expect(size()).toBe(7);
  });

  it('counts a ticket that is given back twice once', () => {
    const { enter, size, fill } = limit({ initial: 2, max: 2 });
    const ticket = enter();
    ticket?.leave('success');
    ticket?.leave('success');
    ticket?.leave('strain');
    expect(size()).toBe(2);
    expect(fill()).toHaveLength(2);
  });
});

describe('the origins of a limit', () => {
  it('have one each', () => {
    const { enter, size, fill } = limit({ initial: 10 });
    enter('http://dead')?.leave('strain');
    fill('http://busy');
    expect([size('http://dead'), size('http://busy'), size('http://new')]).toEqual([6, 0, 10]);
  });

  it('are 1,000 at most: the one at rest for longest starts anew', () => {
    const { enter, size } = limit({ initial: 10 });
    for (let host = 0; host < 1_000; host += 1) enter(`http://${String(host)}`)?.leave('strain');
    // Host 0 is used again, so host 1 is now the one at rest for longest.
    enter('http://0')?.leave('neither');
    expect(size('http://1000')).toBe(10);
    expect([size('http://0'), size('http://2')]).toEqual([6, 6]);
    expect(size('http://1')).toBe(10);
  });

  it('do not lose a call in flight; where all are busy, others pass without a limit', () => {
    const { enter, fill, size } = limit({ initial: 1, max: 1 });
    const tickets = Array.from({ length: 1_000 }, (_, host) => enter(`http://${String(host)}`));
    expect(fill('http://another')).toHaveLength(5_000);
    expect(size('http://0')).toBe(0);
    tickets[7]?.leave('neither');
    expect(fill('http://another')).toHaveLength(1);
    expect([size('http://8'), fill('http://7').length]).toEqual([0, 5_000]);
  });
});

describe('the options of adaptiveConcurrency', () => {
  it.each<[string, AdaptiveConcurrencyOptions, string]>([
    ['min', { min: 0 }, 'a number from 1, not 0'],
    ['min', { min: NaN }, 'a number from 1, not NaN'],
    ['max', { max: 0 }, 'a number from 1, not 0'],
    ['max', { min: 10, max: 9 }, 'a number from 10, not 9'],
    ['initial', { initial: 0 }, 'a number from 1, not 0'],
    ['initial', { initial: 1_001 }, 'a number from 1 to 1000, not 1001'],
    ['initial', { initial: 20, min: 30 }, 'a number from 30 to 1000, not 20'],
    ['initial', { initial: '5' as unknown as number }, "a number from 1, not '5'"],
    ['maxWait', { maxWait: -1 }, 'a number from 0, not -1'],
    ['maxWait', { maxWait: null as unknown as number }, 'a number from 0, not null'],
  ])('name %s where it is bad: %j', (name, options, takes) => {
    expect(() => adaptiveConcurrency(options)).toThrow(TypeError);
    expect(() => adaptiveConcurrency(options)).toThrow(`adaptiveConcurrency: \`${name}\` takes ${takes}`);
  });

  it.each([
    [{ max: 10 }, 10],
    [{ min: 30 }, 30],
    [{}, 20],
  ])('let in at first what is nearest to 20: %j', (options, most) => {
    expect(limit(options).fill('http://a')).toHaveLength(most);
  });

  it.each<[unknown]>([[10], [null], [[]], [{ limit: 5 }]])(
    'are an object of those there are: %j',
    (options) => {
      expect(() => adaptiveConcurrency(options as never)).toThrow(/^adaptiveConcurrency: .* takes /);
    },
  );

  it('are the defaults where they are undefined, or somebody else’s', () => {
    expect(limit({ initial: undefined, min: undefined, max: undefined, maxWait: undefined }).size()).toBe(20);
    expect(limit(Object.create({ initial: 1 }) as AdaptiveConcurrencyOptions).size()).toBe(20);
  });
});
