/** When the server has more to do than it can: a limit on calls in flight, a circuit breaker, a retry budget. */
import axios from 'axios';
import { adaptiveConcurrency, attach, constant, createBudget, failureOf } from 'retriage';
import { startRehearsal } from 'retriage/testing';

const server = await startRehearsal();

/** How calls made at the same time ended. */
async function ends(calls: readonly Promise<unknown>[]): Promise<string> {
  const outcomes = await Promise.allSettled(calls);
  return outcomes
    .map((outcome) => (outcome.status === 'fulfilled' ? 'ok' : String(failureOf(outcome.reason)?.stop)))
    .join(', ');
}

// At most two calls in flight; the third stands in line for 50 ms and is refused. The limit adapts by itself.
const limited = axios.create({ baseURL: server.url });
attach(limited, { overload: adaptiveConcurrency({ initial: 2, maxWait: 50 }) });
server.play([{ delayMs: 200 }, { delayMs: 200 }]);
console.log('in flight:', await ends([limited.get('/'), limited.get('/'), limited.get('/')]));

// Anything with `execute` is a breaker: cockatiel's policies, or this one, which opens after two failures.
let failures = 0;
const breaker = {
  async execute<T>(send: () => Promise<T>): Promise<T> {
    if (failures >= 2) throw new Error('open');
    return send().catch((error: unknown) => {
      failures += 1;
      throw error;
    });
  },
};
const guarded = axios.create({ baseURL: server.url });
attach(guarded, { breaker, retries: 0 });
// The two 404 are the requests' own fault, and open nothing.
server.play('404, 404, 503, 503');
for (let call = 1; call <= 5; call += 1) console.log(`breaker: ${await ends([guarded.get('/')])}`);

// A budget: once it is spent, a call is sent once, so that an outage is not answered with more traffic.
const thrifty = axios.create({ baseURL: server.url });
attach(thrifty, { retries: 1, backoff: constant(1), budget: createBudget({ capacity: 30, cost: 14 }) });
server.play(() => '503');
for (let call = 1; call <= 3; call += 1) console.log(`budget: ${await ends([thrifty.get('/')])}`);

await server.close();

// Prints:
// in flight: ok, ok, overloaded
// breaker: terminal
// breaker: terminal
// breaker: retries-exhausted
// breaker: retries-exhausted
// breaker: circuit-open
// budget: retries-exhausted
// budget: retries-exhausted
// budget: budget-exhausted
