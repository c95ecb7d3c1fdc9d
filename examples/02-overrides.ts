/** Change what happens to a code, a family of codes or a status: for all calls of a policy, or for one request. */
import axios from 'axios';
import { attach, constant, createPolicy, failureOf } from 'retriage';
import { startRehearsal } from 'retriage/testing';

const server = await startRehearsal();

const policy = createPolicy({
  retries: 1,
  backoff: constant(20),
  overrides: {
    // By code. NAS codes autocomplete; any other string is welcome.
    ServiceTimeout: 'stop',
    // A 404 that its document answers with "try again later".
    'InvalidLBid.NotFound': { retry: true, delay: 20 },
    // By family: `Throttling` itself, `Throttling.User` and so on.
    'Throttling.*': { retries: 4, backoff: constant(10) },
    // By status.
    '423': { resolution: 'Someone else edits this file system. Ask them to finish.' },
  },
});
const api = axios.create({ baseURL: server.url });
attach(api, policy);

/** Plays a script to one read, and says how that ended. */
async function read(script: string, retriage = {}): Promise<void> {
  server.play(script);
  const before = server.requests.length;
  const end = await api.get('/', { params: { Action: 'DescribeFileSystems' }, retriage }).then(
    () => 'ok',
    (error: unknown) => `${String(failureOf(error)?.stop)} (${String(failureOf(error)?.decidedBy)})`,
  );
  console.log(`requests: ${String(server.requests.length - before)}, end: ${end}`);
}

await read('ServiceTimeout, ok');
await read('InvalidLBid.NotFound, ok');
await read('Throttling, Throttling.User, Throttling.Api, Throttling.User, ok');
await read('ServiceUnavailable, ServiceUnavailable, ok');

// A request's own options come before the policy's.
await read('ServiceUnavailable, ServiceUnavailable, ok', { retries: 2 });
await read('ServiceTimeout, ok', { overrides: { ServiceTimeout: 'retry' } });
await read('ServiceUnavailable, ok', { overrides: { '5xx': 'stop' } });

server.play('423');
await api.get('/').catch((error: unknown) => console.log(failureOf(error)?.resolution));

await server.close();

// Prints:
// requests: 1, end: terminal (override)
// requests: 2, end: ok
// requests: 5, end: ok
// requests: 2, end: retries-exhausted (catalog)
// requests: 3, end: ok
// requests: 2, end: ok
// requests: 1, end: terminal (override)
// Someone else edits this file system. Ask them to finish.
