import { describe, expect, it } from 'vitest';
import { type BudgetOptions, createBudget } from '../../src/policy/budget.js';
import { ask, drained, play } from './budget-steps.js';

describe('the origins of a budget', () => {
  it('have a bucket each', () => {
    const budget = createBudget();
    expect(drained(budget, 'transient', 'http://dead')).toBe(35);
    expect(drained(budget, 'transient', 'http://healthy')).toBe(35);
    play(budget, ['ok'], 'http://healthy');
    expect(play(budget, ['transient'], 'http://dead')).toEqual([false]);
  });

  it('are 1,000 at most: the one not used for longest starts anew', () => {
    const budget = createBudget({ capacity: 20 });
    for (let host = 0; host < 1_000; host += 1) play(budget, ['transient'], `http://${String(host)}`);
    // Host 0 is used again, so host 1 is now the one not used for longest.
    play(budget, ['ok'], 'http://0');
    play(budget, ['transient'], 'http://1000');
    expect(play(budget, ['transient'], 'http://0')).toEqual([false]);
    expect(play(budget, ['transient'], 'http://2')).toEqual([false]);
    expect(play(budget, ['transient'], 'http://1')).toEqual([true]);
  });

  it('do not count while their bucket is full', () => {
    const budget = createBudget({ capacity: 20 });
    play(budget, ['transient'], 'http://spent');
    for (let host = 0; host < 2_000; host += 1) play(budget, ['transient', 'ok'], `http://${String(host)}`);
    expect(play(budget, ['transient'], 'http://spent')).toEqual([false]);
  });

  it('are one where none is named', () => {
    const budget = createBudget({ capacity: 14 });
    expect([ask(budget), ask(budget)]).toEqual([true, false]);
  });

  it('owe nothing until a retry was taken, and again once it is given back', () => {
    const budget = createBudget();
    expect(budget.owes?.()).toBe(false);
    play(budget, ['transient']);
    expect(budget.owes?.()).toBe(true);
    for (let call = 0; call < 14; call += 1) play(budget, ['ok']);
    expect(budget.owes?.()).toBe(false);
  });
});

const shown = (value: unknown): string => (typeof value === 'string' ? `'${value}'` : String(value));

describe('the options of createBudget', () => {
  it.each<[unknown]>([[5], [null], [[]], [{ capasity: 5 }], [{ toString: 5 }]])(
    'are an object of those there are: %j',
    (options) => {
      expect(() => createBudget(options as never)).toThrow(/^createBudget: .* takes /);
    },
  );

  it.each(['capacity', 'cost', 'throttlingCost', 'timeoutCost'])('name %s where it is bad', (name) => {
    for (const value of [0, -1, NaN, '5', null, true]) {
      const make = () => createBudget({ [name]: value });
      expect(make).toThrow(TypeError);
      expect(make).toThrow(`createBudget: \`${name}\` takes a number above 0, not ${shown(value)}`);
    }
  });

  it('may leave the bucket without a bottom, but not a price without an end', () => {
    expect(drained(createBudget({ capacity: Infinity }))).toBe(10_000);
    for (const name of ['cost', 'throttlingCost', 'timeoutCost'])
      expect(() => createBudget({ capacity: Infinity, [name]: Infinity })).toThrow(`\`${name}\``);
  });

  it('are the defaults where they are undefined', () => {
    const nothing = {
      capacity: undefined,
      cost: undefined,
      throttlingCost: undefined,
      timeoutCost: undefined,
    };
    expect(drained(createBudget(nothing))).toBe(35);
  });

  it('do not come from a prototype', () => {
    expect(drained(createBudget(Object.create({ capacity: 1 }) as BudgetOptions))).toBe(35);
  });
});
