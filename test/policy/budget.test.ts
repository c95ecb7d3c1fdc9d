import { describe, expect, it } from 'vitest';
import { type BudgetOptions, createBudget } from '../../src/policy/budget.js';
import { drained, play, type Step } from './budget-steps.js';

interface Row {
  readonly says: string;
  readonly options?: BudgetOptions;
  /** One after the other, each with the tokens that are left after each of its steps. */
  readonly calls: readonly (readonly (readonly [Step, number])[])[];
}

const rows: Row[] = [
  {
    says: 'takes 14 for a retry and gives 14 back for the success that it led to',
    calls: [
      [
        ['transient', 486],
        ['transient', 472],
        ['ok', 486],
      ],
    ],
  },
  {
    says: 'takes 5 for a retry after throttling and gives 5 back',
    calls: [
      [
        ['throttling', 495],
        ['throttling', 490],
        ['ok', 495],
      ],
    ],
  },
  {
    says: 'gives back what the last retry took, not the first',
    calls: [
      [
        ['transient', 486],
        ['throttling', 481],
        ['ok', 486],
      ],
      [
        ['throttling', 481],
        ['network', 467],
        ['ok', 481],
      ],
    ],
  },
  {
    says: 'gives back nothing for a call that fails in the end',
    calls: [
      [
        ['transient', 486],
        ['transient', 472],
        ['transient', 458],
      ],
    ],
  },
  {
    says: 'gives 1 back for a success at once',
    calls: [[['transient', 486]], [['ok', 487]], [['ok', 488]]],
  },
  {
    says: 'never holds more than its capacity',
    calls: [[['ok', 500]], [['throttling', 495]], [['ok', 496]]],
  },
  {
    says: 'grants the last retry that it can pay, and no other',
    options: { capacity: 28 },
    calls: [
      [
        ['transient', 14],
        ['transient', 0],
        ['transient', 0],
      ],
    ],
  },
  {
    says: 'grants nothing where the bucket is too small, and keeps what is in it',
    options: { capacity: 13 },
    calls: [
      [
        ['transient', 13],
        ['throttling', 8],
        ['transient', 8],
      ],
    ],
  },
  {
    says: 'is the older standard mode of AWS by its numbers: 5 for a retry',
    options: { cost: 5 },
    calls: [
      [
        ['transient', 495],
        ['transient', 490],
        ['ok', 495],
      ],
      [['ok', 496]],
    ],
  },
];

describe('the tokens of a budget', () => {
  it.each(rows)('$says', ({ options, calls }) => {
    const steps = calls.flatMap((call, number) => call.map((_, index) => [number, index + 1] as const));
    for (const [number, index] of steps) {
      // A timeout at a price of 1 counts what is left; counting spends it, so each step has a budget of its own.
      const budget = createBudget({ timeoutCost: 1, ...options });
      for (const call of calls.slice(0, number))
        play(
          budget,
          call.map(([step]) => step),
        );
      const call = (calls[number] ?? []).slice(0, index);
      play(
        budget,
        call.map(([step]) => step),
      );
      expect([number, index, drained(budget, 'timeout')]).toEqual([number, index, call.at(-1)?.[1]]);
    }
  });

  it('cost what a retry costs after a timeout, unless a price of its own is set', () => {
    expect(drained(createBudget(), 'timeout')).toBe(35);
    expect(drained(createBudget({ cost: 5, timeoutCost: 10 }), 'timeout')).toBe(50);
    expect(drained(createBudget({ cost: 5, timeoutCost: 10 }), 'transient')).toBe(100);
  });

  it('last for 35 retries, or 100 after throttling', () => {
    expect(drained(createBudget())).toBe(35);
    expect(drained(createBudget(), 'throttling')).toBe(100);
  });

  it('lose nothing at a plain failure rate of 10 %', () => {
    const budget = createBudget();
    const granted = Array.from({ length: 5_000 }, (_, call) =>
      play(budget, call % 10 === 0 ? ['transient', 'ok'] : ['ok']),
    );
    expect(granted.flat()).toEqual(Array<boolean>(500).fill(true));
  });

  it('leave one request a call where everything fails', () => {
    const budget = createBudget();
    const granted = Array.from({ length: 100 }, () => play(budget, ['transient', 'transient', 'transient']));
    expect(granted.flat().filter(Boolean)).toHaveLength(35);
    expect(granted.slice(12).flat()).not.toContain(true);
  });
});
