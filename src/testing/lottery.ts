import { cueOf, type Cue, type Stage } from './step.js';

/**
 * Makes a cue that draws one of some steps for each request, `ok` where none is drawn.
 * @throws TypeError naming the step that is wrong
 */
export function lotteryOf(probability: Readonly<Record<string, number>>, stage: Stage): Cue {
  const tickets = Object.entries(probability).map(
    ([step, chance]) => [cueOf(step, `startRehearsal: probability`, stage), chance] as const,
  );
  if (tickets.length === 0) return () => ({});
  return (request, index) => {
    let left = stage.random();
    const drawn = tickets.find(([, chance]) => (left -= chance) < 0);
    return drawn ? drawn[0](request, index) : {};
  };
}
