import type { FailureEvent } from '../../src/events/event.js';
import type { PolicyOptions } from '../../src/policy/options.js';

/** Options without a wait worth the name. */
export const QUICK: PolicyOptions = {
  backoff: () => 0,
  throttleBackoff: () => 0,
  random: () => 0,
  budget: false,
};

/** The same, and what they tell. */
export function listened(options: PolicyOptions = {}): {
  readonly options: PolicyOptions;
  readonly events: FailureEvent[];
} {
  const events: FailureEvent[] = [];
  return { events, options: { ...QUICK, ...options, onEvent: (event) => void events.push(event) } };
}
