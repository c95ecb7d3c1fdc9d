/**
 * The process that makes the calls of the soak, 200 at a time, a third of them to paths that fail; started by soak.mjs.
 * Prints what it found as a line of JSON, and has then to end by itself.
 *
 *   node --expose-gc scripts/soak-calls.mjs URL CALLS
 */
import { getEventListeners, setMaxListeners } from 'node:events';
import { Agent } from 'node:http';
import axios from 'axios';
import { attach, constant, createBudget } from 'retriage';

const [baseURL, calls] = process.argv.slice(2);
const AT_ONCE = 200;
const ROUNDS = 20;
const FAULTS = ['json', 'xml', 'reset', '404', 'throttling'];

const { signal } = new AbortController();
// Of the calls in flight, each may have one: axios's own adapters put them there.
setMaxListeners(2 * AT_ONCE, signal);
const httpAgent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
const ends = {};
const warnings = [];
process.on('warning', ({ name }) => warnings.push(name));

// A budget that lasts, so that how calls end can be told beforehand.
const budget = createBudget({ capacity: 1_000_000 });
const fast = { backoff: constant(5), throttleBackoff: constant(5), budget };
const LIMITS = {
  attemptTimeout: 60_000,
  totalTimeout: 120_000,
  beforeAttempt: (request) => request.headers.set('x-attempt', '1'),
  idempotencyKey: 'Idempotency-Key',
  onEvent: () => undefined,
};
const clients = [fast, { ...fast, ...LIMITS }].map((options) => {
  const api = axios.create({ baseURL, proxy: false, httpAgent, signal });
  attach(api, options);
  return api;
});

async function call(number) {
  const fault = number % 3 === 0 ? FAULTS[(number / 3) % FAULTS.length] : 'ok';
  const api = clients[number % clients.length];
  const end = await api.get(`/${fault}/${number}`).then(
    () => 'ok',
    ({ failure }) => failure?.stop ?? 'no failure',
  );
  ends[end] = (ends[end] ?? 0) + 1;
}

async function heap() {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  for (let run = 0; run < 3; run += 1) globalThis.gc();
  return process.memoryUsage().heapUsed;
}

/** The most listeners of any one event on any of the agent's idle sockets, and on the agent. */
function listeners() {
  const emitters = [httpAgent, ...Object.values(httpAgent.freeSockets).flat()];
  return Math.max(...emitters.flatMap((one) => one.eventNames().map((event) => one.listenerCount(event))));
}

let next = 0;
const heaps = [];
const onEmitters = [];
for (let round = 1; round <= ROUNDS; round += 1) {
  const until = Math.round((calls * round) / ROUNDS);
  const lane = async () => {
    while (next < until) await call(next++);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  onEmitters.push(listeners());
  // How many are idle differs from round to round, and each takes kilobytes.
  httpAgent.destroy();
  heaps.push(await heap());
}

console.log(
  JSON.stringify({
    ends,
    heaps,
    onEmitters,
    onSignal: getEventListeners(signal, 'abort').length,
    warnings,
    doneAt: Date.now(),
  }),
);
