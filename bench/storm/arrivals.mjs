/** A stream of numbers from 0 to 1 that a seed fixes (mulberry32), so that every client meets the same storm. */
export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** When calls start, in milliseconds from 0: independent of each other, `perSecond` on average (a Poisson process). */
export function arrivals(perSecond, seconds, seed) {
  const random = seeded(seed);
  const times = [];
  for (let at = 0; ;) {
    at += (-Math.log(1 - random()) / perSecond) * 1_000;
    if (at >= seconds * 1_000) return times;
    times.push(at);
  }
}

/** A copy in an order that the seed fixes. */
export function shuffled(list, seed) {
  const random = seeded(seed);
  return list
    .map((item) => [random(), item])
    .sort((a, b) => a[0] - b[0])
    .map(([, item]) => item);
}
