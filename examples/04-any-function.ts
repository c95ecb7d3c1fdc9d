/** The same policy for what is not axios: an SDK, `fetch`, any asynchronous function. */
import { constant, createPolicy, failureOf, run, wrap } from 'retriage';
import { startRehearsal } from 'retriage/testing';

const policy = createPolicy({ backoff: constant(20), throttleBackoff: constant(20), totalTimeout: 4_000 });

// An SDK's method. What it throws is classified by its code and status, never by its class.
const answers = ['Throttling.User', 'Throttling.Api', ''];
function describeFileSystems(regionId: string): Promise<{ regionId: string; count: number }> {
  const code = answers.shift();
  if (!code) return Promise.resolve({ regionId, count: 2 });
  return Promise.reject(Object.assign(new Error(`${code}: slow down`), { code, statusCode: 400 }));
}
const page = await run(({ attempt }) => {
  console.log(`attempt ${String(attempt)}`);
  return describeFileSystems('cn-hangzhou');
}, policy);
console.log(`${String(page.count)} file systems in ${page.regionId}`);

// `wrap` makes a function with the same parameters and result. Its name says what it does, as an action's does:
// a create is not repeated when it may have been executed.
async function createFileSystem(type: string): Promise<string> {
  await Promise.resolve();
  throw Object.assign(new Error(`cannot create ${type}`), { code: 'InternalError', statusCode: 500 });
}
const create = wrap(createFileSystem, policy);
await create('Capacity').catch((error: unknown) =>
  console.log(failureOf(error)?.code, failureOf(error)?.stop),
);

// fetch does not throw on an error status, so throw the response; hand the signal on, so that timeouts reach it.
const server = await startRehearsal({ script: 'ServiceUnavailable, ok', format: 'xml' });
const json = await run(
  async ({ signal }) => {
    const response = await fetch(`${server.url}/?Action=DescribeFileSystems`, { signal });
    if (!response.ok) throw response as unknown;
    return (await response.json()) as { RequestId: string };
  },
  policy,
  { operation: 'DescribeFileSystems' },
);
console.log(Object.keys(json), server.requests.map(({ answered }) => answered).join(', '));

await server.close();

// Prints:
// attempt 1
// attempt 2
// attempt 3
// 2 file systems in cn-hangzhou
// InternalError not-idempotent
// [ 'RequestId' ] ServiceUnavailable, ok
