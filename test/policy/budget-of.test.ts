import { describe, expect, it } from 'vitest';
import { type Budget, budgetOf, createBudget, isOwing } from '../../src/policy/budget.js';
import { ask } from './budget-steps.js';

const plain: Budget = { take: () => true, success: () => undefined };
const throwing = (): never => {
  throw new Error('no');
};

describe('the budget of a call', () => {
  it('is that of its origin, where origins are kept apart', () => {
    const asked: string[] = [];
    const own: Budget = { ...plain };
    const budget: Budget = { ...plain, forOrigin: (origin) => (asked.push(origin), own) };
    expect(budgetOf(budget, () => 'http://a')).toBe(own);
    expect(asked).toEqual(['http://a']);
  });

  it('is the one of all, where they are not', () => {
    expect(budgetOf(plain, () => 'http://a')).toBe(plain);
  });

  it('is the one of all, where its origin cannot be told', () => {
    expect(budgetOf({ ...plain, forOrigin: throwing }, () => 'http://a').take).toBe(plain.take);
    expect(budgetOf(createBudget(), throwing)).toHaveProperty('forOrigin');
  });

  it('is the one of all, where it has none for the origin', () => {
    const budget: Budget = { ...plain, forOrigin: () => undefined as never };
    expect(budgetOf(budget, () => 'http://a')).toBe(budget);
  });
});

describe('whether a success has to be told', () => {
  it.each<[string, Budget['owes'], boolean]>([
    ['a budget that says so', () => true, true],
    ['a budget that says it need not', () => false, false],
    ['a budget that does not say', undefined, true],
    ['a budget that throws', throwing, true],
    ['a budget that says nothing', () => undefined as never, true],
  ])('%s', (_, owes, expected) => {
    expect(isOwing({ ...plain, ...(owes && { owes }) })).toBe(expected);
  });

  it('is asked with the budget in its place', () => {
    const budget = {
      ...plain,
      full: false,
      owes(): boolean {
        return !this.full;
      },
    };
    expect(isOwing(budget)).toBe(true);
    budget.full = true;
    expect(isOwing(budget)).toBe(false);
  });
});

describe('a success at once', () => {
  it('gives back one token, whatever a retry before it took', () => {
    const budget = createBudget({ capacity: 20, cost: 10 });
    expect(ask(budget)).toBe(true);
    budget.success(1);
    expect([ask(budget), ask(budget)]).toEqual([true, false]);
  });

  it('gives back what the retry took after one', () => {
    const budget = createBudget({ capacity: 20, cost: 10 });
    expect(ask(budget)).toBe(true);
    budget.success(2);
    expect([ask(budget), ask(budget), ask(budget)]).toEqual([true, true, false]);
  });
});
