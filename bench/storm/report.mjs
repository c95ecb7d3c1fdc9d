/** Width of a slot in which calls are counted, in milliseconds. */
export const SLOT_MS = 250;

/** The share of a slot's calls that must succeed for the slot to count as healthy. */
const HEALTHY = 0.9;

/** What was measured of one client in one scenario, over its seeds. */
export function figuresOf(scenario, plays) {
  const all = plays.flatMap(({ calls }) => calls);
  const toLive = all.filter(({ toDead }) => !toDead);
  const sum = (of) => plays.reduce((total, play) => total + of(play), 0);
  const mean = (of) => sum(of) / plays.length;
  const [from, to] = (scenario.window ?? [Infinity, Infinity]).map((second) => second * 1_000);
  const inWindow = (at) => at >= from && at < to;
  return {
    ok: toLive.filter(({ ok }) => ok).length / toLive.length,
    requests: sum(({ arrived }) => arrived.length) / toLive.length,
    requestsInWindow:
      sum(({ arrived }) => arrived.filter(inWindow).length) /
      toLive.filter(({ startMs }) => inWindow(startMs)).length,
    peakAfter: Math.max(
      ...plays.map(({ arrived }) => peak(arrived.filter((at) => at >= to)) / scenario.load),
    ),
    recovered: mean(({ calls }) => recovery(calls, to)),
    early: sum(({ early }) => early),
    requestsToDead: sum(({ dead }) => dead.requests) / Math.max(1, all.length - toLive.length),
    late: all.filter(({ endMs, startMs }) => !(endMs - startMs < longest(scenario))).length,
    memoryMb: Math.max(...plays.map(({ memoryMb }) => memoryMb)),
    loopDelayMs: Math.max(...plays.map(({ loopDelayMs }) => loopDelayMs)),
  };
}

/** Four attempts and the waits between them: a call that takes longer was not bounded. */
const longest = ({ timeoutMs }) => 4 * timeoutMs + 10_000;

/** The most requests in any second, a second. */
function peak(times) {
  const slots = slotsOf(times);
  let most = 0;
  for (let slot = 0; slot + 3 < slots.length; slot += 1)
    most = Math.max(
      most,
      slots.slice(slot, slot + 4).reduce((sum, count) => sum + count, 0),
    );
  return most;
}

/** Times counted by slot. */
export function slotsOf(times) {
  const slots = [];
  for (const at of times) {
    const slot = Math.floor(at / SLOT_MS);
    slots[slot] = (slots[slot] ?? 0) + 1;
  }
  return Array.from(slots, (count) => count ?? 0);
}

/** Seconds from the end of the trouble to the end of the last unhealthy slot of calls that started after it. */
function recovery(calls, endMs) {
  const after = calls.filter(({ startMs }) => startMs >= endMs);
  const started = slotsOf(after.map(({ startMs }) => startMs - endMs));
  const fine = slotsOf(after.filter(({ ok }) => ok).map(({ startMs }) => startMs - endMs));
  const last = started.findLastIndex((count, slot) => (fine[slot] ?? 0) < count * HEALTHY);
  return ((last + 1) * SLOT_MS) / 1_000;
}
