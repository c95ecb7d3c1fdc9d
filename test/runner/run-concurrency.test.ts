import { describe, expect, it } from 'vitest';
import { failureOf } from '../../src/call/surface.js';
import type { FailureEvent } from '../../src/events/event.js';
import { createPolicy } from '../../src/policy/policy.js';
import { run } from '../../src/runner/run.js';
import { QUICK } from './quick.js';
import { sdkError, systemError } from './thrown.js';

describe('200 runs at once under one policy', () => {
  it('keep to themselves', async () => {
    const events: FailureEvent[] = [];
    const policy = createPolicy({ ...QUICK, retries: 4, onEvent: (event) => void events.push(event) });
    /** Run number n fails n % 4 times for the moment; every tenth then fails for good. */
    const outcomes = await Promise.allSettled(
      Array.from({ length: 200 }, (_, n) =>
        run(
          async ({ attempt }) => {
            await new Promise((resolve) => setTimeout(resolve, (n * 7) % 5));
            if (attempt <= n % 4) throw systemError('ECONNRESET');
            if (n % 10 === 0) throw sdkError(404, `Odd.${String(n)}`);
            return n;
          },
          policy,
          { operation: `Describe${String(n)}` },
        ),
      ),
    );

    outcomes.forEach((outcome, n) => {
      if (n % 10 !== 0) {
        expect(outcome).toEqual({ status: 'fulfilled', value: n });
        return;
      }
      const failure = outcome.status === 'rejected' ? failureOf(outcome.reason) : undefined;
      expect(failure).toMatchObject({
        code: `Odd.${String(n)}`,
        operation: `Describe${String(n)}`,
        stop: 'terminal',
      });
      expect(failure?.attempts.map(({ number }) => number)).toEqual(
        Array.from({ length: (n % 4) + 1 }, (_, i) => i + 1),
      );
    });
    const count = (type: FailureEvent['type']): number =>
      events.filter((event) => event.type === type).length;
    expect([count('retry'), count('recover'), count('give-up')]).toEqual([300, 140, 20]);
  });

  it('can all be ended by one signal', async () => {
    const controller = new AbortController();
    let calls = 0;
    const runs = Array.from({ length: 200 }, () =>
      run(
        () => {
          calls += 1;
          throw systemError('ECONNRESET');
        },
        { backoff: () => 60_000 },
        { signal: controller.signal },
      ),
    );
    await new Promise((resolve) => setTimeout(resolve, 10));
    controller.abort('enough');
    const outcomes = await Promise.allSettled(runs);
    expect(outcomes.every((outcome) => outcome.status === 'rejected' && outcome.reason === 'enough')).toBe(
      true,
    );
    expect(calls).toBe(200);
  });
});
