/** Test code that uses a wrapped client, with any test runner: real HTTP, documented errors, no long waits. */
import assert from 'node:assert/strict';
import axios, { type AxiosInstance } from 'axios';
import { attach, constant, type Clock, failureOf, type PolicyOptions } from 'retriage';
import { startRehearsal } from 'retriage/testing';

/** The code under test. Its policy is a parameter, so that a test can shorten the waits. */
function createInventory(baseURL: string, options: PolicyOptions = {}) {
  const api: AxiosInstance = axios.create({ baseURL });
  attach(api, { totalTimeout: 30_000, ...options });
  return {
    list: async () =>
      (await api.get<{ Names: string[] }>('/', { params: { Action: 'DescribeFileSystems' } })).data.Names,
    add: (name: string) => api.post('/', null, { params: { Action: 'CreateFileSystem', Description: name } }),
  };
}

// Steps by action: codes, `ok`, statuses, faults of the connection, whole answers.
const server = await startRehearsal({
  format: 'alternate',
  script: {
    DescribeFileSystems: [
      'ServiceUnavailable',
      'reset',
      'Throttling.User',
      { data: { Names: ['home', 'backup'] } },
    ],
    CreateFileSystem: ['OperationDenied.FileSystemCountsExceeded'],
  },
});
const waits = { backoff: constant(1), throttleBackoff: constant(1) };
const inventory = createInventory(server.url, waits);

assert.deepEqual(await inventory.list(), ['home', 'backup']);
console.log('the list survives three failures');

await assert.rejects(
  inventory.add('logs'),
  (error) => failureOf(error)?.code === 'OperationDenied.FileSystemCountsExceeded',
);
console.log('a create says why it failed');

// What was sent, in order.
const seen = server.requests.map(({ action, answered }) => `${String(action)}: ${answered}`);
assert.equal(seen.length, 5);
console.log(seen.join('\n'));

// Another script for the next test. With a clock of your own a long wait takes no time.
let now = 0;
const clock: Clock = {
  now: () => now,
  setTimeout(callback, ms) {
    return setTimeout(() => {
      now += ms;
      callback();
    }, 0);
  },
  clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
};
server.play([{ code: 'Throttling.User', retryAfter: 50 }, { data: { Names: [] } }]);
await createInventory(server.url, { clock, totalTimeout: undefined, random: () => 0 }).list();
console.log(`waited ${String(now / 1_000)} s by that clock`);

await server.close();

// Prints:
// the list survives three failures
// a create says why it failed
// DescribeFileSystems: ServiceUnavailable
// DescribeFileSystems: reset
// DescribeFileSystems: Throttling.User
// DescribeFileSystems: ok
// CreateFileSystem: OperationDenied.FileSystemCountsExceeded
// waited 50 s by that clock
