import { describe, expect, it } from 'vitest';
import { ratioBudget, type RatioBudgetOptions } from '../../src/policy/ratio-budget.js';
import { drained, play } from './budget-steps.js';

/** A budget whose time is moved by hand. */
function timed(options: RatioBudgetOptions = {}) {
  let nowMs = 1_000_000;
  return {
    budget: ratioBudget({ now: () => nowMs, ...options }),
    pass: (ms: number) => void (nowMs += ms),
  };
}

/** So many calls that succeed at once. */
const calls = (budget: ReturnType<typeof ratioBudget>, count: number, origin?: string): void => {
  for (let call = 0; call < count; call += 1) play(budget, ['ok'], origin);
};

describe('a budget in proportion to the traffic', () => {
  it('grants 10 retries a second to a client without traffic: 100 in its 10 s', () => {
    expect(drained(timed().budget)).toBe(100);
  });

  it('grants one retry for five calls on top', () => {
    const { budget } = timed();
    calls(budget, 500);
    expect(drained(budget)).toBe(200);
  });

  it.each<[RatioBudgetOptions, number, number]>([
    [{ ratio: 0.1, perSecond: 0 }, 100, 10],
    [{ ratio: 0.2, perSecond: 0 }, 9, 1],
    [{ ratio: 0.2, perSecond: 0 }, 10, 2],
    [{ ratio: 0, perSecond: 1 }, 1_000, 10],
    [{ ratio: 0, perSecond: 0 }, 1_000, 0],
    [{ ratio: 2, perSecond: 0 }, 3, 6],
    [{ ratio: 0, perSecond: 5, ttl: 2_000 }, 0, 10],
    [{ ratio: 0, perSecond: 0.1 }, 0, 1],
  ])('%j: after %i calls it grants %i retries', (options, count, granted) => {
    const { budget } = timed(options);
    calls(budget, count);
    expect(drained(budget)).toBe(granted);
  });

  it('counts a call once, whatever its attempts', () => {
    const { budget } = timed({ ratio: 0.5, perSecond: 0 });
    // Each call that fails first deposits a half; two deposits pay the one retry of the second call.
    expect([play(budget, ['transient']), play(budget, ['transient', 'ok'])]).toEqual([[false], [true]]);
    expect(drained(budget)).toBe(0);
    const whole = timed({ ratio: 1, perSecond: 0 }).budget;
    play(whole, ['transient', 'ok']);
    expect(drained(whole)).toBe(0);
  });

  it('takes one for a retry and gives nothing back for its success', () => {
    const { budget } = timed({ ratio: 0.2, perSecond: 1 });
    expect(play(budget, ['transient', 'transient', 'ok'])).toEqual([true, true]);
    expect(drained(budget)).toBe(8);
  });

  it('adds fractions up without losing one', () => {
    const { budget } = timed({ ratio: 0.1, perSecond: 0 });
    for (let round = 0; round < 100; round += 1) {
      calls(budget, 10);
      expect(drained(budget)).toBe(1);
    }
  });

  it('forgets deposits after ttl, in steps of a tenth of it', () => {
    const { budget, pass } = timed({ ratio: 1, perSecond: 0 });
    calls(budget, 3);
    pass(5_000);
    calls(budget, 2);
    pass(4_999);
    expect(play(budget, ['throttling', 'throttling'])).toEqual([true, true]);
    // Three deposits of the first slot fall out; the two retries taken and the two later deposits, with one, stay.
    pass(1);
    expect(drained(budget)).toBe(1);
  });

  it('forgets withdrawals after ttl', () => {
    const { budget, pass } = timed({ ratio: 0, perSecond: 1 });
    expect(drained(budget)).toBe(10);
    pass(9_999);
    expect(drained(budget)).toBe(0);
    pass(1_001);
    expect(drained(budget)).toBe(10);
  });

  it('goes on where the clock is set back', () => {
    const { budget, pass } = timed();
    expect(drained(budget)).toBe(100);
    pass(-3_600_000);
    expect(drained(budget)).toBe(0);
    pass(3_600_000 + 11_000);
    expect(drained(budget)).toBe(100);
  });
});

describe('its origins', () => {
  it('are apart', () => {
    const { budget } = timed();
    expect(drained(budget, 'transient', 'http://dead')).toBe(100);
    expect(drained(budget, 'transient', 'http://healthy')).toBe(100);
  });

  it('are 1,000 at most: the one not used for longest starts anew', () => {
    const { budget } = timed({ perSecond: 0.1 });
    for (let host = 0; host < 1_000; host += 1) play(budget, ['transient'], `http://${String(host)}`);
    calls(budget, 1, 'http://0');
    calls(budget, 1, 'http://1000');
    expect(play(budget, ['network'], 'http://0')).toEqual([false]);
    expect(play(budget, ['network'], 'http://1')).toEqual([true]);
  });

  it('are always told of a success: it is a deposit', () => {
    expect(timed().budget.owes?.()).toBe(true);
  });
});

const shown = (value: unknown): string => (typeof value === 'string' ? `'${value}'` : String(value));

describe('the options of ratioBudget', () => {
  it.each<[unknown]>([[0.1], [null], [[]], [{ percent: 5 }], [{ now: 5 }], [{ ratio: Object.create(null) }]])(
    'are an object of those there are: %j',
    (options) => {
      expect(() => ratioBudget(options as never)).toThrow(/^ratioBudget: .* takes /);
    },
  );

  it.each([
    ['ratio', 0, [-0.1, NaN, Infinity, '1', null]],
    ['perSecond', 0, [-1, NaN, Infinity, '1', null]],
    ['ttl', 1, [0, 0.5, -1, NaN, Infinity, '1', null]],
  ])('name %s where it is bad', (name, least, values) => {
    for (const value of values) {
      const make = () => ratioBudget({ [name]: value });
      expect(make).toThrow(TypeError);
      expect(make).toThrow(
        `ratioBudget: \`${name}\` takes a finite number from ${String(least)}, not ${shown(value)}`,
      );
    }
  });

  it('are the defaults where they are undefined, or somebody else’s', () => {
    const nothing = { ratio: undefined, perSecond: undefined, ttl: undefined, now: undefined };
    expect(drained(ratioBudget(nothing))).toBe(100);
    expect(drained(ratioBudget(Object.create({ perSecond: 1 }) as RatioBudgetOptions))).toBe(100);
  });
});
