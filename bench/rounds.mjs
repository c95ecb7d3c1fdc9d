import { fork } from 'node:child_process';
import { once } from 'node:events';
import { median } from './quantile.mjs';

/** Calls of one slice: some milliseconds, with a collection or two of the young garbage among them. */
const CALLS = 250;

/** Slices of one subject in one round: 2,000 calls. */
const SLICES = 8;

/** Rounds of a fresh process that are dropped, while everything is compiled. */
const WARM_UP = 2;

/**
 * Measures the CPU time of a call, for each subject and round, in nanoseconds.
 *
 * CPU time (`process.cpuUsage`), not the clock on the wall: on a machine that does other things too, the time
 * during which a subject does not run says nothing about it.
 *
 * Every subject lives in a process of its own (subject.mjs), and one of them runs at a time. A round takes 2,000
 * sequential calls of each, in slices of 250, and every slice takes the subjects in a new order: what disturbs one
 * disturbs all. The figure of a round is the median of its slices. The same code differs by a few percent from one
 * process to the next, as the compiler's choices do, so the rounds are spread over generations of fresh processes.
 *
 * @param file the module with `subjectsOf(library)`, which gives `{ name, prepare }[]`; `prepare` makes the function
 *   to be measured, or undefined where this version of the library has no such thing
 * @returns figures by name, one a round; subjects that could not be prepared are not in it
 */
export async function measureRounds(file, names, { generations, rounds, build = '' }) {
  const figures = new Map();
  for (let generation = 0; generation < generations; generation += 1) {
    const started = await Promise.all(names.map((name) => start(file, name, build)));
    const subjects = started.filter(({ ready }) => ready);
    for (let round = -WARM_UP; round < rounds / generations; round += 1) {
      for (const [name, times] of await takeRound(subjects)) {
        if (round >= 0) figures.set(name, [...(figures.get(name) ?? []), median(times)]);
      }
    }
    for (const { child } of started) child.disconnect();
  }
  return figures;
}

async function start(file, name, build) {
  const child = fork(new URL('./subject.mjs', import.meta.url), [file, name, build]);
  child.once('exit', (code) => {
    if (code) throw new Error(`The process of "${name}" ended with ${code}.`);
  });
  const [{ ready }] = await once(child, 'message');
  return { name, child, ready };
}

async function takeRound(subjects) {
  const slices = new Map(subjects.map(({ name }) => [name, []]));
  for (let slice = 0; slice < SLICES; slice += 1) {
    for (const { name, child } of shuffled(subjects)) {
      child.send({ calls: CALLS });
      const [{ time }] = await once(child, 'message');
      slices.get(name).push(time);
    }
  }
  return slices;
}

function shuffled(items) {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(Math.random() * (last + 1));
    [order[last], order[other]] = [order[other], order[last]];
  }
  return order;
}
