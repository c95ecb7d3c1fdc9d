/**
 * Plays one client through one scenario, in a process of its own: starts a call at each arrival and notes how it ended.
 * Told by the parent: `{ client, scenario, seed, url, dead, at }`; answers with the calls and what they cost.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { arrivals } from './arrivals.mjs';
import { CLIENTS } from './clients.mjs';
import { SCENARIOS } from './scenarios.mjs';

/** After the last arrival, what is still open after this time counts as never settled. */
const PATIENCE_MS = 15_000;

process.once('message', async ({ client: name, scenario: wanted, seed, url, dead, at }) => {
  const scenario = SCENARIOS.find((each) => each.name === wanted);
  const call = CLIENTS.find((each) => each.name === name).make({ timeoutMs: scenario.timeoutMs });
  const calls = [];
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const restMb = process.memoryUsage().rss / 2 ** 20;
  let peakMb = 0;
  const sampling = setInterval(() => (peakMb = Math.max(peakMb, process.memoryUsage().rss / 2 ** 20)), 20);
  delay.enable();

  const open = new Set();
  for (const [index, startMs] of arrivals(scenario.load, scenario.seconds, seed).entries()) {
    const leftMs = at + startMs - Date.now();
    if (leftMs > 1) await new Promise((resolve) => setTimeout(resolve, leftMs));
    const toDead = scenario.dead !== undefined && index % scenario.dead === 0;
    const entry = { startMs, toDead, ok: false };
    calls.push(entry);
    const settled = Promise.resolve(call(toDead ? dead : url, String(index))).then(
      () => true,
      () => false,
    );
    const noted = settled.then((ok) => {
      open.delete(noted);
      Object.assign(entry, { ok, endMs: Date.now() - at });
    });
    open.add(noted);
  }
  await Promise.race([Promise.all(open), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);

  clearInterval(sampling);
  delay.disable();
  process.send({ calls, memoryMb: peakMb - restMb, loopDelayMs: delay.percentile(99) / 1e6 }, () =>
    process.exit(),
  );
});
process.send({ ready: true });
