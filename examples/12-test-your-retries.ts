/** Test how code retries, without waiting: recorded waits, a clock that jumps, a clock moved by hand, bad weather. */
import assert from 'node:assert/strict';
import axios from 'axios';
import {
  attach,
  constant,
  createPolicy,
  exponential,
  failureOf,
  type Policy,
  type PolicyOptions,
  run,
} from 'retriage';
import { fakeClock, recordWaits, startRehearsal } from 'retriage/testing';

/** The code under test. Its policy is a parameter. */
function createInventory(baseURL: string, policy: Policy) {
  const api = axios.create({ baseURL });
  attach(api, policy);
  return {
    list: async () => (await api.get<object>('/', { params: { Action: 'DescribeFileSystems' } })).data,
  };
}

/** The options of production, but for chance. */
const options: PolicyOptions = {
  backoff: exponential({ base: 1_000, jitter: 'none' }),
  totalTimeout: 60_000,
  random: () => 0,
};

// One step a request; settings stand behind the name.
const server = await startRehearsal({
  script: 'ServiceUnavailable, Throttling.User@retry-after=9, ServiceUnavailable@cut-at=20, ok',
});

// 1. What waits did the policy ask for? They are written down and skipped.
const recorded = recordWaits(createPolicy(options));
await createInventory(server.url, recorded.policy).list();
assert.deepEqual(
  recorded.waits.map(({ delayMs, delayFrom }) => [delayMs, delayFrom]),
  [
    [1_000, 'backoff'],
    [9_000, 'retry-after'],
    [4_000, 'backoff'],
  ],
);
for (const { attempt, code, delayMs, delayFrom } of recorded.waits)
  console.log(`attempt ${String(attempt)}: ${code}, then ${String(delayMs)} ms by ${delayFrom}`);

// 2. Time itself: totalTimeout counts the waits that were skipped.
server.play(() => 'ServiceUnavailable@retry-after=25');
const clock = fakeClock({ now: 0 });
const inventory = createInventory(server.url, createPolicy({ ...options, clock }));
await assert.rejects(inventory.list(), (error) => failureOf(error)?.stop === 'deadline');
console.log(`gave up after ${String(clock.now() / 1_000)} s`);

// 3. By hand, to look at the moments in between.
const byHand = fakeClock({ auto: false });
let calls = 0;
const running = run(
  () => {
    calls += 1;
    if (calls === 1) throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
    return 'done';
  },
  { clock: byHand, backoff: constant(10_000) },
);
await byHand.advance(9_999);
console.log(`calls: ${String(calls)}, still to wait: ${byHand.pending.join()} ms`);
await byHand.advance(1);
console.log(`calls: ${String(calls)}, ${await running}`);
await server.close();

// 4. Bad weather, the same each time: one answer in three fails, decided by the seed.
const stormy = await startRehearsal({
  seed: 7,
  probability: { ServiceUnavailable: 0.2, reset: 0.1, 'Throttling.User@retry-after=1': 0.05 },
});
const storm = recordWaits(createPolicy({ retries: 8 }));
const stormInventory = createInventory(stormy.url, storm.policy);
for (let call = 0; call < 100; call += 1) await stormInventory.list();
assert.equal(stormy.requests.length, 100 + storm.waits.length);
console.log(`100 lists, ${storm.waits.length > 20 ? 'many' : 'few'} waits, none of them waited for`);
await stormy.close();

// Prints:
// attempt 1: ServiceUnavailable, then 1000 ms by backoff
// attempt 2: Throttling.User, then 9000 ms by retry-after
// attempt 3: HTTP_503, then 4000 ms by backoff
// gave up after 50 s
// calls: 1, still to wait: 1 ms
// calls: 2, done
// 100 lists, many waits, none of them waited for
