import { describe, expect, it } from 'vitest';
import { ANSWERS } from '../faults/answers.js';
import { BREAKING } from '../faults/breaking.js';
import { ENDLESS } from '../faults/endless.js';
import type { Fault } from '../faults/fault.js';
import { MALFORMED } from '../faults/malformed.js';
import { bothWays, failingAs } from './bounded-bodies-outcome.js';

/** Time for an attempt that nothing else ends, in milliseconds. */
const LIMIT = 250;

describe.each(Object.entries({ BREAKING, MALFORMED, ANSWERS, ENDLESS }))('%s', (_, faults) => {
  it.each<[string, Fault]>(Object.entries(faults))(
    '%s comes to the same with boundErrorBodies',
    async (_, { open, endless }) => {
      const [without, bounded] = await bothWays({
        open,
        ...(endless && { options: { retries: 0, attemptTimeout: LIMIT } }),
      });
      expect(bounded).toEqual(failingAs(without));
    },
  );
});
