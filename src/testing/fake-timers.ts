import { inNextTurn } from './turn.js';

/** What the fake timers of vitest and Jest put on the functions that stand in for the real ones. */
interface Faked {
  readonly clock?: { readonly tick?: (ms: number) => unknown };
}

const toolClock = (): Faked['clock'] => (globalThis.setTimeout as unknown as Faked).clock;

/**
 * Makes a function that lets timers of no length go by where a test tool holds all timers back. The loop of
 * axios-retry sets one before each attempt, so a call would stand still, however soon its wait has ended.
 */
export function createRelease(): () => void {
  let asked = false;
  return () => {
    if (asked || !toolClock()) return;
    asked = true;
    inNextTurn(() => {
      asked = false;
      toolClock()?.tick?.(0);
    });
  };
}
